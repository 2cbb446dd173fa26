import { type HmacSecrets, hmacSecrets } from './hmac.js'

/**
 * The secrets of the endpoints that are subscribed. When several instances of a service are, by instance: the same ids occur in each,
 * and nothing but the secret tells which one sent.
 */
export type WebhookSecrets = string | readonly string[] | Readonly<Record<string, string | readonly string[]>>

/** The secrets of one instance, ready to verify with. */
export interface InstanceSecrets {
  /** Null where secrets are not given by instance. */
  instance: string | null
  secrets: HmacSecrets
}

/**
 * Prepares the secrets of every instance.
 *
 * @throws TypeError at once when there is none, one is empty, or two instances share one: nothing would tell which of them sent
 */
export function instanceSecrets(given: WebhookSecrets): readonly InstanceSecrets[] {
  if (!isByInstance(given)) return [{ instance: null, secrets: hmacSecrets(given) }]
  const owners = new Map<string, string>()
  const prepared = Object.entries(given).map(([instance, listed]) => {
    if (!/^[\w.-]+$/.test(instance))
      throw new TypeError('secrets: the name of an instance has letters, digits, dots, dashes and underscores only')
    const secrets = hmacSecrets(listed)
    for (const secret of [listed].flat()) {
      const owner = owners.get(secret)
      if (owner !== undefined && owner !== instance)
        throw new TypeError(`secrets: ${owner} and ${instance} share one: each instance needs its own`)
      owners.set(secret, instance)
    }
    return { instance, secrets }
  })
  if (prepared.length === 0) throw new TypeError('secrets must list at least one secret')
  return prepared
}

/**
 * The instance for which a check of its secrets succeeds, undefined when there is none. All are tried to the end, so that the time
 * taken tells nothing.
 *
 * @throws what the check throws, such as WebhookError `missing_signature`
 */
export async function findInstance(
  instances: readonly InstanceSecrets[],
  isSignedWith: (secrets: HmacSecrets) => Promise<boolean>,
): Promise<InstanceSecrets | undefined> {
  const matches = await Promise.all(instances.map(({ secrets }) => isSignedWith(secrets)))
  return instances[matches.indexOf(true)]
}

function isByInstance(given: WebhookSecrets): given is Readonly<Record<string, string | readonly string[]>> {
  return typeof given === 'object' && given !== null && !Array.isArray(given)
}
