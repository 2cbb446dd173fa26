import { timingSafeEqual } from 'node:crypto'
import { digest, findApiKey, markApiKeyUsed } from './api-key-store.js'
import type { Database } from '../database/database.js'
import { HttpProblem } from '../http/http-problem.js'

/** A partner's key given by the configuration: granted the features of its entry, or all of them. */
export interface ConfiguredApiKey {
  name: string
  key: string
  features: readonly string[]
}

/** A partner recognised by its key. */
export interface Caller {
  /** Distinguishes two keys, also two with the same name one after the other. */
  id: string
  name: string
  features: ReadonlySet<string>
  /** What it covers, within the feature that knows such a limit; undefined for all. */
  coveredIds: ReadonlySet<string> | undefined
  /** The key of a sandbox's data directory: good from this machine only. */
  demo: boolean
}

export interface ApiKeys {
  /**
   * The partner whose key this is; undefined when it is unknown or revoked. No promise where the configuration has the key.
   * @throws {HttpProblem} 401 when it has expired.
   */
  recognise(key: string): Caller | Promise<Caller | undefined>
}

export interface ApiKeysOptions {
  database: Database
  configured: readonly ConfiguredApiKey[]
  /** The demo key of the data directory, granted these features. */
  demo?: { key: string; features: readonly string[] } | undefined
}

/** Milliseconds between two records of the use of a key: it only shows people whether a key is still needed. */
const USE_INTERVAL = 60_000

/** The keys of the configuration, the demo key, and those of the database, which are looked up at each request. */
export function createApiKeys({ database, configured, demo }: ApiKeysOptions): ApiKeys {
  const known = configured.map(({ name, key, features }) => entry(key, name, features, false))
  if (demo) known.push(entry(demo.key, 'demo', demo.features, true))
  const markUsed = createUseMarker(database)

  async function recogniseStored(presented: string): Promise<Caller | undefined> {
    const stored = await findApiKey(database, presented)
    if (!stored) return undefined
    const { id, name, features, coveredIds, expiresAt, isExpired } = stored
    if (isExpired) throw createExpiredKeyProblem(expiresAt)
    await markUsed(id)
    return {
      id,
      name,
      features: new Set(features),
      coveredIds: coveredIds === null ? undefined : new Set(coveredIds),
      demo: false,
    }
  }

  return {
    recognise(key) {
      const presented = digest(key)
      const bytes = Buffer.from(presented)
      const match = known.find((each) => timingSafeEqual(each.digest, bytes))
      return match?.caller ?? recogniseStored(presented)
    },
  }
}

/** Writes the last use of a key, once a minute at most. Never fails. */
function createUseMarker(database: Database): (id: string) => Promise<void> {
  const written = new Map<string, number>()
  return async (id) => {
    const present = performance.now()
    const last = written.get(id)
    if (last !== undefined && present - last < USE_INTERVAL) return
    written.set(id, present)
    await markApiKeyUsed(database, id).catch(() => {})
  }
}

function entry(
  key: string,
  name: string,
  features: readonly string[],
  demo: boolean,
): { digest: Buffer; caller: Caller } {
  return {
    digest: Buffer.from(digest(key)),
    caller: { id: `configured:${name}`, name, features: new Set(features), coveredIds: undefined, demo },
  }
}

function createExpiredKeyProblem(at: Date | null): HttpProblem {
  const detail = `This API key expired${at ? ` on ${at.toISOString()}` : ''}: ask whoever runs this hub for a new one.`
  return new HttpProblem(401, 'invalid_api_key', detail, {
    headers: { 'www-authenticate': 'Bearer realm="hub", error="invalid_token"' },
  })
}
