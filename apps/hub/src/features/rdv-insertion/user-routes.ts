import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import type { HubEnv } from '../../platform/http/hub-env.js'
import { invalidRequest } from '../../platform/http/http-problem.js'
import { jsonContent, partnerRoutes, problems } from '../../platform/http/openapi.js'
import { requireFeature } from '../../platform/partners/partner-access.js'
import { readInvitations, MAX_ENTRIES, readParticipations } from './read-user.js'
import type { RecordingOptions } from './record-event.js'
import { userParticipationsSchema } from './schemas.js'
import { createNamespace, INSTANCE_NAME, SOURCES } from './sources.js'
import { selectUpcoming } from './upcoming.js'

const read = createRoute({
  tags: ['rdv-insertion'],
  security: [{ apiKey: [] }],
  middleware: requireFeature('rdv-insertion'),
  method: 'get',
  path: '/rdv-insertion/users/{user_id}/participations',
  operationId: 'getUserParticipations',
  summary: 'Read what a person is invited to and takes part in',
  description: `What webhooks have told so far, at most ${MAX_ENTRIES} of each. A person whom they never named has empty lists.`,
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
      instance: z.string().regex(INSTANCE_NAME).optional().openapi({
        description:
          'Of `rdv-solidarites` only: the instance, by its name in the configuration of the hub. Ids are unique within one instance. Without it, the one that rdv-insertion works with.',
        example: 'rdv-service-public',
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

const NO_INSTANCES = { in: 'query', pointer: '/instance', message: 'is of rdv-solidarites only' } as const

export function userRoutes(options: UserRoutesOptions): OpenAPIHono<HubEnv> {
  return partnerRoutes().openapi(read, async (context) => {
    const { user_id } = context.req.valid('param')
    const { source, instance } = context.req.valid('query')
    if (instance !== undefined && source !== 'rdv-solidarites') throw invalidRequest([NO_INSTANCES])
    const participations = await readParticipations(options, createNamespace(source, instance), user_id)
    const invitations = source === 'rdv-insertion' ? await readInvitations(options, user_id) : []
    return context.json({ user_id, ...selectUpcoming(participations, options.now()), participations, invitations }, 200)
  })
}
