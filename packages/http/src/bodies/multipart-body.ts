import { InvalidRequestError } from '../errors/answer-errors.js'
import type { CallState } from '../lifecycle/call-state.js'
import type { BodyFormat, SerializedBody } from './body-format.js'
import { toFieldEntries, toFieldText } from './field-entries.js'
import { encodeMultipart, type MultipartPart } from './multipart-stream.js'
import { sendOnce } from './send-once.js'
import { type ByteSource, isByteSource, Upload } from './upload.js'

/** A file of a multipart body. A `Blob` or `File` may also stand alone. */
export interface FilePart {
  /** With a stream the body is sent once, and never again by itself. */
  content: Blob | Uint8Array | string | ByteSource
  filename: string
  /** Media type, such as `text/csv`. Default: the blob's own, else `application/octet-stream`. */
  type?: string | undefined
}

/**
 * `multipart/form-data`: an object of strings, numbers, booleans, `Blob`s, `FilePart`s and lists of them.
 *
 * It is sent as `FormData`, with its length, and again where the operation allows it; unless a part is a stream.
 */
export const multipartBody: BodyFormat = {
  serialize(body, call) {
    if (body === undefined) return undefined
    const parts = toFieldEntries(body).map(([name, value]) => toPart(name, value))
    if (parts.some(({ content }) => isByteSource(content))) return toStream(parts, call)
    const form = new FormData()
    for (const { name, content, filename, type } of parts) {
      if (filename === undefined) form.append(name, content as string)
      else form.append(name, toBlob(content as BlobPart, type), filename)
    }
    return { bodySerializer: () => form, encode: () => encode(form) }
  },
}

async function encode(form: FormData) {
  const encoded = new Response(form)
  const type = encoded.headers.get('content-type') ?? ''
  return { body: new Uint8Array(await encoded.arrayBuffer()), headers: { 'content-type': type } }
}

function toBlob(content: BlobPart, type: string | undefined): Blob {
  return content instanceof Blob && content.type === type ? content : new Blob([content], { type: type ?? '' })
}

function toStream(parts: MultipartPart[], call: CallState): SerializedBody {
  const boundary = `hub-${crypto.randomUUID()}`
  return sendOnce(new Upload(encodeMultipart(parts, boundary)), `multipart/form-data; boundary=${boundary}`, call)
}

function toPart(name: string, value: unknown): MultipartPart {
  if (value instanceof Blob) return toFile(name, { content: value, filename: (value as Partial<File>).name ?? 'blob' })
  if (typeof value !== 'object') return { name, content: toFieldText(name, value) }
  const { content, filename } = value as Partial<FilePart>
  if (typeof filename !== 'string' || !isContent(content))
    throw InvalidRequestError.local(name, 'must be a Blob, or { content, filename, type? }')
  return toFile(name, value as FilePart)
}

function toFile(name: string, { content, filename, type }: FilePart): MultipartPart {
  const ownType = content instanceof Blob && content.type !== '' ? content.type : 'application/octet-stream'
  return { name, content, filename, type: type ?? ownType }
}

function isContent(content: unknown): content is FilePart['content'] {
  return (
    typeof content === 'string' || content instanceof Blob || content instanceof Uint8Array || isByteSource(content)
  )
}
