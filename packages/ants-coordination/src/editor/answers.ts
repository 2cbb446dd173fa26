import type { DeferredBytes, JsonPiece } from './agenda.js'
import type { ErrorAnswer } from './wire.js'

const encoder = new TextEncoder()

/** Never stored by a cache on the way: slots go fast, bookings are personal. */
const HEADERS = { 'content-type': 'application/json', 'cache-control': 'no-store' }

/** Bytes of a body, or a function that writes them. */
export type BodyPart = Uint8Array | DeferredBytes

/** An answer that does not depend on any server. */
export interface EditorAnswer {
  readonly status: number
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  /** The body in parts to be sent one after the other; empty for `HEAD`. */
  readonly body: readonly BodyPart[]
}

/** 200 with JSON. The bytes must not be changed afterwards. */
export function ok(json: JsonPiece | readonly JsonPiece[]): EditorAnswer {
  return { status: 200, headers: HEADERS, body: toParts(isOnePiece(json) ? [json] : json) }
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

/** Seconds after which to retry; ANTS calls when a citizen searches. */
const RETRY_AFTER = '10'

/** The calendar is unavailable: an empty answer would mean that there is nothing. */
export function unavailable(): EditorAnswer {
  return failure(503, 'The calendar cannot be asked at present', { 'retry-after': RETRY_AFTER })
}

/** The answer as a standard `Response`, its body copied into one buffer. */
export function toResponse({ status, headers, body }: EditorAnswer): Response {
  return new Response(body.length === 0 ? null : (concatenate(body) as Uint8Array<ArrayBuffer>), {
    status,
    headers: { ...headers },
  })
}

/**
 * Joins names and JSON values to a JSON object, without parsing or copying the bytes of a calendar's cache; `__proto__` is a name like
 * any other.
 */
export function joinObject(entries: Iterable<readonly [string, JsonPiece | readonly JsonPiece[]]>): JsonPiece[] {
  const pieces: JsonPiece[] = []
  let separator = '{'
  for (const [name, value] of entries) {
    pieces.push(`${separator}${JSON.stringify(name)}:`)
    separator = ','
    if (isOnePiece(value)) pieces.push(value)
    else pieces.push(...value)
  }
  pieces.push(separator === '{' ? '{}' : '}')
  return pieces
}

/** Characters (UTF-16 units) of a string that shares a buffer with others, at most, and bytes of one character, at most. */
const MAX_SHARED_CHARACTERS = 1_024
const MAX_BYTES_PER_CHARACTER = 3

/**
 * Bytes are kept; strings between two of them become one part. The short ones share one buffer: a list of a hundred meeting points is
 * a hundred short strings, and a buffer for each costs more than the string.
 */
function toParts(pieces: readonly JsonPiece[]): BodyPart[] {
  const joined = joinTexts(pieces)
  const isShort = (piece: JsonPiece): piece is string =>
    typeof piece === 'string' && piece.length <= MAX_SHARED_CHARACTERS
  const characters = joined.reduce((total, piece) => total + (isShort(piece) ? piece.length : 0), 0)
  let memory = new Uint8Array(characters * MAX_BYTES_PER_CHARACTER)
  return joined.map((piece) => {
    if (typeof piece !== 'string') return piece
    if (!isShort(piece)) return encoder.encode(piece)
    const { written } = encoder.encodeInto(piece, memory)
    const part = memory.subarray(0, written)
    memory = memory.subarray(written)
    return part
  })
}

function joinTexts(pieces: readonly JsonPiece[]): JsonPiece[] {
  const joined: JsonPiece[] = []
  let pending = ''
  for (const piece of pieces) {
    if (typeof piece === 'string') {
      pending += piece
      continue
    }
    if (pending !== '') joined.push(pending)
    pending = ''
    joined.push(piece)
  }
  if (pending !== '') joined.push(pending)
  return joined
}

function isOnePiece(value: JsonPiece | readonly JsonPiece[]): value is JsonPiece {
  return !Array.isArray(value)
}

/** Copies all parts into one buffer. */
export function concatenate(parts: readonly BodyPart[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((length, part) => length + part.byteLength, 0))
  let offset = 0
  for (const part of parts) {
    if (part instanceof Uint8Array) bytes.set(part, offset)
    else part.writeTo(bytes, offset)
    offset += part.byteLength
  }
  return bytes
}
