// What of the gateway is published in openapi.json: described here, since the forms are those of others and are routed without schemas.
import { type OpenAPIHono, z } from '@hono/zod-openapi'
import type { HubEnv } from '../../platform/http/hub-env.js'
import { jsonContent } from '../../platform/http/openapi.js'
import { MIRROR_PREFIX } from './mirror/metering-routes.js'
import { RAW_2026, V5_CUSTOMER_PATHS } from './mirror/customers.js'
import { describeTokens } from './openapi-tokens.js'
import { INDEX_RESOURCES, METERING_RESOURCES } from './readings/resources.js'

type Registry = OpenAPIHono<HubEnv>['openAPIRegistry']
type Query = Record<string, z.ZodType>

const TAG = 'Linky gateway'
const POINT = '22516914714270'

const error = z
  .object({
    error: z.string().openapi({ description: 'As Enedis writes it.', example: 'invalid_request' }),
    error_description: z.string().openapi({ description: 'What happened, for a person.', example: 'Correct it.' }),
    kind: z.string().openapi({ description: 'What a program tests; stable.', example: 'no_data' }),
    request_id: z.string().openapi({ description: 'Also in our logs.', example: 'trace-0123456789' }),
  })
  .openapi('LinkyError', { description: 'An error in the form of Enedis, with a stable kind.' })
const body = z
  .looseObject({})
  .openapi('LinkyBody', { description: 'A body in the form of the interface that is asked.' })

const point = (description: string) =>
  z
    .string()
    .regex(/^\d{14}$/)
    .openapi({ description, example: POINT })
const day = (description: string, example: string) => z.string().openapi({ format: 'date', description, example })

const FIRST = 'First day, `YYYY-MM-DD`, of the calendar in Paris.'
const END = 'The day after the last one; today at the latest.'
const V5_PERIOD = {
  usage_point_id: point('The usage point.'),
  start: day(FIRST, '2026-11-01'),
  end: day(END, '2026-11-08'),
}
const PERIOD_2026 = {
  pointId: point('The usage point.'),
  dateDebut: day(FIRST, '2026-11-01'),
  dateFin: day(END, '2026-11-08'),
}
const MED_PERIOD = { start: V5_PERIOD.start, end: V5_PERIOD.end }

const ERRORS = {
  400: 'The request is refused: `kind` says why.',
  401: 'No API key, or one that is unknown.',
  403: 'The consent has ended: give it again.',
  404: 'The account has no such point, or Enedis nothing for it.',
  429: 'The quota of the day does not suffice: `cost`, `remaining`; see Retry-After (seconds).',
  502: 'Enedis does not answer as it should, or the operator must act.',
  503: 'Enedis does not answer, or its quota is used up; see Retry-After (seconds).',
} as const

interface Described {
  path: string
  operationId: string
  summary: string
  description: string
  query?: Query
  params?: Query
}

/** Adds the description of every route for programs. */
export function describeGateway(registry: Registry): void {
  registry.registerComponent('securitySchemes', 'linkyKey', { type: 'http', scheme: 'bearer' })
  for (const described of listReads()) {
    const { path, operationId, summary, description, query, params } = described
    registry.registerPath({
      method: 'get',
      path,
      operationId,
      summary,
      description,
      tags: [TAG],
      security: [{ linkyKey: [] }],
      'x-hub-retry': 'safe',
      request: { ...(query && { query: z.object(query) }), ...(params && { params: z.object(params) }) },
      responses: {
        200: {
          description: 'What was asked for; `X-Cache-Status` and `X-RateLimit-…` say what it cost.',
          content: jsonContent(body),
        },
        ...Object.fromEntries(
          Object.entries(ERRORS).map(([status, words]) => [
            status,
            { description: words, content: jsonContent(error) },
          ]),
        ),
      },
    })
  }
  describeTokens(registry, TAG)
}

function listReads(): Described[] {
  return [
    {
      path: '/usage-points',
      operationId: 'listLinkyPoints',
      summary: "List the account's usage points",
      description: 'Each with the state of its consent, and the quota of the day.',
    },
    {
      path: '/usage-points/{prm}',
      operationId: 'getLinkyPoint',
      summary: 'Read the state of a usage point',
      description: 'Its consent, and the quota of the day.',
      params: { prm: point('The usage point.') },
    },
    ...METERING_RESOURCES.flatMap(describeSeries),
    ...INDEX_RESOURCES.map(({ path2026 }) => ({
      path: `${MIRROR_PREFIX}/mesure_synchrone_auto/v2/${path2026}`,
      operationId: toOperation('mirror2026', path2026),
      summary: `Read ${path2026}`,
      description: 'The body of Enedis, of its API of 2026.',
      query: PERIOD_2026,
    })),
    ...Object.entries(V5_CUSTOMER_PATHS).map(([path, what]) => ({
      path: `${MIRROR_PREFIX}/${path}`,
      operationId: toOperation('mirrorV5', what),
      summary: `Read ${what} in the form of v5`,
      description: 'What the generation in use does not have is absent.',
      query: { usage_point_id: V5_PERIOD.usage_point_id },
    })),
    ...RAW_2026.map((api) => ({
      path: `${MIRROR_PREFIX}/${api}/v1/{prm}`,
      operationId: toOperation('mirror2026', api),
      summary: `Read ${api}`,
      description: 'The body of Enedis, of its API of 2026.',
      params: { prm: point('The usage point.') },
    })),
    {
      path: '/api/{type}',
      operationId: 'readLinkyAsConsoApi',
      summary: 'Read as Conso API gives it',
      description:
        'Five types in the form of v5, seven in that of 2026; errors are `{status, message, error?}`. The former spelling `prm`, `start`, `end` is taken too.',
      query: PERIOD_2026,
      params: { type: z.string().openapi({ description: 'One of the twelve types.', example: 'daily_consumption' }) },
    },
    ...(['contract', 'address'] as const).map((what) => ({
      path: `${MIRROR_PREFIX}/${what}/{pdl}`,
      operationId: toOperation('med', what),
      summary: `Read the ${what} as MyElectricalData gives it`,
      description: 'In the form of v5, or of 2026 with the header `X-MED-Format: 2026`.',
      params: { pdl: point('The usage point.') },
    })),
  ]
}

function describeSeries({ v5, path2026, myElectricalData }: (typeof METERING_RESOURCES)[number]): Described[] {
  const description = 'A curve longer than 7 days is accepted, and costs as many calls as it is split into.'
  return [
    {
      path: `${MIRROR_PREFIX}/${v5}`,
      operationId: toOperation('mirrorV5', path2026),
      summary: `Read ${v5.split('/').at(-1) ?? ''} in the form of v5`,
      description,
      query: V5_PERIOD,
    },
    {
      path: `${MIRROR_PREFIX}/mesure_synchrone_auto/v2/${path2026}`,
      operationId: toOperation('mirror2026', path2026),
      summary: `Read ${path2026} in the form of 2026`,
      description,
      query: PERIOD_2026,
    },
    {
      path: `${MIRROR_PREFIX}/${myElectricalData}/{pdl}`,
      operationId: toOperation('med', path2026),
      summary: `Read ${myElectricalData} as MyElectricalData gives it`,
      description: 'Curves are stamped with the beginning of their intervals; `X-MED-Format: 2026` asks for that form.',
      query: MED_PERIOD,
      params: { pdl: point('The usage point.') },
    },
  ]
}

/** `mirrorV5` and `consommation_quotidienne`: `mirrorV5ConsommationQuotidienne`. */
function toOperation(prefix: string, name: string): string {
  return (
    prefix +
    name
      .split('_')
      .map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`)
      .join('')
  )
}
