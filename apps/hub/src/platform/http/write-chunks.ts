import { type BodyPart, inChunks } from './body-parts.js'
import { createYieldWhenDue } from '../process/time-slicing.js'

/** Bytes handed on at a time: enough that doing so costs little beside them, few enough to stay in the processor's cache. */
const CHUNK = 256 * 1024
/** Memory of former bodies for the next ones, 2 MiB at most: fresh megabytes for each would be collected with the whole heap. */
const MAX_FREE = 8
const freeMemory: Buffer[] = []

/**
 * Passes all parts to `take`, chunk by chunk, as fast as it takes them. Deferred parts are written in memory that is reused.
 * @param take resolves to true when the chunk is used up; to false when it gave up and may still be reading the chunk
 * @returns whether all were taken
 */
export async function writeChunks(
  parts: readonly BodyPart[],
  take: (chunk: Uint8Array) => Promise<boolean>,
): Promise<boolean> {
  const memory = freeMemory.pop() ?? Buffer.allocUnsafeSlow(CHUNK)
  const yieldWhenDue = createYieldWhenDue()
  for (const chunk of inChunks(parts, memory)) {
    // This memory may still be read: it is not reused.
    if (!(await take(chunk))) return false
    await yieldWhenDue()
  }
  if (freeMemory.length < MAX_FREE) freeMemory.push(memory)
  return true
}
