import { InvalidRequestError } from '@hub/http'
import { type EmbedResource, parseResource } from './resource.js'
import { isEncodedTwice } from './slug.js'

/** A value of a locked parameter; a list for several, an empty one switches the parameter off. */
export type LockedValue = string | number | boolean | readonly (string | number | boolean)[]

export interface SignEmbedOptions {
  /** Secret of the embedding settings, 64 hexadecimal digits **used as text**. */
  secretKey: string
  resource: EmbedResource
  /**
   * Every locked parameter, by its name to the letter: `metabaseSlug('département')`. One that is missing is refused by Metabase. A filter
   * that is linked to an SQL question takes one value only.
   */
  params?: Readonly<Record<string, LockedValue>> | undefined
  /** Seconds for which whoever has the token sees what it shows; Metabase allows 60 more. Default 3600. */
  expiresInSeconds?: number | undefined
  /** Epoch milliseconds. Default: now. */
  now?: number | undefined
}

const DEFAULT_EMBED_SECONDS = 3_600

/**
 * Signs what somebody may see: a JWT (HS256) over the resource and its locked parameters.
 *
 * Who may see what is for the application to decide: Metabase checks nothing but the signature.
 *
 * @throws InvalidRequestError naming what is wrong, without its value
 */
export async function signEmbed(options: SignEmbedOptions): Promise<string> {
  const { secretKey, resource, params = {}, expiresInSeconds = DEFAULT_EMBED_SECONDS, now = Date.now() } = options
  if (typeof secretKey !== 'string' || secretKey.trim() === '')
    throw InvalidRequestError.local('secretKey', 'is missing or empty')
  const { kind, id } = parseResource(resource)
  for (const [name, value] of Object.entries(params)) assertParameter(name, value)
  if (!(expiresInSeconds >= 1 && Number.isFinite(expiresInSeconds)))
    throw InvalidRequestError.local('expiresInSeconds', 'must be at least 1')
  if (!Number.isFinite(now)) throw InvalidRequestError.local('now', 'must be epoch milliseconds')
  const exp = Math.floor(now / 1_000) + Math.floor(expiresInSeconds)
  const claims = { resource: { [kind]: id }, params, exp }
  const content = [{ alg: 'HS256', typ: 'JWT' }, claims].map((part) => encodeText(JSON.stringify(part))).join('.')
  return `${content}.${encodeBytes(await sign(content, secretKey))}`
}

function assertParameter(name: string, value: unknown): void {
  if (name === '') throw InvalidRequestError.local('params', 'must have names')
  if (isEncodedTwice(name)) throw InvalidRequestError.local(`params.${name}`, 'must be encoded once')
  const isPlain = (item: unknown) =>
    typeof item === 'string' || typeof item === 'boolean' || (typeof item === 'number' && Number.isFinite(item))
  if (!(Array.isArray(value) ? value.every(isPlain) : isPlain(value)))
    throw InvalidRequestError.local(`params.${name}`, 'must be a string, a number, a boolean or a list of them')
}

/** HMAC-SHA256; the bytes of the key are those of its text. */
async function sign(content: string, secretKey: string): Promise<Uint8Array> {
  const encoder = new TextEncoder()
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  const key = await crypto.subtle.importKey('raw', encoder.encode(secretKey), algorithm, false, ['sign'])
  return new Uint8Array(await crypto.subtle.sign('HMAC', key, encoder.encode(content)))
}

/** Base64url without padding. */
function encodeBytes(bytes: Uint8Array): string {
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

function encodeText(text: string): string {
  return encodeBytes(new TextEncoder().encode(text))
}
