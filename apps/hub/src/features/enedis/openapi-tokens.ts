import { type OpenAPIHono, z } from '@hono/zod-openapi'
import type { HubEnv } from '../../platform/http/hub-env.js'
import { jsonContent } from '../../platform/http/openapi.js'

type Registry = OpenAPIHono<HubEnv>['openAPIRegistry']

/** The id and the key, or the key as a bearer. */
const CLIENT = [{ linkyClient: [] }, { linkyKey: [] }]

/** Adds the description of `/accounts/token` and `/accounts/revoke`. */
export function describeTokens(registry: Registry, tag: string): void {
  registry.registerComponent('securitySchemes', 'linkyClient', { type: 'http', scheme: 'basic' })
  const oauthError = z
    .object({
      error: z.string().openapi({ description: 'Of RFC 6749.', example: 'invalid_client' }),
      error_description: z
        .string()
        .openapi({ description: 'For a person.', example: 'Send client_id and client_secret.' }),
    })
    .openapi('LinkyOauthError', { description: 'An error of OAuth 2.0.' })
  const refused = {
    400: { description: 'The request is refused.', content: jsonContent(oauthError) },
    401: { description: 'The credentials are wrong.', content: jsonContent(oauthError) },
    503: { description: 'The database does not answer: try again.', content: jsonContent(z.looseObject({})) },
  }
  const form = (schema: z.ZodType) => ({ body: { content: { 'application/x-www-form-urlencoded': { schema } } } })
  const text = (description: string, example: string) => z.string().optional().openapi({ description, example })
  const credentials = {
    client_id: text('Without `Authorization: Basic`.', 'cli_…'),
    client_secret: text('The API key, without `Authorization: Basic`.', '…'),
  }
  registry.registerPath({
    method: 'post',
    path: '/accounts/token',
    operationId: 'createLinkyToken',
    summary: 'Make a token with the API key',
    description:
      'A signed JWT whose `sub` lists the points, as programs want it. It ends with its time or with the API key. The list grants nothing: what may be read is looked up at each call.',
    tags: [tag],
    security: CLIENT,
    'x-hub-retry': 'safe',
    request: form(
      z.object({
        grant_type: text('`client_credentials`.', 'client_credentials'),
        ...credentials,
        expires_in: text('Seconds, 1 to 94608000. Default 3600.', '3600'),
      }),
    ),
    responses: { 200: { description: 'The token.', content: jsonContent(z.looseObject({})) }, ...refused },
  })
  registry.registerPath({
    method: 'post',
    path: '/accounts/revoke',
    operationId: 'revokeLinkyToken',
    summary: 'End a token',
    description: '200 for any token, known or not (RFC 7009).',
    tags: [tag],
    security: CLIENT,
    'x-hub-retry': 'idempotent',
    request: form(
      z.object({ token: z.string().openapi({ description: 'The token.', example: 'a.b.c' }), ...credentials }),
    ),
    responses: { 200: { description: 'It is ended.', content: jsonContent(z.looseObject({})) }, ...refused },
  })
}
