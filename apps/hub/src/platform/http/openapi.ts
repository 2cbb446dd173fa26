// What every operation of the partner API has in common in its OpenAPI description.
import { OpenAPIHono, type RouteConfig, z } from '@hono/zod-openapi'
import { checkParameters, invalidParameters } from './check-parameters.js'
import type { HubEnv } from './hub-env.js'

export const problemSchema = z
  .object({
    type: z.literal('about:blank').openapi({ description: 'No page tells more: `code` does.' }),
    title: z.string().openapi({ description: 'Name of the status.', example: 'Unprocessable Entity' }),
    status: z.int().openapi({ description: 'The status of the answer.', example: 422 }),
    code: z.string().openapi({ description: 'What a program tests; stable.', example: 'invalid_request' }),
    detail: z.string().openapi({
      description: 'What happened and what to do, for a person.',
      example: 'One mistake in the request: see "errors". Nothing was changed.',
    }),
    request_id: z.string().openapi({
      description: 'Also in the X-Request-Id header and in our logs.',
      example: '0197c9a5-6c3e-7cc4-8d3b-6a4c5d2e1f00',
    }),
    errors: z
      .array(
        z.object({
          in: z
            .enum(['body', 'query', 'path', 'header'])
            .openapi({ description: 'The part of the request that `pointer` looks into.', example: 'body' }),
          pointer: z
            .string()
            .openapi({ description: 'RFC 6901 JSON pointer; empty for the whole.', example: '/openings/0/from' }),
          message: z
            .string()
            .openapi({ description: 'What is wrong there, for a person.', example: 'must be before "to"' }),
        }),
      )
      .optional()
      .openapi({ description: 'Every mistake in what was sent, with `invalid_request`.' }),
  })
  .openapi('Problem', { description: 'RFC 9457 problem details.' })

const PROBLEMS = {
  401: '`invalid_api_key`: no API key, or one that is unknown, revoked or expired.',
  403: '`feature_not_granted`: the API key is not granted the feature.',
  404: '`not_found`: it does not exist, or the API key does not cover it.',
  413: '`payload_too_large`: more than 1 MiB, or than the operation allows.',
  415: '`unsupported_media_type`: a body is JSON.',
  422: '`invalid_request`: every mistake is listed with a pointer; nothing was changed.',
  429: '`rate_limited`: 600 requests a minute per key; see Retry-After (seconds).',
  500: '`internal_error`.',
  503: '`database_unavailable`, `too_many_bodies`: nothing was changed, try again later; see Retry-After (seconds).',
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
  const routes = new OpenAPIHono<HubEnv>({
    defaultHook: (result) => {
      if (!result.success) throw invalidParameters(result.target === 'header' ? 'header' : 'query', result.error)
    },
  })
  const { openapi } = routes
  // Of the path and the query we check ourselves; header fields are left to it.
  routes.openapi = ((route: RouteConfig, handler: never) => {
    const { middleware: before = [], ...described } = route
    const { query, params, ...request } = described.request ?? {}
    routes.openAPIRegistry.registerPath(described)
    const middleware = [before, checkParameters({ query, params })].flat()
    return openapi({ ...described, request, hide: true, middleware }, handler)
  }) as typeof openapi
  return routes
}

/** A page of a list. */
export function pageSchema<Item extends z.ZodType>(item: Item, description: string) {
  return z.object({
    items: z.array(item).openapi({ description }),
    next_cursor: z.string().nullable().openapi({
      description: 'To be sent as `cursor` for the next page; null on the last.',
      example: 'NDEy',
    }),
  })
}

export function jsonContent<Schema extends z.ZodType>(schema: Schema) {
  return { 'application/json': { schema } }
}

const DESCRIPTION = [
  'What partners of the hub call. Send `Authorization: Bearer <key>`; a key is granted some of the features, and may cover a part of what they hold only: the rest answers 404.',
  'Lists are `?cursor=&limit=` → `{ items, next_cursor }`. Errors are problem details (RFC 9457) with a stable `code`.',
  'A body may have 1 MiB unless the operation allows more, must keep coming (else 408 `body_timeout`), and holds at most 5 000 values in 32 levels. An address may have 8 KiB (414), header fields 16 KiB (431).',
]

/** The head of openapi.json, with the paragraphs of the features that the hub has. */
export function createDocument(paragraphs: readonly string[]) {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Hub: partner API',
      version: '1',
      description: [...DESCRIPTION, ...paragraphs].join('\n\n'),
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/', description: 'The hub that serves this document.' }],
  }
}
