import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { OperatorError } from '../process/operator-error.js'

const ALGORITHM = 'aes-256-gcm'
const VERSION = 'v1'
const NONCE_LENGTH = 12
const TAG_LENGTH = 16

/** Personal data and secrets at rest. */
export interface Cipher {
  /** `associatedData` names the column and row that the text is for: it cannot be decrypted as if it were of another. */
  encrypt(text: string, associatedData: string): string
  /** @throws {OperatorError} when no configured key decrypts it, or it was altered, or moved from another row. */
  decrypt(encrypted: string, associatedData: string): string
  /** What every text begins with that the first key encrypted: once all do, the other keys are not needed. */
  readonly currentPrefix: string
}

/**
 * AES-256-GCM with a random nonce. The encrypted text, `v1.<key>.<nonce, ciphertext and tag>`, names its key by a digest: the first key
 * encrypts, each decrypts what it encrypted.
 * @param keys 32 bytes each, at least one
 */
export function createCipher(keys: readonly Buffer[]): Cipher {
  const known = new Map(keys.map((key) => [keyName(key), key]))
  const [current] = known
  if (current === undefined) throw new Error('A cipher needs at least one key.')
  const [currentName, currentKey] = current
  return {
    encrypt(text, associatedData) {
      const nonce = randomBytes(NONCE_LENGTH)
      const cipher = createCipheriv(ALGORITHM, currentKey, nonce, { authTagLength: TAG_LENGTH })
      cipher.setAAD(Buffer.from(associatedData))
      const body = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
      return [VERSION, currentName, body.toString('base64url')].join('.')
    },
    decrypt(encrypted, associatedData) {
      const [version, name = '', text = ''] = encrypted.split('.')
      const key = known.get(name)
      if (version !== VERSION || key === undefined) {
        throw new OperatorError(
          'The database holds data encrypted with a key that HUB_ENCRYPTION_KEY does not list: add the former key after the present one.',
        )
      }
      return decryptBody(Buffer.from(text, 'base64url'), key, associatedData)
    },
    currentPrefix: `${VERSION}.${currentName}.`,
  }
}

function decryptBody(body: Buffer, key: Buffer, associatedData: string): string {
  try {
    const decipher = createDecipheriv(ALGORITHM, key, body.subarray(0, NONCE_LENGTH), { authTagLength: TAG_LENGTH })
    decipher.setAAD(Buffer.from(associatedData))
    decipher.setAuthTag(body.subarray(-TAG_LENGTH))
    return decipher.update(body.subarray(NONCE_LENGTH, -TAG_LENGTH), undefined, 'utf8') + decipher.final('utf8')
  } catch {
    // It ends with an id: its column is enough to know where to look.
    const column = associatedData.split(':')[0]
    throw new OperatorError(
      `An encrypted value of ${column} was altered, or belongs elsewhere: restore it from a backup.`,
    )
  }
}

/** Enough of a digest to tell a handful of keys apart, and nothing to learn the key from. */
function keyName(key: Buffer): string {
  return createHash('sha256').update('hub encryption key').update(key).digest('base64url').slice(0, 8)
}
