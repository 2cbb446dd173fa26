import { refuse } from './answers.js'

/** What a token allows. */
export interface TokenClaims {
  resource: { dashboard?: number | string; question?: number | string }
  params: Record<string, unknown>
}

/** Seconds that a token is good for after it has expired (MB). */
const LEEWAY = 60

/**
 * Checks a token as Metabase does.
 *
 * @throws Refusal 400 in text
 */
export async function verifyToken(token: string, secretKey: string): Promise<TokenClaims> {
  const [header = '', payload = '', signature = '', ...more] = token.split('.')
  const { alg } = decode(header)
  if (alg !== 'HS256' || more.length > 0) throw refuse(400, 'JWT `alg` cannot be `none`.')
  if (!(await isSigned(`${header}.${payload}`, signature, secretKey)))
    throw refuse(400, 'Message seems corrupt or manipulated.')
  const { resource, params, exp } = decode(payload)
  if (typeof exp === 'number' && exp + LEEWAY <= Date.now() / 1_000) throw refuse(400, 'Token is expired.')
  if (!isRecord(resource)) throw refuse(400, 'Token is missing value for keypath [:resource]')
  if (!isRecord(params)) throw refuse(400, 'Token is missing value for keypath [:params]')
  return { resource, params }
}

/** The values of locked parameters, as lists; an empty list switches one off. */
export function readLocked(params: TokenClaims['params'], locked: readonly string[]): Map<string, string[]> {
  for (const name of locked)
    if (params[name] === undefined || params[name] === null || params[name] === '')
      throw refuse(400, `You must specify a value for :${name} in the JWT.`)
  for (const name of Object.keys(params)) if (!locked.includes(name)) throw refuse(400, `Unknown parameter :${name}.`)
  const values = locked.map((name) => [name, [params[name]].flat().map(String)] as const)
  return new Map(values.filter(([, list]) => list.length > 0))
}

async function isSigned(content: string, signature: string, secretKey: string): Promise<boolean> {
  const encoder = new TextEncoder()
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  const key = await crypto.subtle.importKey('raw', encoder.encode(secretKey), algorithm, false, ['verify'])
  const bytes = Uint8Array.from(fromBase64(signature), (character) => character.charCodeAt(0))
  return crypto.subtle.verify('HMAC', key, bytes, encoder.encode(content))
}

function decode(part: string): Record<string, unknown> {
  try {
    const bytes = Uint8Array.from(fromBase64(part), (character) => character.charCodeAt(0))
    const parsed: unknown = JSON.parse(new TextDecoder().decode(bytes))
    return isRecord(parsed) ? parsed : {}
  } catch {
    return {}
  }
}

function fromBase64(text: string): string {
  try {
    return atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  } catch {
    return ''
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
