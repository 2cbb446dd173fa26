import type { CallOptions } from '@hub/http'
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import type { HubEnv } from '../../platform/http/hub-env.js'
import { type FieldError, invalidRequest } from '../../platform/http/http-problem.js'
import { createPage, parseCursor } from '../../platform/http/list-page.js'
import { pageSchema, partnerRoutes, problems } from '../../platform/http/openapi.js'
import { requireFeature } from '../../platform/partners/partner-access.js'
import type { AnswerCache, GetSignal } from './answer-cache.js'
import {
  type FoundStructure,
  findStructures,
  getSortKey,
  MAX_SERVICES,
  type StructureSource,
} from './find-structures.js'
import { cachedAnswer, textOrNull, UPSTREAM_DOWN } from './shared-schemas.js'
import { type Place, selectPlace, structureQuery, type StructureQuery } from './structure-query.js'

/** Milliseconds for which an answer is fresh. */
const HOUR = 3_600_000
const SERVICE = 'data·inclusion'

const structure = z.object({
  id: z.string().openapi({ description: 'Of data·inclusion.', example: 'dora--12' }),
  source: z.string().openapi({ description: 'Slug of its source.', example: 'dora' }),
  name: z.string().openapi({ description: 'Name.', example: 'Entraide inventée' }),
  siret: textOrNull('SIRET.', null),
  description: textOrNull('What it does.', 'Accueil et accompagnement.'),
  phone: textOrNull('Telephone number.', null),
  email: textOrNull('E-mail address.', null),
  website: textOrNull('Site.', null),
  address: textOrNull('Line 1.', '1 rue des Lilas Bleus'),
  post_code: textOrNull('Post code.', '62000'),
  city: textOrNull('Commune.', 'Arras'),
  insee_code: textOrNull('INSEE code.', '62041'),
  longitude: z.number().nullable().openapi({ description: 'Degrees.', example: 2.7663 }),
  latitude: z.number().nullable().openapi({ description: 'Degrees.', example: 50.2898 }),
  quality: z.number().nullable().openapi({ description: '0 to 1.', example: 0.75 }),
  updated_on: textOrNull('Day of its last change.', '2026-11-01'),
  distance_km: z
    .number()
    .nullable()
    .openapi({ description: 'Whole kilometres; null unless searched by distance.', example: 3 }),
})

const page = pageSchema(structure, 'Structures.').extend({
  location: z
    .object({
      by: z
        .enum(['commune', 'department', 'distance'])
        .openapi({ description: 'The place that was given.', example: 'commune' }),
      through: z.enum(['structures', 'services']).openapi({
        description:
          'What was searched. By distance, data·inclusion finds **services** only: these are the structures of the nearest ones in person.',
        example: 'structures',
      }),
    })
    .openapi({ description: 'How the place was searched.' }),
  excluded_sources: z.array(z.string()).openapi({ description: 'Sources that were left out.', example: [] }),
})

const list = createRoute({
  tags: ['Directory'],
  security: [{ apiKey: [] }],
  middleware: requireFeature('directory'),
  method: 'get',
  path: '/structures',
  operationId: 'listStructures',
  summary: 'Find structures of social inclusion that you do not have yet',
  description: `Of a commune, of a department or by distance, without those of the sources left out, also under another source. By distance these are the structures of the ${MAX_SERVICES} nearest services in person. Each comes once. Answers are kept for an hour.`,
  'x-hub-retry': 'safe',
  request: { query: structureQuery },
  responses: { ...problems(422), ...UPSTREAM_DOWN, 200: cachedAnswer('A page.', page) },
})

export interface StructureRoutesOptions {
  cache: AnswerCache
  inclusion: StructureSource
  /** Left out unless a request says otherwise. */
  ownSource: string | undefined
}

export function structureRoutes({ cache, inclusion, ownSource }: StructureRoutesOptions): OpenAPIHono<HubEnv> {
  async function listSlugs(getSignal: GetSignal): Promise<string[]> {
    const ask = async (options: CallOptions) => (await inclusion.listSources(options)).map(({ slug }) => slug)
    const { body } = await cache.get({ service: SERVICE, key: ['sources'], freshFor: HOUR, ask }, getSignal)
    return JSON.parse(body) as string[]
  }

  /** The sources to ask for, undefined for all: the service takes sources in, and leaves none out. */
  async function selectSources(query: StructureQuery, excluded: readonly string[], getSignal: GetSignal) {
    if (query.sources === undefined && excluded.length === 0) return undefined
    const known = await listSlugs(getSignal)
    const errors = (['sources', 'exclude_sources'] as const)
      .filter((name) => query[name]?.some((slug) => !known.includes(slug)))
      .map(
        (name): FieldError => ({
          in: 'query',
          pointer: `/${name}`,
          message: 'must be slugs of sources of data·inclusion',
        }),
      )
    if (errors.length > 0) throw invalidRequest(errors)
    return (query.sources ?? known).filter((slug) => !excluded.includes(slug))
  }

  return partnerRoutes().openapi(list, async (context) => {
    const query = context.req.valid('query')
    const place = selectPlace(query)
    const after = parseCursor(query.cursor)
    const getSignal = () => context.req.raw.signal
    const excluded = query.exclude_sources ?? (ownSource === undefined ? [] : [ownSource])
    const sources = await selectSources(query, excluded, getSignal)
    const question = { place, sources, excluded, minimumQuality: query.minimum_quality }
    const { body, headers } = await cache.get(
      {
        service: SERVICE,
        key: ['structures', question],
        freshFor: HOUR,
        ask: (options) => findStructures(inclusion, question, options),
      },
      getSignal,
    )
    const rest = (JSON.parse(body) as FoundStructure[]).filter((found) => getSortKey(found) > after)
    const { items, next_cursor } = createPage(rest, query.limit, getSortKey)
    const location = {
      by: getPlaceKind(place),
      through: 'lat' in place ? ('services' as const) : ('structures' as const),
    }
    const answer = { items: items.map(toStructure), next_cursor, location, excluded_sources: [...excluded] }
    return context.json(answer, 200, headers)
  })
}

function getPlaceKind(place: Place): 'commune' | 'department' | 'distance' {
  if ('lat' in place) return 'distance'
  return 'commune' in place ? 'commune' : 'department'
}

function toStructure({ structure: found, distance }: FoundStructure): z.infer<typeof structure> {
  return {
    id: found.id,
    source: found.source,
    name: found.nom,
    siret: found.siret ?? null,
    description: found.description ?? null,
    phone: found.telephone ?? null,
    email: found.courriel ?? null,
    website: found.site_web ?? null,
    address: found.adresse ?? null,
    post_code: found.code_postal ?? null,
    city: found.commune ?? null,
    insee_code: found.code_insee ?? null,
    longitude: found.longitude ?? null,
    latitude: found.latitude ?? null,
    quality: found.score_qualite ?? null,
    updated_on: found.date_maj ?? null,
    distance_km: distance,
  }
}
