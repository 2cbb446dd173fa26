/** Reads a body chunk by chunk, and can be cancelled while a chunk is awaited. */
export type BodyReader = Pick<ReadableStreamDefaultReader<Uint8Array>, 'read' | 'cancel'>

/** A Node.js stream, which is what node-fetch has as a body. */
interface NodeStream extends AsyncIterable<Uint8Array> {
  destroy(): void
}

type Body = ReadableStream<Uint8Array> | NodeStream

/** The reader of an answer's body, whichever library made the answer; undefined when it has none. */
export function openBody({ body: given }: Response): BodyReader | undefined {
  const body = given as Body | null
  if (!body) return undefined
  if ('getReader' in body) return body.getReader()
  const chunks = body[Symbol.asyncIterator]()
  return { read: () => chunks.next() as ReturnType<BodyReader['read']>, cancel: async () => body.destroy() }
}

/** Frees the connection of an answer whose body nobody reads: it may never end. */
export function discardBody(response: Response): void {
  void openBody(response)
    ?.cancel()
    .catch(() => {})
}
