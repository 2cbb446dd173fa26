import { type BodyReader, openBody } from './body-reader.js'
import { AttemptFailure, connectionFailure } from './failure.js'

/** Ends a body being read, from outside: by the deadline or by the caller's signal. */
export interface BodyReading {
  bytes: Promise<Uint8Array<ArrayBuffer>>
  cancel(reason: unknown): void
}

/**
 * Reads a whole body of at most `limit` bytes, counted after decompression.
 *
 * The reader is ours so that it can be cancelled directly: an AbortSignal given to `fetch` can be lost when the garbage
 * collector runs between two `Request` clones, and then a stalled body would hang for ever.
 */
export function readBody(response: Response, limit: number): BodyReading {
  const reader = openBody(response)
  if (!reader) return { bytes: Promise.resolve(new Uint8Array()), cancel() {} }
  const cancel = (reason: unknown): void => void reader.cancel(reason).catch(() => {})
  return { bytes: collect(reader, response, limit, cancel), cancel }
}

async function collect(
  reader: BodyReader,
  response: Response,
  limit: number,
  cancel: (reason: unknown) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = []
  let size = 0
  for (;;) {
    let chunk: Awaited<ReturnType<BodyReader['read']>>
    try {
      chunk = await reader.read()
    } catch (thrown) {
      throw connectionFailure(thrown, 'the connection broke in the middle of the answer')
    }
    const { done, value } = chunk
    if (done) return concatenate(chunks, size)
    size += value.byteLength
    if (size > limit) {
      const failure = new AttemptFailure('contract', `the answer is larger than ${limit} bytes`, {
        status: response.status,
      })
      cancel(failure)
      throw failure
    }
    chunks.push(value)
  }
}

function concatenate(chunks: Uint8Array[], size: number): Uint8Array<ArrayBuffer> {
  const [first] = chunks
  if (first && chunks.length === 1) return first as Uint8Array<ArrayBuffer>
  const bytes = new Uint8Array(size)
  let offset = 0
  for (const chunk of chunks) {
    bytes.set(chunk, offset)
    offset += chunk.byteLength
  }
  return bytes
}
