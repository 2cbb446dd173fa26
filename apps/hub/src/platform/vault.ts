import { randomBytes } from 'node:crypto'
import { join, resolve } from 'node:path'
import type { PersonalDataConfig } from '../config.js'
import { type Cipher, createCipher } from './crypto.js'
import type { Database } from './database.js'
import { type Lookup, openLookup } from './lookup-key.js'
import { OperatorError } from './operator-error.js'
import { readOrCreate } from './private-file.js'

/** What personal data is sealed with, and found by. */
export interface Vault {
  cipher: Cipher
  lookup: Lookup
}

/** @throws {OperatorError} when the keys are not those of this database. */
export async function openVault(database: Database, config: PersonalDataConfig): Promise<Vault> {
  const cipher = createCipher(encryptionKeys(config, database))
  return { cipher, lookup: await openLookup(database, cipher) }
}

function encryptionKeys(
  { encryptionKeys: keys, storage }: PersonalDataConfig,
  { engine }: Database,
): readonly Buffer[] {
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
