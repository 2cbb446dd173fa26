import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import type { HubEnv } from '../platform/hub-env.js'
import { invalidRequest } from '../platform/http-problem.js'
import { createIdempotentAnswer } from '../platform/idempotent-answer.js'
import { createIdempotency } from '../platform/idempotency.js'
import { jsonContent, partnerRoutes, problems, problemSchema } from '../platform/openapi.js'
import { requireFeature } from '../platform/partner-access.js'
import { readJsonText } from '../platform/request-body.js'
import { problemOfInvitation } from './invitation-problems.js'
import { type InvitationRequest, invite, type Invited, type InvitingOptions, keepInvitations } from './invite.js'
import { invitationRequestSchema } from './invitation-request.js'
import { invitedSchema } from './schemas.js'

/** Without its exact type: the answer is the text that was stored, so that every repetition gets the same bytes. */
const INVITED: { description: string; content: Record<string, { schema: z.ZodType }> } = {
  description: 'The person exists, and the invitations listed went out.',
  content: jsonContent(invitedSchema),
}

const refusal = z
  .object({
    ...problemSchema.shape,
    refusals: z
      .array(z.string())
      .optional()
      .openapi({ description: 'What rdv-insertion said, in French, for whoever entered the person.' }),
  })
  .openapi('InvitationProblem')

const answers = (descriptions: Readonly<Record<number, string>>) =>
  Object.fromEntries(
    Object.entries(descriptions).map(([status, description]) => [
      status,
      { description, content: { 'application/problem+json': { schema: refusal } } },
    ]),
  )

const create = createRoute({
  tags: ['rdv-insertion'],
  security: [{ apiKey: [] }],
  middleware: requireFeature('rdv-insertion'),
  method: 'post',
  path: '/rdv-insertion/invitations',
  operationId: 'inviteUser',
  summary: 'Invite a person',
  description:
    'Creates or updates the person at rdv-insertion, which sends a text message and an e-mail before it answers: this can take 25 seconds. Within 24 hours it refuses to invite the same person again.',
  'x-hub-retry': 'never',
  request: {
    headers: z.object({
      'idempotency-key': z.string().optional().openapi({
        description:
          'Chosen by the caller, 1 to 255 visible ASCII characters: the same request with the same key is answered once, and its answer given again for 24 hours.',
      }),
    }),
    body: {
      required: true,
      content: { 'application/json': { schema: { $ref: '#/components/schemas/InvitationRequest' } } },
    },
  },
  responses: {
    201: INVITED,
    ...problems(413, 415),
    ...answers({
      403: '`feature_not_granted`, or `organisation_not_accessible`: the hub has no access to it.',
      409: '`idempotency_in_progress`.',
      422: '`invalid_request` and `invitation_refused`: nothing was done. `invitation_partly_refused`: the person may exist and one invitation may have been sent. `idempotency_key_reused`.',
      502: '`invitation_outcome_unknown`: look for the person before sending it again.',
      503: '`rdv_insertion_unavailable` (nothing was done) or `database_unavailable`; see Retry-After (seconds).',
    }),
  },
})

export function invitationRoutes(options: InvitingOptions): OpenAPIHono<HubEnv> {
  const { database, cipher, logger } = options
  const answerOnce = createIdempotentAnswer(database, createIdempotency(database, cipher))
  const routes = partnerRoutes()
  routes.openAPIRegistry.register('InvitationRequest', invitationRequestSchema)

  async function inviteOrRefuse(request: InvitationRequest) {
    try {
      return await invite(options, request)
    } catch (error) {
      const problem = problemOfInvitation(error)
      if (problem === undefined) throw error
      // Messages of the client are safe to log.
      if (problem.status >= 500) logger.error?.('invitation failed', { reason: (error as Error).message })
      throw problem
    }
  }

  return routes.openapi(create, async (context) => {
    const body = await readJsonText(context)
    return answerOnce(context, {
      route: 'POST /api/v1/rdv-insertion/invitations',
      body,
      async work(keep) {
        const { invited, contents } = await inviteOrRefuse(requestOf(body))
        const answer = { status: 201, body: JSON.stringify(shown(invited)) }
        await database.transaction((transaction) => keep(transaction, answer))
        await keepInvitations(options, contents)
        return answer
      },
    })
  })
}

/** Its shape only: what the fields must hold is the client's to say. */
function requestOf(text: string): InvitationRequest {
  const outer = z.strictObject({ rdv_solidarites_organisation_id: z.int().positive(), user: z.looseObject({}) })
  const { data, error } = outer.safeParse(valueOf(text))
  if (error === undefined) return data as unknown as InvitationRequest
  throw invalidRequest(
    error.issues.map(({ path, message }) => ({
      in: 'body',
      pointer: path.map((token) => `/${String(token)}`).join(''),
      message,
    })),
  )
}

function valueOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw invalidRequest([{ in: 'body', pointer: '', message: 'is not valid JSON' }])
  }
}

/** Without what the hub is not asked to hand on, such as a NIR that only this organisation may see. */
function shown({ user, invitations }: Invited) {
  const { id, rdv_solidarites_user_id, title, first_name, last_name, email, phone_number } = user
  return {
    user: { id, rdv_solidarites_user_id, title, first_name, last_name, email, phone_number },
    invitations,
  }
}
