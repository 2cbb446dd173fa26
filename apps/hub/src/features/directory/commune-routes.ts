import type { Commune, CommunesClient } from '@hub/adresse-client/communes'
import type { CallOptions } from '@hub/http'
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import type { HubEnv } from '../../platform/http/hub-env.js'
import { invalidRequest } from '../../platform/http/http-problem.js'
import { partnerRoutes, problems } from '../../platform/http/openapi.js'
import { requireFeature } from '../../platform/partners/partner-access.js'
import type { AnswerCache } from './answer-cache.js'
import { cachedAnswer, textOrNull, UPSTREAM_DOWN, wholeList } from './shared-schemas.js'

/** Milliseconds for which an answer is fresh. */
const MONTH = 30 * 86_400_000
/** Communes of one name, at most. */
const MAX_NAMED = 20
/** Codes of the districts of Marseille, Lyon and Paris, which addresses have there; API Géo gives a district only where it is asked for. */
const DISTRICT = /^(132(0[1-9]|1[0-6])|6938[1-9]|751(0[1-9]|1\d|20))$/
const FIELDS = 'nom,code,codesPostaux,codeDepartement,departement,codeRegion,region,population,centre'

const division = (description: string, code: string, name: string) =>
  z
    .object({
      code: z.string().openapi({ description: 'Code, a text.', example: code }),
      name: textOrNull('Name.', name),
    })
    .nullable()
    .openapi({ description })

const commune = z.object({
  code: z.string().openapi({ description: 'INSEE code, a text.', example: '2A004' }),
  name: z.string().openapi({ description: 'Name.', example: 'Ajaccio' }),
  post_codes: z.array(z.string()).openapi({ description: 'Post codes.', example: ['20000', '20090', '20167'] }),
  department: division('Its department.', '2A', 'Corse-du-Sud'),
  region: division('Its region.', '94', 'Corse'),
  population: z.number().nullable().openapi({ description: 'Inhabitants.', example: 76_320 }),
  longitude: z.number().nullable().openapi({ description: 'Of a point in it, degrees.', example: 8.7013 }),
  latitude: z.number().nullable().openapi({ description: 'Of that point, degrees.', example: 41.9347 }),
})

const list = createRoute({
  tags: ['Directory'],
  security: [{ apiKey: [] }],
  middleware: requireFeature('directory'),
  method: 'get',
  path: '/communes',
  operationId: 'listCommunes',
  summary: 'Find communes by code, post code or name',
  description: `By one of the three. A post code may be that of several communes, and of two departments; by name come the most populated first, ${MAX_NAMED} at most. Answers are kept for 30 days.`,
  'x-hub-retry': 'safe',
  request: {
    query: z.strictObject({
      code: z
        .string()
        .trim()
        .toUpperCase()
        .regex(/^(\d{5}|2[AB]\d{3})$/, 'must be an INSEE code such as 62041 or 2A004')
        .optional()
        .openapi({ description: 'INSEE code; also of a district of Paris, Lyon or Marseille.', example: '2A004' }),
      postcode: z
        .string()
        .trim()
        .regex(/^\d{5}$/, 'must be a post code of 5 digits')
        .optional()
        .openapi({ description: 'Post code.', example: '62000' }),
      name: z
        .string()
        .trim()
        .max(100, 'must have at most 100 characters')
        .regex(/^[A-Za-z\u00C0-\u024F]/, 'must begin with a letter')
        .optional()
        .openapi({ description: 'Name or its beginning.', example: 'arras' }),
    }),
  },
  responses: {
    ...problems(422),
    ...UPSTREAM_DOWN,
    200: cachedAnswer('The communes; an empty list when there is none.', wholeList(commune, 'Communes.')),
  },
})

export interface CommuneRoutesOptions {
  cache: AnswerCache
  communes: Pick<CommunesClient, 'listCommunes'>
}

export function communeRoutes({ cache, communes }: CommuneRoutesOptions): OpenAPIHono<HubEnv> {
  return partnerRoutes().openapi(list, (context) => {
    const { code, postcode, name } = context.req.valid('query')
    if ([code, postcode, name].filter((value) => value !== undefined).length !== 1)
      throw invalidRequest([{ in: 'query', pointer: '', message: 'must have one of code, postcode and name' }])
    const type = DISTRICT.test(code ?? '') ? 'arrondissement-municipal' : undefined
    const filter =
      name === undefined
        ? { code, codePostal: postcode, type }
        : { nom: name, boost: 'population' as const, limit: MAX_NAMED }
    const question = {
      service: 'API Géo',
      key: ['communes', code ?? null, postcode ?? null, name?.toLowerCase() ?? null],
      freshFor: MONTH,
      async ask(options: CallOptions) {
        const found = await communes.listCommunes({ ...filter, fields: FIELDS }, options)
        return { items: found.map(toCommune), next_cursor: null }
      },
    }
    return cache.answer(context, question) as never
  })
}

function toCommune(found: Commune): z.infer<typeof commune> {
  const [longitude, latitude] = found.centre?.coordinates ?? []
  const toDivision = (code: string | undefined, name: string | undefined) =>
    code === undefined ? null : { code, name: name ?? null }
  return {
    code: found.code,
    name: found.nom,
    post_codes: found.codesPostaux ?? [],
    department: toDivision(found.codeDepartement, found.departement?.nom),
    region: toDivision(found.codeRegion, found.region?.nom),
    population: found.population ?? null,
    longitude: longitude ?? null,
    latitude: latitude ?? null,
  }
}
