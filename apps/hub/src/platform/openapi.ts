// What every operation of the partner API has in common in its OpenAPI description.
import { OpenAPIHono, z } from '@hono/zod-openapi'
import type { HubEnv } from './hub-env.js'
import { invalidRequest } from './http-problem.js'

export const problemSchema = z
  .object({
    type: z.literal('about:blank'),
    title: z.string().openapi({ description: 'Name of the status.' }),
    status: z.int(),
    code: z.string().openapi({ description: 'What a program tests; stable.', example: 'invalid_request' }),
    detail: z.string().openapi({ description: 'What happened and what to do, for a person.' }),
    request_id: z.string().openapi({ description: 'Also in the X-Request-Id header and in our logs.' }),
    errors: z
      .array(
        z.object({
          in: z.enum(['body', 'query', 'path', 'header']),
          pointer: z
            .string()
            .openapi({ description: 'RFC 6901 JSON pointer; empty for the whole.', example: '/openings/0/from' }),
          message: z.string(),
        }),
      )
      .optional()
      .openapi({ description: 'Every mistake in what was sent, with `invalid_request`.' }),
  })
  .openapi('Problem', { description: 'RFC 9457 problem details.' })

const PROBLEMS = {
  401: '`invalid_api_key`: no API key, or one that is unknown or revoked.',
  403: '`feature_not_granted`: the API key is not granted the feature.',
  404: '`not_found`.',
  413: '`payload_too_large`: 1 MiB, and 32 MiB for an agenda.',
  415: '`unsupported_media_type`: a body is JSON.',
  422: '`invalid_request`: every mistake is listed with a pointer; nothing was changed.',
  429: '`rate_limited`: 600 requests a minute per key; see Retry-After (seconds).',
  500: '`internal_error`.',
  503: '`database_unavailable`: try again later; see Retry-After (seconds).',
} as const

type ProblemStatus = keyof typeof PROBLEMS

/** The error answers of an operation: those of every partner route, and the ones named. */
export function problems(...more: ProblemStatus[]) {
  const statuses: ProblemStatus[] = [401, 403, ...more, 429, 500, 503]
  const content = { 'application/problem+json': { schema: problemSchema } }
  return Object.fromEntries(statuses.map((status) => [status, { description: PROBLEMS[status], content }]))
}

/** An error answer that an operation has for reasons of its own. */
export function problemsWith(status: number, description: string) {
  return { [status]: { description, content: { 'application/problem+json': { schema: problemSchema } } } }
}

/** An application whose own parameter checks answer as ours do. */
export function partnerRoutes(): OpenAPIHono<HubEnv> {
  return new OpenAPIHono<HubEnv>({
    defaultHook: (result) => {
      if (result.success) return
      throw invalidRequest(
        result.error.issues.map((issue) => ({
          in: partOf(result.target),
          pointer: issue.path.map((token) => `/${String(token)}`).join(''),
          message: issue.message,
        })),
      )
    },
  })
}

/** Where a parameter that a route's own schema refuses was. */
function partOf(target: string): 'path' | 'query' | 'header' {
  return target === 'param' ? 'path' : target === 'header' ? 'header' : 'query'
}

export function jsonContent<Schema extends z.ZodType>(schema: Schema) {
  return { 'application/json': { schema } }
}

/** The head of openapi.json. */
export const DOCUMENT = {
  openapi: '3.1.0',
  info: {
    title: 'Hub: partner API',
    version: '1',
    description: [
      'What partners of the hub call. Send `Authorization: Bearer <key>`; a key is granted some of the features.',
      'Lists are `?cursor=&limit=` → `{ items, next_cursor }`. Errors are problem details (RFC 9457) with a stable `code`.',
      'Times of appointments are wall-clock times at the meeting point, without offset.',
    ].join('\n\n'),
    license: { name: 'MIT', identifier: 'MIT' },
  },
  servers: [{ url: '/', description: 'The hub that serves this document.' }],
}
