import type { ErrorAnswer } from './wire.js'

const encoder = new TextEncoder()

/** Never kept by a cache on the way: slots go fast, bookings are personal. */
const HEADERS = { 'content-type': 'application/json', 'cache-control': 'no-store' }

/** Text or UTF-8 bytes; several that follow one another make one value. */
export type Piece = string | Uint8Array

/** An answer that no server has made its own yet. */
export interface EditorAnswer {
  readonly status: number
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  /** The bytes of the body, in parts to be sent one behind the other; none for `HEAD`. */
  readonly body: readonly Uint8Array[]
}

/** 200 with ready JSON. Bytes must not be changed afterwards. */
export function ok(json: Piece | readonly Piece[]): EditorAnswer {
  return { status: 200, headers: HEADERS, body: toParts(typeof json === 'object' && !isBytes(json) ? json : [json]) }
}

/** An error in the shape of the template that ANTS publishes: `{ "detail": … }`. */
export function failure(
  status: number,
  detail: ErrorAnswer['detail'],
  headers: Readonly<Record<string, string>> = {},
): EditorAnswer {
  const body = [encoder.encode(JSON.stringify({ detail } satisfies ErrorAnswer))]
  return { status, headers: { ...HEADERS, ...headers }, body }
}

/** The answer as the standard has it, its body copied into one piece. */
export function toResponse({ status, headers, body }: EditorAnswer): Response {
  return new Response(concatenate(body), { status, headers: { ...headers } })
}

/**
 * A JSON object from names and ready JSON values. Written by hand so that bytes kept by a calendar are neither parsed nor copied,
 * and so that `__proto__` is a name like any other.
 */
export function joinObject(entries: Iterable<readonly [string, Piece | readonly Piece[]]>): Piece[] {
  const pieces: Piece[] = []
  let separator = '{'
  for (const [name, value] of entries) {
    pieces.push(`${separator}${JSON.stringify(name)}:`)
    separator = ','
    if (typeof value === 'string' || isBytes(value)) pieces.push(value)
    else pieces.push(...value)
  }
  pieces.push(separator === '{' ? '{}' : '}')
  return pieces
}

/** Bytes stay as they are; texts between two of them become one part. */
function toParts(pieces: readonly Piece[]): Uint8Array[] {
  const parts: Uint8Array[] = []
  let pending = ''
  for (const piece of pieces) {
    if (typeof piece === 'string') {
      pending += piece
      continue
    }
    if (pending !== '') parts.push(encoder.encode(pending))
    pending = ''
    parts.push(piece)
  }
  if (pending !== '') parts.push(encoder.encode(pending))
  return parts
}

function isBytes(value: Piece | readonly Piece[]): value is Uint8Array {
  return value instanceof Uint8Array
}

function concatenate(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> | null {
  if (parts.length === 0) return null
  const bytes = new Uint8Array(parts.reduce((length, part) => length + part.byteLength, 0))
  let offset = 0
  for (const part of parts) {
    bytes.set(part, offset)
    offset += part.byteLength
  }
  return bytes
}
