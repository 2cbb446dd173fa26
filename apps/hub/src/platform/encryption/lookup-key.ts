import { createHmac, randomBytes } from 'node:crypto'
import type { Cipher } from './cipher.js'
import type { Database } from '../database/database.js'
import { writeOnce } from '../database/settings.js'

export const LOOKUP_KEY_SETTING = 'lookup_key'

/** A keyed digest of an encrypted value, by which its row is found. It cannot be guessed without the key. */
export type Lookup = (text: string) => string

/**
 * The digest of this database. Its key is made once and kept encrypted in the database, apart from the encryption keys: those can be
 * changed without touching a single look-up.
 * @throws {OperatorError} when no encryption key decrypts it: the database was made with others.
 */
export async function openLookup(database: Database, cipher: Cipher): Promise<Lookup> {
  const fresh = cipher.encrypt(randomBytes(32).toString('base64'), LOOKUP_KEY_SETTING)
  const encrypted = await database.run((connection) => writeOnce(connection, LOOKUP_KEY_SETTING, fresh))
  const key = Buffer.from(cipher.decrypt(encrypted, LOOKUP_KEY_SETTING), 'base64')
  return (text) => createHmac('sha256', key).update(text).digest('base64url')
}
