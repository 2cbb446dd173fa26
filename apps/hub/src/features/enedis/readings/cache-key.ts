// The key of a user's cache comes from the API key that is presented, and from nothing that the server keeps.
import { hkdf } from 'node:crypto'
import { promisify } from 'node:util'

const derive = promisify(hkdf)
const INFO = 'enedis-cache/v1'
const LENGTH = 32

/** HKDF-SHA-256. @param salt of the account, in base64url */
export async function deriveCacheKey(apiKey: string, salt: string): Promise<Buffer> {
  return Buffer.from(await derive('sha256', apiKey, Buffer.from(salt, 'base64url'), INFO, LENGTH))
}
