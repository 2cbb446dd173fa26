import type { ErrorAnswer } from './wire.js'

const encoder = new TextEncoder()

/** Never kept by a cache on the way: slots go fast, bookings are personal. */
const HEADERS = { 'content-type': 'application/json', 'cache-control': 'no-store' }

/** 200 with ready JSON. Bytes must not be changed afterwards. */
export function ok(json: string | Uint8Array<ArrayBuffer>): Response {
  return new Response(json, { headers: HEADERS })
}

/** An error in the shape of the template that ANTS publishes: `{ "detail": … }`. */
export function failure(
  status: number,
  detail: ErrorAnswer['detail'],
  headers: Readonly<Record<string, string>> = {},
): Response {
  return new Response(JSON.stringify({ detail } satisfies ErrorAnswer), { status, headers: { ...HEADERS, ...headers } })
}

/**
 * A JSON object from names and ready JSON values. Written by hand so that bytes kept by a calendar are copied, not parsed, and so
 * that `__proto__` is a name like any other.
 */
export function joinObject(
  entries: Iterable<readonly [string, string | Uint8Array]>,
): string | Uint8Array<ArrayBuffer> {
  const parts: (string | Uint8Array)[] = []
  let pending = '{'
  let separator = ''
  for (const [name, value] of entries) {
    pending += `${separator}${JSON.stringify(name)}:`
    separator = ','
    if (typeof value === 'string') pending += value
    else {
      parts.push(pending, value)
      pending = ''
    }
  }
  pending += '}'
  return parts.length === 0 ? pending : concatenate([...parts, pending])
}

function concatenate(parts: readonly (string | Uint8Array)[]): Uint8Array<ArrayBuffer> {
  const chunks = parts.map((part) => (typeof part === 'string' ? encoder.encode(part) : part))
  const bytes = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.byteLength, 0))
  let offset = 0
  for (const chunk of chunks) {
    bytes.set(chunk, offset)
    offset += chunk.byteLength
  }
  return bytes
}
