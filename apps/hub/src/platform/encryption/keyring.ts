import { randomBytes } from 'node:crypto'
import { join, resolve } from 'node:path'
import { type Cipher, createCipher } from './cipher.js'
import type { Database, StorageConfig } from '../database/database.js'
import { type Lookup, openLookup } from './lookup-key.js'
import { OperatorError } from '../process/operator-error.js'
import { readOrCreate } from '../process/private-file.js'

export interface KeyringConfig {
  storage: StorageConfig
  /** 32 bytes each: the first encrypts, all decrypt. Empty where a key of the data directory stands in. */
  encryptionKeys: readonly Buffer[]
}

/** What personal data is encrypted with, and found by. */
export interface Keyring {
  cipher: Cipher
  lookup: Lookup
}

/** @throws {OperatorError} when the keys are not those of this database. */
export async function openKeyring(database: Database, config: KeyringConfig): Promise<Keyring> {
  const cipher = createCipher(encryptionKeys(config, database))
  return { cipher, lookup: await openLookup(database, cipher) }
}

function encryptionKeys({ encryptionKeys: keys, storage }: KeyringConfig, { engine }: Database): readonly Buffer[] {
  if (keys.length > 0) return keys
  if (engine === 'postgresql') {
    throw new OperatorError(
      'HUB_ENCRYPTION_KEY is required because DATABASE_URL is set: give the one the hub runs with.',
    )
  }
  // A trial needs no configuration. A live hub does not start without keys of its own (see modes.ts).
  const file = join(storage.dataDirectory, 'encryption-key')
  const key = Buffer.from(
    readOrCreate(file, () => `${randomBytes(32).toString('base64')}\n`),
    'base64',
  )
  if (key.length === 32) return [key]
  throw new OperatorError(`The key in ${resolve(file)} is damaged: restore it, or move the data directory away.`)
}
