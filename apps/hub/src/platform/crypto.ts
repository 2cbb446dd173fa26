import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { OperatorError } from './operator-error.js'

const ALGORITHM = 'aes-256-gcm'
const VERSION = 'v1'
const NONCE_LENGTH = 12
const TAG_LENGTH = 16

/** Personal data and secrets at rest. */
export interface Cipher {
  /** `place` names the column and row that the text is for: sealed there, it cannot be opened as if it were of another. */
  seal(text: string, place: string): string
  /** @throws {OperatorError} when no configured key opens it, or it was altered, or moved from another place. */
  open(sealed: string, place: string): string
  /** What every text begins with that the first key sealed: once all do, the other keys are not needed. */
  readonly currentPrefix: string
}

/**
 * AES-256-GCM with a random nonce. The sealed text, `v1.<key>.<nonce, ciphertext and tag>`, names its key by a digest: the first key
 * seals, each opens what it sealed.
 * @param keys 32 bytes each, at least one
 */
export function createCipher(keys: readonly Buffer[]): Cipher {
  const known = new Map(keys.map((key) => [keyName(key), key]))
  const [current] = known
  if (current === undefined) throw new Error('A cipher needs at least one key.')
  const [currentName, currentKey] = current
  return {
    seal(text, place) {
      const nonce = randomBytes(NONCE_LENGTH)
      const cipher = createCipheriv(ALGORITHM, currentKey, nonce, { authTagLength: TAG_LENGTH })
      cipher.setAAD(Buffer.from(place))
      const body = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
      return [VERSION, currentName, body.toString('base64url')].join('.')
    },
    open(sealed, place) {
      const [version, name = '', text = ''] = sealed.split('.')
      const key = known.get(name)
      if (version !== VERSION || key === undefined) {
        throw new OperatorError(
          'The database holds data sealed with a key that HUB_ENCRYPTION_KEY does not list: add the former key after the present one.',
        )
      }
      return decrypt(Buffer.from(text, 'base64url'), key, place)
    },
    currentPrefix: `${VERSION}.${currentName}.`,
  }
}

function decrypt(body: Buffer, key: Buffer, place: string): string {
  try {
    const decipher = createDecipheriv(ALGORITHM, key, body.subarray(0, NONCE_LENGTH), { authTagLength: TAG_LENGTH })
    decipher.setAAD(Buffer.from(place))
    decipher.setAuthTag(body.subarray(-TAG_LENGTH))
    return decipher.update(body.subarray(NONCE_LENGTH, -TAG_LENGTH), undefined, 'utf8') + decipher.final('utf8')
  } catch {
    // The place holds an id: its column is enough to know where to look.
    const column = place.split(':')[0]
    throw new OperatorError(`A sealed value of ${column} was altered, or belongs elsewhere: restore it from a backup.`)
  }
}

/** Enough of a digest to tell a handful of keys apart, and nothing to learn the key from. */
function keyName(key: Buffer): string {
  return createHash('sha256').update('hub encryption key').update(key).digest('base64url').slice(0, 8)
}
