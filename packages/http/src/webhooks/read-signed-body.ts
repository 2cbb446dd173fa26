import { type NodeRequest, getHeader, isFetchRequest, type SignedRequest } from './signed-request.js'
import { WebhookError } from './webhook-error.js'

/** Far above what any of these APIs sends in one delivery. */
export const DEFAULT_MAX_BODY_BYTES = 1024 * 1024

export interface ReadSignedBodyOptions {
  /** Bytes above which a body is given up. Default 1 MiB. */
  maxBytes?: number | undefined
}

/**
 * The exact bytes of a delivery, which its signature was made over. Parsing and writing them again would not give them back.
 *
 * @throws WebhookError `body_already_read`, `body_too_large` or `body_unreadable`
 */
export async function readSignedBody(
  request: SignedRequest,
  { maxBytes = DEFAULT_MAX_BODY_BYTES }: ReadSignedBodyOptions = {},
): Promise<Uint8Array> {
  const announced = Number(getHeader(request, 'content-length') ?? 0)
  if (announced > maxBytes) throw createTooLargeError(maxBytes)
  const body = isFetchRequest(request) ? fetchBody(request) : nodeBody(request)
  return collect(body, maxBytes)
}

function fetchBody(request: Request): AsyncIterable<unknown> {
  if (request.bodyUsed || request.body?.locked)
    throw createAlreadyReadError('pass on the request itself, before anything reads it')
  return readChunks(request.body)
}

async function* readChunks(body: ReadableStream<Uint8Array> | null): AsyncGenerator<Uint8Array> {
  const reader = body?.getReader()
  if (!reader) return
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) yield part.value
  } finally {
    void reader.cancel().catch(() => {})
  }
}

function nodeBody(request: NodeRequest): AsyncIterable<unknown> {
  const { body } = request
  if (body instanceof Uint8Array) return only(body)
  // Express 5 leaves undefined where no parser ran, Express 4 and body-parser an empty object where one had nothing to do.
  if (body !== undefined && !isEmptyObject(body)) throw createAlreadyReadError(MOUNT_BEFORE_PARSERS)
  if (request.readableEnded || request.readableFlowing) throw createAlreadyReadError(MOUNT_BEFORE_PARSERS)
  return request.iterator?.({ destroyOnReturn: false }) ?? request
}

const MOUNT_BEFORE_PARSERS =
  'mount the webhook route before express.json() and other body parsers, or use express.raw()'

async function* only(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

function isEmptyObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0
}

async function collect(body: AsyncIterable<unknown>, maxBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    for await (const chunk of body) {
      if (!(chunk instanceof Uint8Array))
        throw createAlreadyReadError('do not set an encoding on the request: bytes are needed')
      size += chunk.byteLength
      if (size > maxBytes) throw createTooLargeError(maxBytes)
      chunks.push(chunk)
    }
  } catch (thrown) {
    if (WebhookError.isInstance(thrown)) throw thrown
    throw new WebhookError('body_unreadable', 'the connection broke in the middle of the body')
  }
  const bytes = new Uint8Array(size)
  let offset = 0
  for (const chunk of chunks) {
    bytes.set(chunk, offset)
    offset += chunk.byteLength
  }
  return bytes
}

function createTooLargeError(maxBytes: number): WebhookError {
  return new WebhookError('body_too_large', `the body is larger than ${maxBytes} bytes (maxBytes)`)
}

function createAlreadyReadError(advice: string): WebhookError {
  return new WebhookError('body_already_read', `the bytes that were signed are gone; ${advice}`)
}
