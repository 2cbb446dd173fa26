import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import type { HubEnv } from '../../platform/http/hub-env.js'
import { HttpProblem, invalidRequest } from '../../platform/http/http-problem.js'
import { createIdempotentAnswer, type KeepAnswer } from '../../platform/partners/idempotent-answer.js'
import { createIdempotency, type StoredAnswer } from '../../platform/partners/idempotency.js'
import { jsonContent, partnerRoutes, problems, problemSchema } from '../../platform/http/openapi.js'
import { requireFeature } from '../../platform/partners/partner-access.js'
import { readJsonText } from '../../platform/http/request-body.js'
import { problemOfInvitation } from './invitation-problems.js'
import { type InvitationRequest, invite, type Invited, type InvitingOptions, keepInvitations } from './invite.js'
import { invitationRequestSchema } from './invitation-request.js'
import { invitedSchema } from './schemas.js'
import { unknownOutcome, unknownOutcomeShape } from './unknown-outcome.js'

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
      .openapi({
        description: 'What rdv-insertion said, in French, for whoever entered the person.',
        example: ["Email n'est pas valide"],
      }),
    ...unknownOutcomeShape,
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
          'Chosen by the caller, 1 to 255 visible ASCII characters: the same request with the same key is answered once, and its answer given again for 24 hours. rdv-insertion is called once for a key, also when the hub stops or loses its database meanwhile: the answer is then `invitation_outcome_unknown`, after half a minute at most. Without a key, a connection that breaks says nothing: look before you send it again.',
        example: 'relance-2027-000418',
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
      502: '`invitation_outcome_unknown`: the person may have been invited, and is not invited again under the same key. `next_steps` says how to find out.',
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
      const problem = problemOfInvitation(error, request.rdv_solidarites_organisation_id)
      if (problem === undefined) throw error
      // Messages of the client are safe to log.
      if (problem.status >= 500) logger.error?.('invitation failed', { reason: (error as Error).message })
      throw problem
    }
  }

  /** What went out did, whether or not the answer can be kept; one that was not is `invitation_outcome_unknown` when asked again. */
  async function keepIfPossible(keep: KeepAnswer, answer: StoredAnswer): Promise<void> {
    try {
      await database.transaction((transaction) => keep(transaction, answer))
    } catch (error) {
      if (error instanceof HttpProblem) throw error
      logger.error?.('answer to an invitation not kept', { error: error instanceof Error ? error.name : 'unknown' })
    }
  }

  return routes.openapi(create, async (context) => {
    const body = await readJsonText(context)
    return answerOnce(context, {
      route: 'POST /api/v1/rdv-insertion/invitations',
      body,
      // Only asked for when the request was readable before.
      unknownOutcome: () => unknownOutcome(parseRequest(body).rdv_solidarites_organisation_id),
      async work(keep, markSent) {
        const request = parseRequest(body)
        await markSent()
        const { invited, contents } = await inviteOrRefuse(request)
        const answer = { status: 201, body: JSON.stringify(toJson(invited)) }
        await keepIfPossible(keep, answer)
        await keepInvitations(options, contents)
        return answer
      },
    })
  })
}

/** Its shape only: what the fields must hold is the client's to say. */
function parseRequest(text: string): InvitationRequest {
  const outer = z.strictObject({ rdv_solidarites_organisation_id: z.int().positive(), user: z.looseObject({}) })
  const { data, error } = outer.safeParse(parseValue(text))
  if (error === undefined) return data as unknown as InvitationRequest
  throw invalidRequest(
    error.issues.map(({ path, message }) => ({
      in: 'body',
      pointer: path.map((token) => `/${String(token)}`).join(''),
      message,
    })),
  )
}

function parseValue(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw invalidRequest([{ in: 'body', pointer: '', message: 'is not valid JSON' }])
  }
}

/** Without what the hub is not asked to hand on, such as a NIR that only this organisation may see. */
function toJson({ user, invitations }: Invited) {
  const { id, rdv_solidarites_user_id, title, first_name, last_name, email, phone_number } = user
  return {
    user: { id, rdv_solidarites_user_id, title, first_name, last_name, email, phone_number },
    invitations,
  }
}
