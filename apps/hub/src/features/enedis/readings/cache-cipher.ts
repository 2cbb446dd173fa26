import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

const ALGORITHM = 'aes-256-gcm'
/** First byte of each entry. */
const VERSION = 1
const NONCE_LENGTH = 12
const TAG_LENGTH = 16

/**
 * AES-256-GCM with a fresh nonce; the additional data is the whole key of the entry, so that one moved to another place, day or user does
 * not open.
 */
export function encryptEntry(cacheKey: Buffer, key: string, text: string): Buffer {
  const nonce = randomBytes(NONCE_LENGTH)
  const cipher = createCipheriv(ALGORITHM, cacheKey, nonce, { authTagLength: TAG_LENGTH })
  cipher.setAAD(Buffer.from(key))
  return Buffer.concat([Buffer.of(VERSION), nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
}

/** @returns undefined when it was altered, moved, or encrypted by another key */
export function decryptEntry(cacheKey: Buffer, key: string, entry: Uint8Array): string | undefined {
  const bytes = Buffer.from(entry.buffer, entry.byteOffset, entry.byteLength)
  if (bytes[0] !== VERSION || bytes.length < 1 + NONCE_LENGTH + TAG_LENGTH) return undefined
  try {
    const nonce = bytes.subarray(1, 1 + NONCE_LENGTH)
    const decipher = createDecipheriv(ALGORITHM, cacheKey, nonce, { authTagLength: TAG_LENGTH })
    decipher.setAAD(Buffer.from(key))
    decipher.setAuthTag(bytes.subarray(-TAG_LENGTH))
    const text = decipher.update(bytes.subarray(1 + NONCE_LENGTH, -TAG_LENGTH), undefined, 'utf8')
    return text + decipher.final('utf8')
  } catch {
    return undefined
  }
}
