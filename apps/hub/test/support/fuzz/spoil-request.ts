// Spoils a request in one way or several, or not at all, and writes it down.
import type { Chooser } from './chooser.js'
import type { FuzzedRequest } from './exchange.js'
import { spoiltJson, strangeJson, strangeText } from './strange-values.js'
import type { RequestParts } from './valid-requests.js'

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND', 'QUERY', 'M-SEARCH']
const MEDIA_TYPES = [
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'multipart/form-data',
  'application/json; charset=utf-16',
  'application/problem+json',
  'APPLICATION/JSON ;x=é',
  'application/xml',
  '',
  ';',
]
const STRANGE_HEADERS: readonly (readonly [string, string])[] = [
  ['x-forwarded-for', 'unknown'],
  ['x-forwarded-for', '203.0.113.1, 203.0.113.2:99999, [::1'],
  ['x-forwarded-for', ','.repeat(300)],
  ['x-forwarded-host', 'other.example'],
  ['x-forwarded-proto', 'javascript'],
  ['forwarded', 'for="[2001:db8::1]";host="<b>"'],
  ['host', 'other.example:99999'],
  ['host', ''],
  ['host', '[::1'],
  ['host', 'a b'],
  ['host', 'é.example'],
  ['origin', 'null'],
  ['origin', 'http://%'],
  ['sec-fetch-site', 'cross-site'],
  ['accept', '*/*;q=0'],
  ['accept-language', 'fr;q=abc,,;'],
  ['accept-encoding', 'gzip;q=0.0001, *;q=x'],
  ['cookie', 'a=%ED%A0%80; =; __proto__=1; ;;;'],
  ['if-none-match', '*'],
  ['if-modified-since', 'never'],
  ['range', 'bytes=-1'],
  ['expect', '100-continue'],
  ['expect', 'nothing'],
  ['upgrade', 'h2c'],
  ['content-encoding', 'gzip'],
  ['authorization', 'Bearer'],
  ['authorization', 'Bearer  '],
  ['authorization', 'Basic Og=='],
  ['authorization', 'Bearer \u00e9\u00ff'],
  ['authorization', 'Bearer unknown-key-0123456789abcdefghijklmn'],
  ['idempotency-key', ''],
  ['idempotency-key', '\u00e9'],
  ['idempotency-key', 'a'.repeat(300)],
  ['x-request-id', '%00'.repeat(200)],
  ['x-http-method-override', 'DELETE'],
  ['x-hub-rdv-auth-token', '\u00ff'],
  ['x-rdvi-signature', '0'.repeat(64)],
  ['constructor', 'x'],
  ['__proto__', 'x'],
]
/** Heads that are wrong by RFC 9112. */
const MALFORMED: readonly (readonly [string, string])[] = [
  ['x-a', 'a\u0000b'],
  ['x a', 'b'],
  ['x-a', 'a\rb'],
  ['content-length', '-1'],
  ['content-length', '1e3'],
  ['content-length', '5\r\ncontent-length: 6'],
  ['transfer-encoding', 'nothing'],
  ['transfer-encoding', 'chunked, chunked'],
  ['x-a', 'b'.repeat(140_000)],
]

export function writeRequest(parts: RequestParts, choose: Chooser): FuzzedRequest {
  const isSpoilt = choose.chance(0.8)
  const sometimes = (likelihood: number): boolean => isSpoilt && choose.chance(likelihood)

  const method = sometimes(0.05) ? choose.pick(METHODS) : parts.method
  const body = bodyBytes(parts, choose, sometimes)
  let headers: [string, string][] = [...parts.headers]
  if (sometimes(0.1)) headers = headers.filter(() => choose.chance(0.3))
  if (body !== undefined) {
    const type = parts.form ? 'application/x-www-form-urlencoded' : 'application/json'
    if (!sometimes(0.03)) headers.push(['content-type', sometimes(0.05) ? choose.pick(MEDIA_TYPES) : type])
    headers.push(['content-length', String(body.length)])
    if (parts.sign && !sometimes(0.1)) headers.push(parts.sign(body))
  }
  if (sometimes(0.05))
    headers = headers.flatMap((header) => (header[0] === 'content-length' ? [header] : [header, header]))
  for (let count = sometimes(0.2) ? 1 + choose.below(3) : 0; count > 0; count -= 1) {
    const [name, value] = choose.pick(STRANGE_HEADERS)
    // Twice, or instead of the right one.
    if (choose.chance(0.5)) headers = headers.filter((header) => header[0] !== name)
    headers.push([name, value])
  }
  const malformed = sometimes(0.02)
  if (malformed) headers.push([...choose.pick(MALFORMED)])
  if (!headers.some(([name]) => name === 'host')) headers.unshift(['host', 'localhost'])
  headers.push(['connection', 'close'])
  return { method, target: targetText(parts, choose, sometimes), headers, body, malformed }
}

function targetText(
  { path, query }: RequestParts,
  choose: Chooser,
  sometimes: (likelihood: number) => boolean,
): string {
  const segments = path.map((segment, index) => (index > 0 && sometimes(0.03) ? strangeText(choose) : encoded(segment)))
  if (sometimes(0.02)) segments.splice(1 + choose.below(segments.length), 0, '')
  if (sometimes(0.02)) segments.push('')
  const pairs = query.flatMap(([name, value]): string[] => {
    if (sometimes(0.05)) return []
    const pair = `${name}=${sometimes(0.15) ? strangeText(choose) : encodeURIComponent(value)}`
    return sometimes(0.05) ? [pair, `${name}=${strangeText(choose)}`, name] : [pair]
  })
  if (sometimes(0.05)) pairs.push(`${strangeText(choose)}=${strangeText(choose)}`)
  return `${segments.join('/') || '/'}${pairs.length > 0 ? `?${pairs.join('&')}` : ''}`
}

function encoded(segment: string): string {
  return encodeURIComponent(decodeURIComponent(segment))
}

function bodyBytes(
  { json, form }: RequestParts,
  choose: Chooser,
  sometimes: (likelihood: number) => boolean,
): Buffer | undefined {
  if (json === undefined && form === undefined) return sometimes(0.03) ? Buffer.from(strangeJson(choose)) : undefined
  const text = form
    ? formText(form, choose, sometimes)
    : sometimes(0.6)
      ? spoiltJson(json, choose)
      : JSON.stringify(json)
  if (!sometimes(0.08)) return Buffer.from(text)
  return spoiltBytes(text, choose)
}

function formText(
  form: readonly (readonly [string, string])[],
  choose: Chooser,
  sometimes: (likelihood: number) => boolean,
): string {
  const pairs = form.flatMap(([name, value]): string[] => {
    if (sometimes(0.05)) return []
    const pair = `${name}=${sometimes(0.1) ? strangeText(choose) : encodeURIComponent(value)}`
    return sometimes(0.05) ? [pair, `${name}=${strangeText(choose)}`] : [pair]
  })
  return pairs.join('&')
}

function spoiltBytes(text: string, choose: Chooser): Buffer {
  const bytes = Buffer.from(text)
  const at = choose.below(bytes.length + 1)
  return choose.pick([
    () => Buffer.alloc(0),
    () => bytes.subarray(0, at),
    () => Buffer.from(text, 'utf16le'),
    () => Buffer.from(text, 'latin1'),
    () => Buffer.concat([Buffer.from('\ufeff'), bytes]),
    () => Buffer.concat([bytes.subarray(0, at), Buffer.from([0xed, 0xa0, 0x80]), bytes.subarray(at)]),
    () => Buffer.concat([bytes.subarray(0, at), Buffer.from([choose.below(256)]), bytes.subarray(at)]),
    () => Buffer.concat([bytes, bytes]),
    () => Buffer.from(Array.from({ length: choose.below(300) }, () => choose.below(256))),
    () => Buffer.from('['.repeat(choose.below(2_000))),
    () => Buffer.alloc(choose.pick([64 * 1024, 64 * 1024 + 1, 1024 * 1024 + 1]), ' '),
  ])()
}
