import { parseSiret } from '@hub/identifiers'
import { type Activity, checkNaf, type EstablishmentResult, matchesNaf, type SireneClient } from '@hub/sirene-client'
import type { CallOptions } from '@hub/http'
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import type { HubEnv } from '../../platform/http/hub-env.js'
import { HttpProblem, invalidRequest, notFound } from '../../platform/http/http-problem.js'
import { partnerRoutes, problems, problemsWith } from '../../platform/http/openapi.js'
import { requireFeature } from '../../platform/partners/partner-access.js'
import type { AnswerCache } from './answer-cache.js'
import { cachedAnswer, textOrNull, UPSTREAM_DOWN } from './shared-schemas.js'

/** Milliseconds for which an answer is fresh. */
const DAY = 86_400_000
/** Milliseconds for which a SIRET is taken for unknown: companies are registered every day. */
const HOUR = 3_600_000

const activity = z
  .object({ naf_rev2: textOrNull('NAF Rév. 2.', '62.01Z'), naf_2025: textOrNull('NAF 2025.', '62.10Y') })
  .openapi({ description: 'Either may be missing, and one is never made of the other.' })

const establishment = z.object({
  siret: z.string().openapi({ description: '14 digits.', example: '73282932000074' }),
  siren: z.string().openapi({ description: '9 digits.', example: '732829320' }),
  name: textOrNull('Of its legal unit; null when it may not be diffused.', 'ATELIER INVENTE'),
  sign: textOrNull('Its own name.', null),
  state: z.enum(['open', 'closed']).openapi({ description: 'Whether it is open.', example: 'open' }),
  is_head_office: z.boolean().openapi({ description: 'Whether it is the head office.', example: true }),
  partial_diffusion: z
    .boolean()
    .openapi({ description: 'Some values may not be diffused, and are null.', example: false }),
  address: z
    .object({
      line_1: textOrNull('Number and street.', '1 RUE DES LILAS BLEUS'),
      line_2: textOrNull('Building.', null),
      postcode: textOrNull('Post code.', '62000'),
      city: textOrNull('Commune.', 'ARRAS'),
      insee_code: textOrNull('INSEE code.', '62041'),
      department: textOrNull('Department.', '62'),
    })
    .openapi({ description: 'Where it is.' }),
  activity,
  legal_unit: z
    .object({
      siren: z.string().openapi({ description: '9 digits.', example: '732829320' }),
      name: textOrNull('Name.', 'ATELIER INVENTE'),
      is_natural_person: z.boolean().openapi({ description: 'Whether it is a person.', example: false }),
      category: textOrNull('Legal category.', '5710'),
      state: z
        .enum(['active', 'ceased'])
        .nullable()
        .openapi({ description: 'Whether it exists still.', example: 'active' }),
      activity,
    })
    .openapi({ description: 'The company that it belongs to.' }),
  replaced_by: textOrNull('SIRET of what is shown, when the one asked for was merged or renumbered.', null),
  naf_matches: z.boolean().nullable().optional().openapi({
    description:
      'With `naf`: whether it is the code of the activity in the nomenclature of `naf`; null when the activity has none there.',
    example: true,
  }),
})

const read = createRoute({
  tags: ['Directory'],
  security: [{ apiKey: [] }],
  middleware: requireFeature('directory'),
  method: 'get',
  path: '/establishments/{siret}',
  operationId: 'getEstablishment',
  summary: 'Read an establishment of a company',
  description:
    'From Sirene. A SIRET with a wrong sum is refused without asking. Answers are kept for 24 hours, that there is none for one.',
  'x-hub-retry': 'safe',
  request: {
    params: z.object({
      siret: z.string().max(64).openapi({ description: 'SIRET; blanks are removed.', example: '73282932000074' }),
    }),
    query: z.strictObject({
      naf: z
        .string()
        .max(20)
        .optional()
        .openapi({ description: 'Code of an activity to compare with.', example: '62.01Z' }),
    }),
  },
  responses: {
    ...problems(404, 422),
    ...problemsWith(451, '`diffusion_refused`: the company opposed diffusion.'),
    ...UPSTREAM_DOWN,
    200: cachedAnswer('The establishment.', establishment),
  },
})

export interface EstablishmentRoutesOptions {
  cache: AnswerCache
  sirene: Pick<SireneClient, 'getEstablishment'>
}

export function establishmentRoutes({ cache, sirene }: EstablishmentRoutesOptions): OpenAPIHono<HubEnv> {
  return partnerRoutes().openapi(read, async (context) => {
    const { naf } = context.req.valid('query')
    const siret = parseSiret(context.req.valid('param').siret)
    const checked = naf === undefined ? undefined : checkNaf(naf)
    const errors = [
      ...(siret === undefined
        ? [
            {
              in: 'path',
              pointer: '/siret',
              message: 'must be a SIRET of 14 digits with the right check digit',
            } as const,
          ]
        : []),
      ...(naf !== undefined && !checked
        ? [{ in: 'query', pointer: '/naf', message: 'must be the code of an activity such as 62.01Z' } as const]
        : []),
    ]
    if (siret === undefined || errors.length > 0) throw invalidRequest(errors)
    const question = {
      service: 'Sirene',
      key: ['establishments', siret],
      freshFor: DAY,
      ask: async (options: CallOptions) => toAnswer(await sirene.getEstablishment({ siret }, options)),
      getLifetime: (kept: { outcome?: string }) => (kept.outcome === 'notFound' ? HOUR : undefined),
    }
    const { body, headers } = await cache.get(question, () => context.req.raw.signal)
    const found = JSON.parse(body) as { activity: Activity } & { outcome?: string }
    if (found.outcome === 'notFound') throw notFound('No establishment has this SIRET.')
    if (found.outcome === 'diffusionRefused')
      throw new HttpProblem(451, 'diffusion_refused', 'The company opposed the diffusion of its data.')
    const answer = checked ? { ...found, naf_matches: matchesNaf(found.activity, checked) } : found
    return context.json(answer, 200, headers) as never
  })
}

/** What is kept. */
function toAnswer(found: EstablishmentResult): object {
  if (found.outcome !== 'found') return { outcome: found.outcome }
  const { siret, siren, name, sign, state, address, legalUnit, replacedBy } = found
  return {
    siret,
    siren,
    name,
    sign,
    state,
    is_head_office: found.isHeadOffice,
    partial_diffusion: found.partialDiffusion,
    address,
    activity: found.activity,
    legal_unit: {
      siren: legalUnit.siren,
      name: legalUnit.name,
      is_natural_person: legalUnit.isNaturalPerson,
      category: legalUnit.category,
      state: legalUnit.state,
      activity: legalUnit.activity,
    },
    replaced_by: replacedBy,
  }
}
