import { HubError, InvalidRequestError, NotFoundError } from '@hub/http'
import {
  buildEmbedComponent,
  buildEmbedUrl,
  type ExportFormat,
  type LockedValue,
  signEmbed,
} from '@hub/metabase-client'
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import type { HubEnv } from '../../platform/http/hub-env.js'
import { HttpProblem, invalidRequest, notFound } from '../../platform/http/http-problem.js'
import { jsonContent, partnerRoutes, problems, problemsWith } from '../../platform/http/openapi.js'
import { requireFeature } from '../../platform/partners/partner-access.js'
import { toUpstreamProblem } from '../../platform/upstream/upstream-problem.js'
import type { Logger } from '../../platform/process/logging.js'
import type { LinksConfig } from './config.js'
import { lockParameters, readQueryParameters } from './locked-parameters.js'
import type { Metabase } from './metabase.js'
import { describeBody, readBody } from './read-body.js'

const common = { tags: ['Dashboards'], security: [{ apiKey: [] }], middleware: requireFeature('links') }
const IN_BODY = { in: 'body', path: ['params'] } as const
const DEFAULT_SECONDS = 3_600
const MAX_SECONDS = 86_400
const TYPES: Readonly<Record<ExportFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json',
}

const id = z.string().max(64).openapi({ description: 'Id of the dashboard.', example: '5' })
const plain = z.union([z.string().max(500), z.number(), z.boolean()])
const embedBody = z.strictObject({
  params: z
    .record(z.string().min(1).max(200), z.union([plain, z.array(plain).max(500)]))
    .default({})
    .openapi({
      description:
        'Locked parameters by label or by their names at Metabase; a list for several values, an empty one switches a parameter off.',
      example: { département: '69 - Rhône' },
    }),
  expires_in_seconds: z.int().min(1).max(MAX_SECONDS).default(DEFAULT_SECONDS).openapi({
    description: 'How long whoever has the address sees what it shows.',
    example: DEFAULT_SECONDS,
  }),
  titled: z.boolean().default(false).openapi({ description: 'Whether the title is shown.', example: false }),
})

const embed = createRoute({
  ...common,
  method: 'post',
  path: '/dashboards/{id}/embed-url',
  operationId: 'createEmbedUrl',
  summary: 'Sign the address of a dashboard',
  description:
    'For an iframe, and for the component of recent versions of Metabase. Only dashboards and parameters that the hub is configured with. Who may see what is for you to decide first.',
  'x-hub-retry': 'safe',
  request: { params: z.object({ id }), body: describeBody('EmbedUrlRequest') },
  responses: {
    ...problems(404, 413, 415, 422),
    200: {
      description: 'The address: a secret until it expires.',
      content: jsonContent(
        z.object({
          url: z.string().openapi({
            description: 'For an iframe.',
            example: 'https://stats.example.fr/embed/dashboard/a.b.c#titled=false',
          }),
          expires_at: z.string().openapi({ description: 'Instant.', example: '2027-09-06T07:00:00.000Z' }),
          component: z
            .object({
              tag: z.string().openapi({ description: 'Name of the element.', example: 'metabase-dashboard' }),
              attributes: z
                .record(z.string(), z.string())
                .openapi({ description: 'Its attributes.', example: { token: 'a.b.c' } }),
              script_url: z
                .string()
                .openapi({ description: 'Script to load once.', example: 'https://stats.example.fr/app/embed.js' }),
              config: z
                .record(z.string(), z.unknown())
                .openapi({ description: 'Argument of `defineMetabaseConfig`.', example: { isGuest: true } }),
            })
            .openapi({ description: 'In place of the iframe, in recent versions.' }),
        }),
      ),
    },
  },
})

const download = createRoute({
  ...common,
  method: 'get',
  path: '/dashboards/{id}/cards/{card}/{format}',
  operationId: 'exportDashboardCard',
  summary: 'Download the rows of a card of a dashboard',
  description:
    'As a stream, with locked parameters in the query by label or by their names at Metabase; a name that is repeated has several values.',
  'x-hub-retry': 'safe',
  request: {
    params: z.object({
      id,
      card: z
        .string()
        .regex(/^[1-9]\d{0,9}$/, 'must be the id of a card')
        .openapi({ description: 'Id of the card.', example: '12' }),
      format: z.enum(['csv', 'xlsx', 'json']).openapi({ description: 'Kind of file.', example: 'csv' }),
    }),
  },
  responses: {
    ...problems(404, 422),
    ...problemsWith(502, '`query_failed`: Metabase could not run the query of the card.'),
    ...problemsWith(
      503,
      '`upstream_unavailable`: Metabase does not answer as it should; `database_unavailable`. See Retry-After (seconds).',
    ),
    200: { description: 'The file.', content: { 'text/csv': { schema: z.string() } } },
  },
})

export interface DashboardRoutesOptions {
  config: LinksConfig['metabase']
  metabase: Metabase
  logger: Logger
  /** The present, in epoch milliseconds. */
  now: () => number
}

export function dashboardRoutes({ config, metabase, logger, now }: DashboardRoutesOptions): OpenAPIHono<HubEnv> {
  const { dashboards, secretKey } = config
  const { client, siteUrl } = metabase

  const sign = (dashboard: string, params: Record<string, LockedValue>, expiresInSeconds: number) =>
    signEmbed({ secretKey, resource: { dashboard }, params, expiresInSeconds, now: now() })

  /** The card as a stream; its place on the dashboard is what Metabase wants to know. */
  async function exportCard(token: string, card: number, format: ExportFormat, signal: AbortSignal) {
    try {
      const { dashcards } = await client.getEmbeddedDashboard({ token }, { signal })
      const place = dashcards.find(({ card_id }) => card_id === card)
      if (!place) throw notFound('The dashboard has no such card.')
      return await client.export(format, { token, dashcard: place.id, card }, { signal })
    } catch (error) {
      if (NotFoundError.isInstance(error)) throw notFound('The dashboard has no such card.')
      if (InvalidRequestError.isInstance(error))
        throw invalidRequest([
          { in: 'query', pointer: '', message: 'is refused by Metabase: is every locked parameter there?' },
        ])
      if (signal.aborted) throw new HttpProblem(503, 'request_aborted', 'The request was given up.')
      if (!HubError.isInstance(error)) throw error
      const { name, status, code } = error
      logger.warn?.('a card could not be exported', { error: name, status, code })
      if (code === 'query_failed')
        throw new HttpProblem(502, 'query_failed', 'Metabase could not run the query of this card.')
      throw toUpstreamProblem(error, 'Metabase')
    }
  }

  const routes = partnerRoutes()
  routes.openAPIRegistry.register('EmbedUrlRequest', embedBody)
  return routes
    .openapi(embed, async (context) => {
      const { id: dashboard } = context.req.valid('param')
      // Before the body is read.
      lockParameters(dashboards, dashboard, [], IN_BODY)
      const { params, expires_in_seconds, titled } = await readBody(context, embedBody)
      const locked = lockParameters(dashboards, dashboard, Object.entries(params), IN_BODY)
      const token = await sign(dashboard, locked, expires_in_seconds)
      const link = { siteUrl, resource: { dashboard }, token, appearance: { titled } }
      const { scriptUrl, tag, attributes, config: own } = buildEmbedComponent(link)
      const expires_at = new Date((Math.floor(now() / 1_000) + expires_in_seconds) * 1_000).toISOString()
      const component = { tag, attributes: { ...attributes }, script_url: scriptUrl, config: { ...own } }
      context.header('cache-control', 'no-store')
      return context.json({ url: refuseLongAddress(() => buildEmbedUrl(link)), expires_at, component }, 200)
    })
    .openapi(download, async (context) => {
      const { id: dashboard, card, format } = context.req.valid('param')
      const query = new URL(context.req.url).searchParams
      const locked = lockParameters(dashboards, dashboard, readQueryParameters(query), { in: 'query', path: [] })
      const token = await sign(dashboard, locked, DEFAULT_SECONDS)
      const stream = await exportCard(token, Number(card), format, context.req.raw.signal)
      const headers = {
        'content-type': TYPES[format],
        'content-disposition': `attachment; filename="dashboard-${dashboard}-card-${card}.${format}"`,
        'cache-control': 'no-store',
      }
      return new Response(stream, { headers })
    })
}

function refuseLongAddress(build: () => string): string {
  try {
    return build()
  } catch (error) {
    if (!InvalidRequestError.isInstance(error)) throw error
    throw invalidRequest([
      { in: 'body', pointer: '/params', message: 'make an address that is too long: lock fewer values' },
    ])
  }
}
