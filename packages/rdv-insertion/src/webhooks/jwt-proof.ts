import { getHeader, type InstanceSecrets, type Proof, WebhookError } from '@hub/http/webhooks'
import { verifyJws } from './jws.js'

/** The proof of some organisations' appointments: a token in the header, which repeats three fields of the body and protects no other. */
export function createJwtProof(instances: readonly InstanceSecrets[]): Proof {
  return async (request) => {
    const { instance, claims } = await verifyClaims(getHeader(request, 'authorization'), instances)
    return async (bytes) => ({
      instance,
      bytes,
      details: { signature: 'jwt' },
      confirm({ model, data: given }) {
        const data = (typeof given === 'object' ? given : null) as Record<string, unknown> | null
        const agrees = ['id', 'address', 'starts_at'].every((name) => (claims[name] ?? null) === (data?.[name] ?? null))
        if (model !== 'Rdv' || !agrees || claims['id'] === undefined)
          throw new WebhookError('bad_signature', 'its JWT was made for another appointment than that of the body')
      },
    })
  }
}

/** The claims of a token, and the instance that it came from: the first whose secrets it was made with. */
async function verifyClaims(authorization: string | null, instances: readonly InstanceSecrets[]) {
  const now = Date.now()
  let refused: unknown
  for (const { instance, secrets } of instances) {
    try {
      return { instance, claims: await verifyJws(authorization, secrets, now) }
    } catch (thrown) {
      if (!WebhookError.isInstance(thrown) || thrown.reason !== 'bad_signature') throw thrown
      refused = thrown
    }
  }
  throw refused
}
