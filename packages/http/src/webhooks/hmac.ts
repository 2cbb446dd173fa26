import { toBufferSource } from '../byte-source.js'
import { toHex } from '../digest.js'
import { WebhookError } from './webhook-error.js'

/** The 64 lowercase hexadecimal digits of an HMAC-SHA256, and nothing around them. */
const SIGNATURE = /^[0-9a-f]{64}$/
const ALGORITHM = { name: 'HMAC', hash: 'SHA-256' }

const encoder = new TextEncoder()

/** Secrets ready to verify with. */
export interface HmacSecrets {
  /** Those of `crypto.subtle`, whose type has not the same name in every environment. */
  keys(): Promise<readonly object[]>
}

/**
 * Prepares one or several secrets; several are accepted at the same time, so that changing one loses no delivery.
 *
 * @throws TypeError at once when there is none or one is empty: anyone can sign with an empty secret
 */
export function hmacSecrets(secrets: string | readonly string[]): HmacSecrets {
  const texts = typeof secrets === 'string' ? [secrets] : secrets
  if (!Array.isArray(texts) || texts.length === 0) throw new TypeError('secrets must list at least one secret')
  for (const [index, secret] of texts.entries()) {
    if (typeof secret !== 'string' || secret.trim() === '') throw new TypeError(`secrets[${index}] is empty`)
  }
  const copies = [...texts]
  let imported: Promise<readonly CryptoKey[]> | undefined
  return { keys: () => (imported ??= Promise.all(copies.map((secret) => importKey(secret)))) }
}

/** A signature that is one by its form, in bytes. */
export interface Signature {
  readonly bytes: Uint8Array
}

/**
 * The signature of a header.
 *
 * @param signatureHex The header's value, null when there is none.
 * @throws WebhookError `missing_signature` or `malformed_signature`
 */
export function parseSignature(signatureHex: string | null | undefined): Signature {
  if (signatureHex === null || signatureHex === undefined || signatureHex === '') {
    throw new WebhookError('missing_signature', 'it has no signature; check the secret given to the sender')
  }
  if (!SIGNATURE.test(signatureHex)) {
    throw new WebhookError('malformed_signature', 'its signature is not 64 lowercase hexadecimal digits')
  }
  return { bytes: Uint8Array.from(signatureHex.match(/../g) ?? [], (digits) => Number.parseInt(digits, 16)) }
}

/**
 * Whether a signature was made over these bytes with one of the secrets. Every secret is tried and compared to the end, so that
 * the time taken tells nothing.
 */
export async function verifySignature(bytes: Uint8Array, signature: Signature, secrets: HmacSecrets): Promise<boolean> {
  const keys = (await secrets.keys()) as readonly CryptoKey[]
  const matches = await Promise.all(
    keys.map((key) => crypto.subtle.verify(ALGORITHM, key, toBufferSource(signature.bytes), toBufferSource(bytes))),
  )
  return matches.includes(true)
}

/**
 * Whether the signature of a header was made over these bytes with one of the secrets.
 *
 * @param signatureHex The header's value, null when there is none.
 * @throws WebhookError `missing_signature` or `malformed_signature`
 */
export async function verifyHmacSha256(
  bytes: Uint8Array,
  signatureHex: string | null | undefined,
  secrets: HmacSecrets,
): Promise<boolean> {
  return verifySignature(bytes, parseSignature(signatureHex), secrets)
}

/** The HMAC-SHA256 of a body, as 64 lowercase hexadecimal digits. */
export async function signHmac(body: string | Uint8Array, secret: string): Promise<string> {
  const bytes = typeof body === 'string' ? encoder.encode(body) : body
  const signature = new Uint8Array(await crypto.subtle.sign(ALGORITHM, await importKey(secret), toBufferSource(bytes)))
  return toHex(signature)
}

function importKey(secret: string): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', encoder.encode(secret), ALGORITHM, false, ['sign', 'verify'])
}
