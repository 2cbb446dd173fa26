import { buffer } from 'node:stream/consumers'
import { promisify } from 'node:util'
import { constants, createGzip, gzip } from 'node:zlib'
import type { BodyPart } from './body-parts.js'
import { writeChunks } from './write-chunks.js'

/** Does not look for matches of a few bytes: slots repeat by the line, and this saves a sixth of the time. */
const FASTEST = { level: constants.Z_BEST_SPEED, strategy: constants.Z_FILTERED, chunkSize: 128 * 1024 }
const compress = promisify(gzip)

/** By the bytes themselves, since a cached answer is the same object each time. Needs no limit: an entry goes with its answer. */
const compressions = new WeakMap<Uint8Array, Promise<Buffer<ArrayBuffer>>>()

/** Compresses the parts into one piece. What is one piece already is compressed once, however often it is sent. */
export function compressParts(parts: readonly BodyPart[]): Promise<Buffer<ArrayBuffer>> {
  const [only] = parts
  return parts.length === 1 && only instanceof Uint8Array ? compressOnce(only) : compressWhileMade(parts)
}

function compressOnce(bytes: Uint8Array): Promise<Buffer<ArrayBuffer>> {
  const before = compressions.get(bytes)
  if (before) return before
  const compression = compress(bytes, FASTEST)
  compressions.set(bytes, compression)
  compression.catch(() => compressions.delete(bytes))
  return compression
}

async function compressWhileMade(parts: readonly BodyPart[]): Promise<Buffer<ArrayBuffer>> {
  const zip = createGzip(FASTEST)
  const whole = buffer(zip)
  const isZipped = (chunk: Uint8Array): Promise<boolean> =>
    new Promise((resolve) => void zip.write(chunk, (error) => resolve(!error)))
  try {
    await writeChunks(parts, isZipped)
    zip.end()
  } catch (error) {
    zip.destroy(error as Error)
  }
  return await whole
}
