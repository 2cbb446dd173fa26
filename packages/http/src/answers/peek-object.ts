import { AttemptFailure } from '../lifecycle/failure.js'
import { parseObject } from './answer-format.js'

/** An object longer than this is no refusal. */
const MAX_OBJECT_BYTES = 1_048_576

const SPACES = new Set([0x20, 0x09, 0x0a, 0x0d])
const BRACE = 0x7b

/**
 * Looks whether a stream is one JSON object. The stream it gives has everything, what was looked at included.
 *
 * @throws AttemptFailure when it begins as an object and is longer than 1 MiB; what reading the stream throws
 */
export async function peekObject(
  stream: ReadableStream<Uint8Array>,
  status: number,
): Promise<{ data: ReadableStream<Uint8Array>; object: unknown }> {
  const reader = stream.getReader()
  const chunks: Uint8Array[] = []
  let first: number | undefined
  let size = 0
  while (first === undefined || first === BRACE) {
    const { done, value } = await reader.read()
    if (done) break
    chunks.push(value)
    size += value.byteLength
    first ??= value.find((byte) => !SPACES.has(byte))
    if (size <= MAX_OBJECT_BYTES) continue
    await reader.cancel()
    throw new AttemptFailure('contract', `the answer is one object of more than ${MAX_OBJECT_BYTES} bytes`, { status })
  }
  const object = first === BRACE ? parseObject(await new Blob(chunks as BlobPart[]).text()) : null
  return { data: prepend(chunks, reader), object }
}

function prepend(chunks: Uint8Array[], reader: ReadableStreamDefaultReader<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const chunk = chunks.shift() ?? (await reader.read()).value
        if (chunk) controller.enqueue(chunk)
        else controller.close()
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  )
}
