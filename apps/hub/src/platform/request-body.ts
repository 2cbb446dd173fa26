import type { Context, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { createMiddleware } from 'hono/factory'
import { invalidRequest, HttpProblem } from './http-problem.js'

const MEBIBYTE = 1024 * 1024
/** For every route that does not say otherwise. */
export const BODY_LIMIT = MEBIBYTE
/** A whole agenda: tens of thousands of meeting points. */
export const AGENDA_BODY_LIMIT = 32 * MEBIBYTE

/** Refuses a body by its announced length: comes first, before even the API key is looked up. */
export function refuseAnnouncedSize(limitOf: (path: string) => number): MiddlewareHandler {
  return createMiddleware(async (context, next) => {
    const limit = limitOf(context.req.path)
    if (Number(context.req.header('content-length') ?? 0) > limit) throw tooLarge(limit)
    await next()
  })
}

/** Refuses a body of unannounced length (chunked) as soon as it passes the limit; comes after the API key. */
export function refuseActualSize(limitOf: (path: string) => number): MiddlewareHandler {
  return createMiddleware((context, next) => {
    const maxSize = limitOf(context.req.path)
    const onError = () => {
      throw tooLarge(maxSize)
    }
    return bodyLimit({ maxSize, onError })(context, next)
  })
}

/**
 * The request's body as text.
 * @throws {HttpProblem} 415 when it is announced as anything but JSON, 422 when it is not UTF-8.
 */
export async function readJsonText(context: Context): Promise<string> {
  const type = context.req.header('content-type')
  if (type !== undefined && !/^application\/([\w.-]+\+)?json *(;|$)/i.test(type)) {
    throw new HttpProblem(415, 'unsupported_media_type', 'Send JSON, with "Content-Type: application/json".')
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await context.req.arrayBuffer())
  } catch (error) {
    if (!(error instanceof TypeError) || !('code' in error) || error.code !== 'ERR_ENCODING_INVALID_ENCODED_DATA')
      throw error
    throw invalidRequest([{ in: 'body', pointer: '', message: 'must be encoded in UTF-8' }])
  }
}

function tooLarge(limit: number): HttpProblem {
  return new HttpProblem(
    413,
    'payload_too_large',
    `The body is larger than ${limit / MEBIBYTE} MiB, the limit of this route.`,
  )
}
