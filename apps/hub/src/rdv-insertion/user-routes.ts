import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import type { HubEnv } from '../platform/hub-env.js'
import { jsonContent, partnerRoutes, problems } from '../platform/openapi.js'
import { requireFeature } from '../platform/partner-access.js'
import { invitationsOf, MOST_ENTRIES, participationsOf } from './read-user.js'
import type { RecordingOptions } from './record-event.js'
import { userParticipationsSchema } from './schemas.js'
import { SOURCES } from './sources.js'
import { upcomingOf } from './upcoming.js'

const read = createRoute({
  tags: ['rdv-insertion'],
  security: [{ apiKey: [] }],
  middleware: requireFeature('rdv-insertion'),
  method: 'get',
  path: '/rdv-insertion/users/{user_id}/participations',
  operationId: 'getUserParticipations',
  summary: 'Read what a person is invited to and takes part in',
  description: `What webhooks have told so far, at most ${MOST_ENTRIES} of each. A person whom they never named has empty lists.`,
  'x-hub-retry': 'safe',
  request: {
    params: z.object({
      user_id: z
        .string()
        .regex(/^[1-9]\d{0,15}$/, 'must be a whole number, at least 1')
        .transform(Number)
        .pipe(z.int())
        .openapi({
          type: 'integer',
          minimum: 1,
          description: 'Of rdv-insertion, unless `source` says otherwise.',
          example: 3127,
        }),
    }),
    query: z.strictObject({
      source: z.enum(SOURCES).default('rdv-insertion').openapi({
        description: 'Whose word, and whose id. What the two say is never merged; only rdv-insertion has invitations.',
      }),
    }),
  },
  responses: {
    200: { description: 'What is known of the person.', content: jsonContent(userParticipationsSchema) },
    ...problems(422),
  },
})

export interface UserRoutesOptions extends RecordingOptions {
  /** The present, in epoch milliseconds. */
  now: () => number
}

export function userRoutes(options: UserRoutesOptions): OpenAPIHono<HubEnv> {
  return partnerRoutes().openapi(read, async (context) => {
    const { user_id } = context.req.valid('param')
    const { source } = context.req.valid('query')
    const participations = await participationsOf(options, source, user_id)
    const invitations = source === 'rdv-insertion' ? await invitationsOf(options, user_id) : []
    return context.json({ user_id, ...upcomingOf(participations, options.now()), participations, invitations }, 200)
  })
}
