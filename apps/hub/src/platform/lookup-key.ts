import { createHmac, randomBytes } from 'node:crypto'
import type { Cipher } from './crypto.js'
import type { Database } from './database.js'
import { writeOnce } from './settings.js'

export const LOOKUP_KEY_SETTING = 'lookup_key'

/** A keyed digest of a sealed value, by which rows are found: the same text has the same digest, and nobody without the key can try. */
export type Lookup = (text: string) => string

/**
 * The digest of this database. Its key is made once and kept sealed in the database, apart from the encryption keys: those can be
 * changed without touching a single look-up.
 * @throws {OperatorError} when no encryption key opens it: the database was made with others.
 */
export async function openLookup(database: Database, cipher: Cipher): Promise<Lookup> {
  const fresh = cipher.seal(randomBytes(32).toString('base64'), LOOKUP_KEY_SETTING)
  const sealed = await database.run((connection) => writeOnce(connection, LOOKUP_KEY_SETTING, fresh))
  const key = Buffer.from(cipher.open(sealed, LOOKUP_KEY_SETTING), 'base64')
  return (text) => createHmac('sha256', key).update(text).digest('base64url')
}
