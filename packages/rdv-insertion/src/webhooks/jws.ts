import { type HmacSecrets, signHmac, verifyHmacSha256, WebhookError } from '@hub/http/webhooks'

/** Seconds that clocks may differ by. */
const TOLERANCE = 30
const SIGNATURE_BYTES = 32
const SEGMENTS = /^([\w-]+)\.([\w-]+)\.([\w-]{43})$/

const encoder = new TextEncoder()

/** What rdv-insertion signs in this variant; the rest of the body is not protected. */
export interface JwsClaims {
  id: number
  address: string | null
  starts_at: string
}

/**
 * Verifies the `Authorization` header of the JWT variant: a JWS with HS256, whose `exp` stands in the header part, where no JWT
 * library looks for it.
 *
 * @param now Epoch milliseconds.
 * @throws WebhookError `missing_signature`, `malformed_signature`, `bad_signature` or `expired_signature`
 */
export async function verifyJws(
  authorization: string | null,
  secrets: HmacSecrets,
  now: number,
): Promise<Record<string, unknown>> {
  const token = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1]
  if (token === undefined) throw new WebhookError('missing_signature', 'it has no Authorization header with a JWT')
  const [, header = '', payload = '', signature = ''] = SEGMENTS.exec(token) ?? []
  const protectedHeader = decodeSegment(header)
  const claims = decodeSegment(payload)
  const digits = parseSignatureSegment(signature)
  if (!protectedHeader || !claims || digits === undefined) throw createMalformedError('its JWT cannot be read')
  if (protectedHeader['alg'] !== 'HS256' || 'crit' in protectedHeader)
    throw createMalformedError('its JWT is not of HS256')
  if (!(await verifyHmacSha256(encoder.encode(`${header}.${payload}`), digits, secrets)))
    throw new WebhookError('bad_signature', 'its JWT was made with none of the secrets')
  const expiry = protectedHeader['exp'] ?? claims['exp']
  if (typeof expiry !== 'number') throw createMalformedError('its JWT does not say until when it holds')
  if ((expiry + TOLERANCE) * 1000 < now) throw new WebhookError('expired_signature', 'its JWT has expired')
  return claims
}

/** A JWS as rdv-insertion makes it. @param expiresAt Epoch seconds. */
export async function signJws(claims: JwsClaims, secret: string, expiresAt: number): Promise<string> {
  const header = encodeSegment({ typ: 'JWT', exp: expiresAt, alg: 'HS256' })
  const signed = `${header}.${encodeSegment(claims)}`
  const digits = await signHmac(signed, secret)
  return `${signed}.${toBase64Url(Uint8Array.from(digits.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16)))}`
}

/** The signature as hexadecimal digits. Its last character has two bits of no meaning: only the one true spelling is taken. */
function parseSignatureSegment(segment: string): string | undefined {
  const bytes = fromBase64Url(segment)
  if (bytes?.length !== SIGNATURE_BYTES || toBase64Url(bytes) !== segment) return undefined
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

function decodeSegment(segment: string): Record<string, unknown> | undefined {
  try {
    const bytes = fromBase64Url(segment)
    const value: unknown = bytes && JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined
  } catch {
    return undefined
  }
}

function encodeSegment(value: object): string {
  return toBase64Url(encoder.encode(JSON.stringify(value)))
}

function toBase64Url(bytes: Uint8Array): string {
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

function fromBase64Url(segment: string): Uint8Array | undefined {
  try {
    const binary = atob(segment.replaceAll('-', '+').replaceAll('_', '/'))
    return Uint8Array.from(binary, (character) => character.charCodeAt(0))
  } catch {
    return undefined
  }
}

function createMalformedError(problem: string): WebhookError {
  return new WebhookError('malformed_signature', problem)
}
