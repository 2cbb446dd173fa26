import { timingSafeEqual } from 'node:crypto'
import type { ConfiguredApiKey } from '../config/variables.js'
import { type Feature, FEATURES } from '../features.js'
import { digest, findApiKey } from './api-key-store.js'
import type { Database } from './database.js'

/** A partner recognised by its key. */
export interface Caller {
  /** Tells two keys apart, also two that had the same name one after the other. */
  id: string
  name: string
  features: ReadonlySet<Feature>
  /** The key of a sandbox's data directory: good from this machine only. */
  demo: boolean
}

export interface Keyring {
  /** The partner whose key this is; nobody when it is unknown or revoked. */
  recognise(key: string): Promise<Caller | undefined>
}

export interface KeyringOptions {
  database: Database
  configured: readonly ConfiguredApiKey[]
  demoKey?: string | undefined
}

/** The keys of the configuration, the demo key, and those of the database, which are looked up at each request. */
export function createKeyring({ database, configured, demoKey }: KeyringOptions): Keyring {
  const known = configured.map(({ name, key, features }) => entry(key, name, features, false))
  if (demoKey !== undefined) known.push(entry(demoKey, 'demo', FEATURES, true))
  return {
    async recognise(key) {
      const presented = digest(key)
      const match = known.find((each) => timingSafeEqual(each.digest, Buffer.from(presented)))
      if (match) return match.caller
      const stored = await findApiKey(database, presented)
      return stored && { id: stored.id, name: stored.name, features: new Set(stored.features), demo: false }
    },
  }
}

function entry(
  key: string,
  name: string,
  features: readonly Feature[],
  demo: boolean,
): { digest: Buffer; caller: Caller } {
  return {
    digest: Buffer.from(digest(key)),
    caller: { id: `configured:${name}`, name, features: new Set(features), demo },
  }
}
