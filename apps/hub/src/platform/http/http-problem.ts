import { STATUS_CODES } from 'node:http'
import type { ContentfulStatusCode } from 'hono/utils/http-status'

/** One mistake in a request. */
export interface FieldError {
  /** The part of the request that `pointer` is about. */
  in: 'body' | 'query' | 'path' | 'header'
  /** RFC 6901: `/meeting_points/0/openings/2/from`; empty for the whole. */
  pointer: string
  message: string
}

export interface ProblemOptions {
  errors?: readonly FieldError[] | undefined
  headers?: Readonly<Record<string, string>> | undefined
  /** Members of the problem's own, beside the common ones. */
  extensions?: Readonly<Record<string, unknown>> | undefined
}

/** An answer other than success to a partner: thrown anywhere in a request, sent as `application/problem+json` (RFC 9457). */
export class HttpProblem extends Error {
  override readonly name = 'HttpProblem'
  readonly status: ContentfulStatusCode
  /** What a program tests; stable, unlike `detail`. */
  readonly code: string
  readonly errors: readonly FieldError[] | undefined
  readonly headers: Readonly<Record<string, string>>
  readonly extensions: Readonly<Record<string, unknown>>

  constructor(
    status: ContentfulStatusCode,
    code: string,
    detail: string,
    { errors, headers, extensions }: ProblemOptions = {},
  ) {
    super(detail)
    this.status = status
    this.code = code
    this.errors = errors
    this.headers = headers ?? {}
    this.extensions = extensions ?? {}
  }

  toResponse(requestId: string): Response {
    const body = {
      type: 'about:blank',
      title: STATUS_CODES[this.status] ?? 'Error',
      status: this.status,
      code: this.code,
      detail: this.message,
      request_id: requestId,
      errors: this.errors,
      ...this.extensions,
    }
    return new Response(JSON.stringify(body), {
      status: this.status,
      headers: { ...this.headers, 'content-type': 'application/problem+json' },
    })
  }
}

export function invalidRequest(errors: readonly FieldError[]): HttpProblem {
  const count = errors.length === 1 ? 'One mistake' : `${errors.length} mistakes`
  return new HttpProblem(422, 'invalid_request', `${count} in the request: see "errors". Nothing was changed.`, {
    errors,
  })
}

export function notFound(detail: string): HttpProblem {
  return new HttpProblem(404, 'not_found', detail)
}
