import { type Environment } from '../config.js'
import { type Feature, FEATURE_LIST, isFeature } from '../features.js'
import { createApiKey, listApiKeys, revokeApiKey } from '../platform/api-key-store.js'
import { OperatorError } from '../platform/operator-error.js'
import { withDatabase } from './with-database.js'

const WAY_ROUND = 'stop that hub first, or give it the key by HUB_API_KEYS'

/** The key is all that stdout gets, so that it can be piped to where secrets are kept. */
export async function createKey(environment: Environment, name: string, features: string): Promise<void> {
  if (!/^[\w.-]{1,64}$/.test(name)) throw new OperatorError('A key name is 1 to 64 letters, digits, "_", "." or "-".')
  const granted = featuresOf(features)
  const key = await withDatabase(environment, WAY_ROUND, (database) => createApiKey(database, name, granted))
  process.stderr.write(`Key ${name}, granted ${granted.join(', ')}. It is shown this once:\n`)
  process.stdout.write(`${key}\n`)
}

export async function listKeys(environment: Environment): Promise<void> {
  const keys = await withDatabase(environment, WAY_ROUND, listApiKeys)
  if (keys.length === 0) process.stderr.write('No key: "keys create NAME --features ants" makes one.\n')
  for (const { name, features, createdAt, revokedAt } of keys) {
    const state = revokedAt ? `revoked ${revokedAt.toISOString()}` : 'in use'
    process.stdout.write(`${name}\t${features.join('+')}\tcreated ${createdAt.toISOString()}\t${state}\n`)
  }
}

export async function revokeKey(environment: Environment, name: string): Promise<void> {
  await withDatabase(environment, WAY_ROUND, (database) => revokeApiKey(database, name))
  process.stderr.write(`Key ${name} is revoked: its next request is refused.\n`)
}

function featuresOf(list: string): Feature[] {
  const names = list.split(',').map((name) => name.trim())
  if (names.every(isFeature)) return [...new Set(names)]
  throw new OperatorError(`--features is a comma list among ${FEATURE_LIST}.`)
}
