import type { Environment } from '../config.js'
import { FEATURE_LIST, isFeature } from '../config/formats.js'
import type { KeyLimit } from '../platform/feature.js'
import { createApiKey, listApiKeys, revokeApiKey, type StoredApiKey } from '../platform/partners/api-key-store.js'
import { endOfDay } from './end-of-day.js'
import { OperatorError } from '../platform/process/operator-error.js'
import { withDatabase } from './with-database.js'

const INSTEAD = 'stop that hub first, or give it the key by HUB_API_KEYS'

export interface CreateKeyOptions {
  features: string
  expires?: string | undefined
  /** The requested limit, of the feature that has one. */
  limit?: { feature: string; rule: KeyLimit; list: string } | undefined
}

/** Prints only the key to stdout, so that it can be piped to a store of secrets. */
export async function createKey(
  environment: Environment,
  name: string,
  { features, limit, expires }: CreateKeyOptions,
): Promise<void> {
  if (!/^[\w.-]{1,64}$/.test(name)) throw new OperatorError('A key name is 1 to 64 letters, digits, "_", "." or "-".')
  const granted = parseFeatures(features)
  const limits = {
    coveredIds: limit?.rule.parse(limit.list),
    expiresAt: expires === undefined ? undefined : parseExpiry(expires),
  }
  const { key, warnings } = await withDatabase(environment, INSTEAD, async (database) => ({
    warnings: (await limit?.rule.findWarnings(database, limits.coveredIds ?? [])) ?? [],
    key: await createApiKey(database, name, granted, limits),
  }))
  const noun = limit?.rule.noun ?? ''
  for (const warning of warnings)
    process.stderr.write(`warning: ${warning}
`)
  const others = granted.filter((feature) => feature !== limit?.feature)
  if (limit && others.length > 0)
    process.stderr.write(`warning: ${noun} limit the feature ${limit.feature} only, not ${others.join(', ')}\n`)
  const places = limits.coveredIds ? ` at ${limits.coveredIds.join(', ')}` : ''
  const until = limits.expiresAt ? ` until ${limits.expiresAt.toISOString()}` : ''
  process.stderr.write(`Key ${name}, granted ${granted.join(', ')}${places}${until}. It is shown this once:\n`)
  process.stdout.write(`${key}\n`)
}

export async function listKeys(environment: Environment): Promise<void> {
  const keys = await withDatabase(environment, INSTEAD, listApiKeys)
  if (keys.length === 0) process.stderr.write('No key: "keys create NAME --features ants" makes one.\n')
  for (const key of keys) process.stdout.write(`${describe(key).join('\t')}\n`)
}

/** The fields shown of a key; a key without limits, or that was never used, has fewer fields. */
function describe(key: StoredApiKey): string[] {
  const { name, features, coveredIds, createdAt, lastUsedAt } = key
  return [
    name,
    features.join('+'),
    ...(coveredIds ? [`at ${coveredIds.join('+')}`] : []),
    `created ${createdAt.toISOString()}`,
    ...(lastUsedAt ? [`last used ${lastUsedAt.toISOString()}`] : []),
    describeState(key),
  ]
}

function describeState({ revokedAt, expiresAt, isExpired }: StoredApiKey): string {
  if (revokedAt) return `revoked ${revokedAt.toISOString()}`
  if (!expiresAt) return 'in use'
  return `${isExpired ? 'expired' : 'expires'} ${expiresAt.toISOString()}`
}

export async function revokeKey(environment: Environment, name: string): Promise<void> {
  await withDatabase(environment, INSTEAD, (database) => revokeApiKey(database, name))
  process.stderr.write(`Key ${name} is revoked: its next request is refused.\n`)
}

function parseFeatures(list: string): string[] {
  const names = list.split(',').map((name) => name.trim())
  if (names.every(isFeature)) return [...new Set(names)]
  throw new OperatorError(`--features is a comma list among ${FEATURE_LIST}.`)
}

function parseExpiry(text: string): Date {
  const end = endOfDay(text)
  if (end === undefined) throw new OperatorError('--expires is a day that exists, such as 2030-06-30: the last one.')
  if (end.getTime() <= Date.now()) throw new OperatorError('--expires is a day that is over: the key would never work.')
  return end
}
