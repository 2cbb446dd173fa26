import type { AddressFeature, AdresseClient } from '@hub/adresse-client'
import type { CallOptions } from '@hub/http'
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import type { HubEnv } from '../../platform/http/hub-env.js'
import { partnerRoutes, problems } from '../../platform/http/openapi.js'
import { requireFeature } from '../../platform/partners/partner-access.js'
import type { AnswerCache } from './answer-cache.js'
import { cachedAnswer, textOrNull, UPSTREAM_DOWN, wholeList } from './shared-schemas.js'

/** Milliseconds for which an answer is fresh. */
const DAY = 86_400_000
/** Milliseconds that somebody who types waits. */
const PATIENCE = 10_000
const MAX_ADDRESSES = 50
const DEFAULT_ADDRESSES = 10

const address = z.object({
  label: textOrNull('The whole on one line.', '12 Rue des Lilas Bleus 62000 Arras'),
  address: textOrNull('Line 1.', '12 Rue des Lilas Bleus'),
  number: textOrNull('Number with its suffix.', '12'),
  lane: textOrNull('Street.', 'Rue des Lilas Bleus'),
  post_code: textOrNull('Post code.', '62000'),
  city: textOrNull('Commune.', 'Arras'),
  insee_code: textOrNull('INSEE code of the commune.', '62041'),
  longitude: z.number().nullable().openapi({ description: 'Degrees, WGS 84.', example: 2.7669 }),
  latitude: z.number().nullable().openapi({ description: 'Degrees, WGS 84.', example: 50.2901 }),
  type: textOrNull('`housenumber`, `street`, `locality`, `municipality`; more may come.', 'housenumber'),
  score: z.number().nullable().openapi({ description: 'How well it matches, 0 to 1; rely on 0.8.', example: 0.96 }),
})

const search = createRoute({
  tags: ['Directory'],
  security: [{ apiKey: [] }],
  middleware: requireFeature('directory'),
  method: 'get',
  path: '/addresses',
  operationId: 'searchAddresses',
  summary: 'Find addresses while they are typed',
  description:
    'Best first, the last word may be unfinished. Answers are kept for 24 hours. A request that is aborted aborts the search unless others wait for the same; identical requests at the same time are one search.',
  'x-hub-retry': 'safe',
  request: {
    query: z.strictObject({
      q: z
        .string()
        // Case and white space change nothing for the service.
        .transform((text) => text.normalize('NFC').trim().replaceAll(/\s+/g, ' '))
        .pipe(
          z
            .string()
            .min(3, 'must have at least 3 characters')
            .max(200, 'must have at most 200 characters')
            .regex(/^[\p{L}0-9]/u, 'must begin with a letter or a digit'),
        )
        .openapi({
          type: 'string',
          minLength: 3,
          maxLength: 200,
          description: 'What was typed, from 3 characters on.',
          example: '12 rue des lilas bleus arr',
        }),
      postcode: z
        .string()
        .trim()
        .regex(/^\d{5}$/, 'must be a post code of 5 digits')
        .optional()
        .openapi({
          description: 'Only addresses of this post code; overseas any, when there is none of it.',
          example: '62000',
        }),
      limit: z.coerce
        .number()
        .int()
        .min(1)
        .max(MAX_ADDRESSES)
        .default(DEFAULT_ADDRESSES)
        .openapi({ description: 'Addresses, at most.', example: DEFAULT_ADDRESSES }),
    }),
  },
  responses: {
    ...problems(422),
    ...UPSTREAM_DOWN,
    200: cachedAnswer('What was found; an empty list when there is nothing.', wholeList(address, 'Best first.')),
  },
})

export interface AddressRoutesOptions {
  cache: AnswerCache
  addresses: Pick<AdresseClient, 'search'>
}

export function addressRoutes({ cache, addresses }: AddressRoutesOptions): OpenAPIHono<HubEnv> {
  /** Overseas the post code of an address and that of the base often differ: then without it. */
  async function find(query: { q: string; postcode: string | undefined; limit: number }, options: CallOptions) {
    const patience = { totalTimeout: PATIENCE, ...options }
    const { features } = await addresses.search({ ...query, autocomplete: true }, patience)
    if (features.length > 0 || !/^9[78]/.test(query.postcode ?? '')) return features
    const { q, limit } = query
    return (await addresses.search({ q, limit, autocomplete: true }, patience)).features
  }

  return partnerRoutes().openapi(search, (context) => {
    const { q, postcode, limit } = context.req.valid('query')
    const question = {
      service: 'The geocoding of the Géoplateforme',
      key: ['addresses', q.toLowerCase(), postcode ?? null, limit],
      freshFor: DAY,
      ask: async (options: CallOptions) => ({
        items: (await find({ q, postcode, limit }, options)).map(toAddress),
        next_cursor: null,
      }),
    }
    return cache.answer(context, question) as never
  })
}

function toAddress({ geometry, properties = {} }: AddressFeature): z.infer<typeof address> {
  const [longitude, latitude] = geometry?.coordinates ?? []
  return {
    label: properties.label ?? null,
    address: properties.name ?? null,
    number: properties.housenumber ?? null,
    lane: properties.street ?? null,
    post_code: properties.postcode ?? null,
    city: properties.city ?? null,
    insee_code: properties.citycode ?? null,
    longitude: longitude ?? null,
    latitude: latitude ?? null,
    type: properties.type ?? null,
    score: properties.score ?? null,
  }
}
