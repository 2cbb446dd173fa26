import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import type { HubEnv } from '../../platform/http/hub-env.js'
import { invalidRequest } from '../../platform/http/http-problem.js'
import { parseJsonText } from '../../platform/http/json-text.js'
import { jsonContent, partnerRoutes, problems } from '../../platform/http/openapi.js'
import { readJsonText } from '../../platform/http/request-body.js'
import { requireFeature } from '../../platform/partners/partner-access.js'
import { readUpcoming } from './read-upcoming.js'
import { userParticipationsSchema } from './schemas.js'
import type { UserRoutesOptions } from './user-routes.js'

/** People on one page of a list. */
const MAX_USERS = 500

const expected = { error: `must be a list of 1 to ${MAX_USERS} ids of rdv-insertion, each a whole number of 1 or more` }
const searchBody = z
  .strictObject(
    {
      user_ids: z
        .array(z.int(expected).min(1, expected), expected)
        .min(1, expected)
        .max(MAX_USERS, expected)
        .meta({
          description: `Ids of rdv-insertion, ${MAX_USERS} at most; one that comes twice is answered once.`,
          example: [3127, 3128],
        }),
    },
    { error: 'must be an object with user_ids' },
  )
  .openapi('ParticipationsSearch')

const { user_id, next_appointment_start_at, upcoming_participations_count } = userParticipationsSchema.shape
const answerSchema = z
  .object({
    items: z.array(z.object({ user_id, next_appointment_start_at, upcoming_participations_count })).openapi({
      description: 'One for each person, in the order asked; a person whom no webhook named has none to come.',
    }),
  })
  .openapi('UpcomingParticipations')

const search = createRoute({
  tags: ['rdv-insertion'],
  security: [{ apiKey: [] }],
  middleware: requireFeature('rdv-insertion'),
  method: 'post',
  path: '/rdv-insertion/participations/search',
  operationId: 'searchParticipations',
  summary: 'Read what is to come for many people',
  description: 'For a page of a list. A POST, so that ids stay out of addresses; it changes nothing.',
  'x-hub-retry': 'safe',
  request: {
    body: {
      required: true,
      content: { 'application/json': { schema: { $ref: '#/components/schemas/ParticipationsSearch' } } },
    },
  },
  responses: {
    200: { description: 'What is to come.', content: jsonContent(answerSchema) },
    ...problems(413, 415, 422),
  },
})

export function searchRoutes(options: UserRoutesOptions): OpenAPIHono<HubEnv> {
  const routes = partnerRoutes()
  routes.openAPIRegistry.register('ParticipationsSearch', searchBody)
  return routes.openapi(search, async (context) => {
    const userIds = [...new Set(parseUserIds(await readJsonText(context)))]
    const found = await readUpcoming(options, userIds, options.now())
    const items = Array.from(found, ([id, upcoming]) => ({
      user_id: id,
      next_appointment_start_at: upcoming.next_appointment_start_at,
      upcoming_participations_count: upcoming.upcoming_participations_count,
    }))
    return context.json({ items }, 200)
  })
}

/** @throws {HttpProblem} 422 with a pointer for each mistake */
function parseUserIds(text: string): readonly number[] {
  const json = parseJsonText(text)
  if (!json.ok) throw invalidRequest([{ in: 'body', ...json.problem }])
  const result = searchBody.safeParse(json.value)
  if (result.success) return result.data.user_ids
  throw invalidRequest(
    result.error.issues.slice(0, 50).map(({ path, message }) => ({
      in: 'body' as const,
      pointer: path.map((token) => `/${String(token)}`).join(''),
      message,
    })),
  )
}
