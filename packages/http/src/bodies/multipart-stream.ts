import { type ByteSource, iterate } from './upload.js'

/** One part of a multipart body; with a file name it is a file. */
export interface MultipartPart {
  name: string
  content: Blob | Uint8Array | string | ByteSource
  filename?: string
  type?: string
}

/** The bytes of `multipart/form-data`, as a browser writes them: `FormData` takes no streams, so what has any is written here. */
export function encodeMultipart(parts: readonly MultipartPart[], boundary: string): AsyncIterable<Uint8Array | string> {
  const sources = parts.map((part) => ({ head: toHead(part), chunks: iterate(toBufferSource(part)) }))
  const written = write(sources, boundary)
  const iterator: AsyncIterator<Uint8Array | string> = {
    next: () => written.next(),
    // Directly, the sources whose turn has not come too: a generator that waits for one of them would not hear of it.
    async return() {
      for (const { chunks } of sources) void (async () => chunks.return?.())().catch(() => {})
      return { done: true, value: undefined }
    },
  }
  return { [Symbol.asyncIterator]: () => iterator }
}

async function* write(
  sources: readonly { head: string; chunks: AsyncIterator<Uint8Array | string> }[],
  boundary: string,
): AsyncGenerator<Uint8Array | string, void, undefined> {
  for (const { head, chunks } of sources) {
    yield `--${boundary}\r\n${head}\r\n\r\n`
    for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value
    yield '\r\n'
  }
  yield `--${boundary}--\r\n`
}

function toHead({ name, filename, type }: MultipartPart): string {
  const disposition = `content-disposition: form-data; name="${escape(name)}"`
  if (filename === undefined) return disposition
  return `${disposition}; filename="${escape(filename)}"\r\ncontent-type: ${(type ?? '').replace(/[\r\n]/g, '')}`
}

/** As the HTML standard escapes names: a quote or line break would end the header. */
function escape(text: string): string {
  return text.replace(/[\n\r"]/g, encodeURIComponent)
}

function toBufferSource({ content, filename }: MultipartPart): ByteSource {
  if (content instanceof Blob) return content.stream() as ByteSource
  // Text fields get CRLF line ends, as browsers send them; the content of a file is not changed.
  if (typeof content === 'string') return once(filename === undefined ? content.replace(/\r?\n|\r/g, '\r\n') : content)
  return content instanceof Uint8Array ? once(content) : content
}

async function* once(chunk: Uint8Array | string): AsyncGenerator<Uint8Array | string, void, undefined> {
  yield chunk
}
