import type { Context, MiddlewareHandler } from 'hono'
import { createMiddleware } from 'hono/factory'
import { HttpProblem, invalidRequest } from './http-problem.js'

const MEBIBYTE = 1024 * 1024
/** For every route that does not say otherwise. */
export const BODY_LIMIT = MEBIBYTE
/** A whole agenda: tens of thousands of meeting points. */
export const AGENDA_BODY_LIMIT = 32 * MEBIBYTE
/**
 * How much of a refused body is read to nowhere, and for how long, before the answer: a client that is still sending may see a cut
 * connection instead of an answer, and one that sends nothing must not be waited for.
 */
const DISCARDED = { bytes: 64 * MEBIBYTE, milliseconds: 500 }

/** Refuses a body by its announced length: comes first, before even the API key is looked up. */
export function refuseAnnouncedSize(limitOf: (path: string) => number): MiddlewareHandler {
  return createMiddleware(async (context, next) => {
    const limit = limitOf(context.req.path)
    if (Number(context.req.header('content-length') ?? 0) > limit) {
      await discard(context.req.raw.body?.getReader())
      throw tooLarge(limit)
    }
    await next()
  })
}

/**
 * The request's body as text.
 * @throws {HttpProblem} 415 when it is announced as anything but JSON, 413 when it passes the limit (its length need not be
 * announced), 422 when it is not UTF-8.
 */
export async function readJsonText(context: Context, limit = BODY_LIMIT): Promise<string> {
  const type = context.req.header('content-type')
  if (type !== undefined && !/^application\/([\w.-]+\+)?json *(;|$)/i.test(type)) {
    throw new HttpProblem(415, 'unsupported_media_type', 'Send JSON, with "Content-Type: application/json".')
  }
  const bytes = await readBytes(context, limit)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw invalidRequest([{ in: 'body', pointer: '', message: 'must be encoded in UTF-8' }])
  }
}

/**
 * The fields of a form. What is no UTF-8 in them reads as U+FFFD.
 * @throws {HttpProblem} 415 when it is announced as anything else, 413 when it passes the limit.
 */
export async function readForm(context: Context, limit = BODY_LIMIT): Promise<URLSearchParams> {
  const type = context.req.header('content-type') ?? ''
  if (!/^application\/x-www-form-urlencoded *(;|$)/i.test(type)) {
    throw new HttpProblem(415, 'unsupported_media_type', 'Send a form: "application/x-www-form-urlencoded".')
  }
  const bytes = await readBytes(context, limit)
  return new URLSearchParams(bytes.toString('utf8'))
}

/**
 * The request's body to the byte, for what is signed over it.
 * @throws {HttpProblem} 413 when it passes the limit.
 */
export async function readBytes(context: Context, limit = BODY_LIMIT): Promise<Buffer<ArrayBuffer>> {
  const bytes = await readWithin(limit, context.req.raw.body)
  if (bytes === undefined) throw tooLarge(limit)
  return bytes
}

type Reader = ReadableStreamDefaultReader<Uint8Array>

/** The bytes of a body, or undefined when there are more than `limit`. Never holds more than that in memory. */
async function readWithin(
  limit: number,
  body: ReadableStream<Uint8Array> | null,
): Promise<Buffer<ArrayBuffer> | undefined> {
  const reader = body?.getReader()
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) {
      size += next.value.length
      if (size > limit) {
        await discard(reader)
        return undefined
      }
      chunks.push(next.value)
    }
  } catch {
    throw new HttpProblem(400, 'incomplete_body', 'The connection ended before the body did: send the request again.')
  }
  return Buffer.concat(chunks)
}

async function discard(reader: Reader | undefined): Promise<void> {
  let left = DISCARDED.bytes
  const read = async (): Promise<void> => {
    for (let next = await reader?.read(); next && !next.done && left > 0; next = await reader?.read()) {
      left -= next.value.length
    }
  }
  const patience = new Promise<void>((resolve) => setTimeout(resolve, DISCARDED.milliseconds).unref())
  await Promise.race([read().catch(() => {}), patience])
}

function tooLarge(limit: number): HttpProblem {
  const detail = `The body is larger than ${limit / MEBIBYTE} MiB, the limit of this route.`
  return new HttpProblem(413, 'payload_too_large', detail, { headers: { connection: 'close' } })
}
