// A body in consecutive parts: bytes in memory, and bytes that are written when they are sent.

/** Bytes that are written when they are sent. The same interface as in `@hub/ants-client/editor`: this folder depends on no client. */
export interface DeferredBytes {
  readonly byteLength: number
  /** Writes all of them into `target`, from `offset` on: the same ones whenever it is called. */
  writeTo(target: Uint8Array, offset: number): void
}

export type BodyPart = Uint8Array | DeferredBytes

/** Bytes of all parts together. */
export function countBytes(parts: readonly BodyPart[]): number {
  return parts.reduce((total, { byteLength }) => total + byteLength, 0)
}

/**
 * All parts in one piece; a generator that yields between them.
 * @param length bytes of all parts together
 */
export function* inOnePiece(parts: Iterable<BodyPart>, length: number): Generator<void, Buffer<ArrayBuffer>> {
  const whole = Buffer.allocUnsafeSlow(length)
  let filled = 0
  for (const part of parts) {
    yield
    writeDown(part, whole, filled)
    filled += part.byteLength
  }
  return whole
}

/**
 * All parts in chunks, gathered in the same memory each time: a chunk must have been used before the next one is requested. A part
 * larger than the memory is a chunk of its own.
 */
export function* inChunks(parts: readonly BodyPart[], memory: Uint8Array): Generator<Uint8Array, void> {
  let filled = 0
  for (const part of parts) {
    if (filled > 0 && filled + part.byteLength > memory.byteLength) {
      yield memory.subarray(0, filled)
      filled = 0
    }
    if (part.byteLength > memory.byteLength) yield inItself(part)
    else {
      writeDown(part, memory, filled)
      filled += part.byteLength
    }
  }
  if (filled > 0) yield memory.subarray(0, filled)
}

function inItself(part: BodyPart): Uint8Array {
  if (part instanceof Uint8Array) return part
  const bytes = Buffer.allocUnsafeSlow(part.byteLength)
  part.writeTo(bytes, 0)
  return bytes
}

function writeDown(part: BodyPart, target: Uint8Array, offset: number): void {
  if (part instanceof Uint8Array) target.set(part, offset)
  else part.writeTo(target, offset)
}
