import { promisify } from 'node:util'
import { constants, gzip } from 'node:zlib'
import type { Context } from 'hono'
import { acceptsGzip } from './accepts-gzip.js'
import { type BodyPart, inOnePiece, lengthOf } from './body-parts.js'
import type { HubEnv } from './hub-env.js'
import { bodyInParts, ResponseInParts } from './response-in-parts.js'
import { inStretches, type MaybeLater } from './stretches.js'

export interface AnswerInParts {
  status: number
  /** Names in lower case. */
  headers: Readonly<Record<string, string>>
  body: readonly BodyPart[]
}

/** Bytes from which compressing is worth its time. */
const WORTH_COMPRESSING = 16 * 1024
/** Bytes up to which copying the parts is cheaper than handing them on one by one. */
const WORTH_COPYING = 64 * 1024
/** Matches of a few bytes are not looked for: slots repeat by the line, and a sixth of the time is saved. */
const FASTEST = { level: constants.Z_BEST_SPEED, strategy: constants.Z_FILTERED, chunkSize: 128 * 1024 }
const compress = promisify(gzip)

/** Sends bytes that are ready: compressed when that is asked for and worth it, and copied only when they are few. */
export async function sendParts(context: Context<HubEnv>, { status, headers, body }: AnswerInParts): Promise<Response> {
  const length = lengthOf(body)
  if (length === 0) return new Response(null, { status, headers })
  if (length > WORTH_COMPRESSING) {
    const varied = { ...headers, vary: 'accept-encoding' }
    if (!acceptsGzip(context.req.header('accept-encoding')))
      return sendPlain(context, { status, headers: varied, body }, length)
    const compressed = await compressedOnce(await wholeOf(body))
    return new Response(compressed, { status, headers: { ...varied, 'content-encoding': 'gzip' } })
  }
  return sendPlain(context, { status, headers, body }, length)
}

/** Answers that are kept and sent again are the very same bytes. What is forgotten with them needs no limit of its own. */
const compressions = new WeakMap<Uint8Array, Promise<Buffer<ArrayBuffer>>>()

function compressedOnce(bytes: Uint8Array<ArrayBuffer>): Promise<Buffer<ArrayBuffer>> {
  const before = compressions.get(bytes)
  if (before) return before
  const compression = compress(bytes, FASTEST)
  compressions.set(bytes, compression)
  compression.catch(() => compressions.delete(bytes))
  return compression
}

async function sendPlain(
  context: Context<HubEnv>,
  { status, headers, body }: AnswerInParts,
  length: number,
): Promise<Response> {
  // An application that is called in process has no response to write to.
  const canWriteParts = context.env?.outgoing instanceof ResponseInParts
  if (canWriteParts && body.length > 1 && length > WORTH_COPYING) {
    return new Response(bodyInParts(body), { status, headers: { ...headers, 'content-length': String(length) } })
  }
  return new Response(await wholeOf(body), { status, headers })
}

function wholeOf(parts: readonly BodyPart[]): MaybeLater<Uint8Array<ArrayBuffer>> {
  const [only] = parts
  return parts.length === 1 && only instanceof Uint8Array && only.buffer instanceof ArrayBuffer
    ? (only as Uint8Array<ArrayBuffer>)
    : inStretches(inOnePiece(parts))
}
