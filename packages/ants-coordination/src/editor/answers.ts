import type { DeferredBytes, JsonPiece } from './agenda.js'
import type { ErrorAnswer } from './wire.js'

const encoder = new TextEncoder()

/** Never kept by a cache on the way: slots go fast, bookings are personal. */
const HEADERS = { 'content-type': 'application/json', 'cache-control': 'no-store' }

/** Bytes of a body, or a way to write them. */
export type BodyPart = Uint8Array | DeferredBytes

/** An answer that no server has made its own yet. */
export interface EditorAnswer {
  readonly status: number
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  /** The body in parts to be sent one behind the other; none for `HEAD`. */
  readonly body: readonly BodyPart[]
}

/** 200 with ready JSON. Bytes must not be changed afterwards. */
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

/** The answer as the standard has it, its body copied into one piece. */
export function toResponse({ status, headers, body }: EditorAnswer): Response {
  return new Response(body.length === 0 ? null : concatenate(body), { status, headers: { ...headers } })
}

/**
 * A JSON object from names and ready JSON values. Written by hand so that bytes kept by a calendar are neither parsed nor copied,
 * and so that `__proto__` is a name like any other.
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

/** Most characters (UTF-16 units) of a text that shares memory with others, and most bytes of one of them. */
const SHORT = 1_024
const BYTES_PER_CHARACTER = 3

/**
 * Bytes stay as they are; texts between two of them become one part. The short ones lie in one memory: a list of hundred places is
 * hundred short texts, and memory of its own for each costs more than the text.
 */
function toParts(pieces: readonly JsonPiece[]): BodyPart[] {
  const joined = joinTexts(pieces)
  const isShort = (piece: JsonPiece): piece is string => typeof piece === 'string' && piece.length <= SHORT
  const characters = joined.reduce((total, piece) => total + (isShort(piece) ? piece.length : 0), 0)
  let memory = new Uint8Array(characters * BYTES_PER_CHARACTER)
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

/** These bytes, written down if they were not yet. */
export function concatenate(parts: readonly BodyPart[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(parts.reduce((length, part) => length + part.byteLength, 0))
  let offset = 0
  for (const part of parts) {
    if (part instanceof Uint8Array) bytes.set(part, offset)
    else part.writeTo(bytes, offset)
    offset += part.byteLength
  }
  return bytes
}
