import { buffer } from 'node:stream/consumers'
import { promisify } from 'node:util'
import { constants, createGzip, gzip } from 'node:zlib'
import type { BodyPart } from './body-parts.js'
import { handOn } from './hand-on.js'

/** Matches of a few bytes are not looked for: slots repeat by the line, and a sixth of the time is saved. */
const FASTEST = { level: constants.Z_BEST_SPEED, strategy: constants.Z_FILTERED, chunkSize: 128 * 1024 }
const compress = promisify(gzip)

/** Answers that are kept and sent again are the very same bytes. What is forgotten with them needs no limit of its own. */
const compressions = new WeakMap<Uint8Array, Promise<Buffer<ArrayBuffer>>>()

/** The parts in one piece, compressed; what is one piece already, once for all who ask. */
export function compressed(parts: readonly BodyPart[]): Promise<Buffer<ArrayBuffer>> {
  const [only] = parts
  return parts.length === 1 && only instanceof Uint8Array ? compressedOnce(only) : compressedAsMade(parts)
}

function compressedOnce(bytes: Uint8Array): Promise<Buffer<ArrayBuffer>> {
  const before = compressions.get(bytes)
  if (before) return before
  const compression = compress(bytes, FASTEST)
  compressions.set(bytes, compression)
  compression.catch(() => compressions.delete(bytes))
  return compression
}

async function compressedAsMade(parts: readonly BodyPart[]): Promise<Buffer<ArrayBuffer>> {
  const zip = createGzip(FASTEST)
  const whole = buffer(zip)
  const isZipped = (chunk: Uint8Array): Promise<boolean> =>
    new Promise((resolve) => void zip.write(chunk, (error) => resolve(!error)))
  try {
    await handOn(parts, isZipped)
    zip.end()
  } catch (error) {
    zip.destroy(error as Error)
  }
  return await whole
}
