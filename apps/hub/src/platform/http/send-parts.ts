import type { Context } from 'hono'
import { acceptsGzip } from './accepts-gzip.js'
import { type BodyPart, inOnePiece, countBytes } from './body-parts.js'
import { compressParts } from './compressed-parts.js'
import type { HubEnv } from './hub-env.js'
import { bodyInParts, ResponseInParts } from './response-in-parts.js'
import { runInSlices, type MaybePromise } from '../process/time-slicing.js'

export interface AnswerInParts {
  status: number
  /** Names in lower case. */
  headers: Readonly<Record<string, string>>
  body: readonly BodyPart[]
  /** Called when a part cannot be written after the answer has begun; the connection is then cut. */
  onBroken?: (error: Error) => void
}

/** Bytes from which compressing is worth its time. */
const WORTH_COMPRESSING = 16 * 1024
/** Bytes up to which copying the parts is cheaper than handing them on one by one. */
const WORTH_COPYING = 64 * 1024

/** Sends a body in parts: compressed when the client accepts it and it is long enough, and copied only when it is short. */
export async function sendParts(context: Context<HubEnv>, answer: AnswerInParts): Promise<Response> {
  const { status, headers, body } = answer
  const length = countBytes(body)
  if (length === 0) return new Response(null, { status, headers })
  if (length > WORTH_COMPRESSING) {
    const varied = { ...headers, vary: 'accept-encoding' }
    if (!acceptsGzip(context.req.header('accept-encoding')))
      return sendPlain(context, { ...answer, headers: varied }, length)
    return new Response(await compressParts(body), { status, headers: { ...varied, 'content-encoding': 'gzip' } })
  }
  return sendPlain(context, answer, length)
}

async function sendPlain(
  context: Context<HubEnv>,
  { status, headers, body, onBroken = () => {} }: AnswerInParts,
  length: number,
): Promise<Response> {
  // An application that is called in process has no response to write to.
  const canWriteParts = context.env?.outgoing instanceof ResponseInParts
  if (canWriteParts && body.length > 1 && length > WORTH_COPYING) {
    return new Response(bodyInParts(body, onBroken), {
      status,
      headers: { ...headers, 'content-length': String(length) },
    })
  }
  return new Response(await joinParts(body, length), { status, headers })
}

function joinParts(parts: readonly BodyPart[], length: number): MaybePromise<Uint8Array<ArrayBuffer>> {
  const [only] = parts
  return parts.length === 1 && only instanceof Uint8Array && only.buffer instanceof ArrayBuffer
    ? (only as Uint8Array<ArrayBuffer>)
    : runInSlices(inOnePiece(parts, length))
}
