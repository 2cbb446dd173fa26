// The key of a user's cache comes from the API key that is presented, and from nothing that the server keeps.
import { hkdfSync } from 'node:crypto'

const INFO = 'enedis-cache/v1'
const LENGTH = 32

/** HKDF-SHA-256: some microseconds, less than it costs to have it done by another thread. @param salt of the account, in base64url */
export function deriveCacheKey(apiKey: string, salt: string): Buffer {
  return Buffer.from(hkdfSync('sha256', apiKey, Buffer.from(salt, 'base64url'), INFO, LENGTH))
}
