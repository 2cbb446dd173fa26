import { type BodyPart, inChunks } from './body-parts.js'
import { createPacer } from './stretches.js'

/** Bytes handed on at a time: enough that doing so costs little beside them, few enough to stay in the processor's cache. */
const CHUNK = 256 * 1024
/** Memory of former bodies for the next ones, 2 MiB at most: fresh megabytes for each would be collected with the whole heap. */
const MOST_FREE = 8
const freeMemory: Buffer[] = []

/**
 * Hands all parts on, chunk by chunk, as fast as they are taken: what does not exist yet is made in memory that is used again.
 * @param take says whether it is done with the chunk; not when it gave up, and may be reading it still
 * @returns whether all were taken
 */
export async function handOn(
  parts: readonly BodyPart[],
  take: (chunk: Uint8Array) => Promise<boolean>,
): Promise<boolean> {
  const memory = freeMemory.pop() ?? Buffer.allocUnsafeSlow(CHUNK)
  const pace = createPacer()
  for (const chunk of inChunks(parts, memory)) {
    // The memory that somebody may be reading is left to the garbage collector.
    // oxlint-disable-next-line no-await-in-loop -- the next chunk is written into the same memory
    if (!(await take(chunk))) return false
    // oxlint-disable-next-line no-await-in-loop -- pauses between the chunks
    await pace()
  }
  if (freeMemory.length < MOST_FREE) freeMemory.push(memory)
  return true
}
