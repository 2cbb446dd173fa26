// The answer about an invitation that may or may not have been sent: how the partner can check.
import { z } from '@hono/zod-openapi'
import { HttpProblem } from '../../platform/http/http-problem.js'

/** The members that this problem has beside the common ones, for openapi.json. */
export const unknownOutcomeShape = {
  next_steps: z
    .array(z.string())
    .optional()
    .openapi({ description: 'With `invitation_outcome_unknown`: which calls tell what came of it, in their order.' }),
}

/** @param organisation its id on RDV-Solidarités */
export function unknownOutcome(organisation: number): HttpProblem {
  const detail =
    'rdv-insertion was called, and its answer was lost: the person may have been invited. This Idempotency-Key invites nobody again: see "next_steps".'
  return new HttpProblem(502, 'invitation_outcome_unknown', detail, {
    extensions: { next_steps: nextSteps(organisation) },
  })
}

function nextSteps(organisation: number): readonly string[] {
  return [
    'Wait a minute: rdv-insertion may still be at work.',
    // Invitations are not among what its search answers.
    `Look for the person at rdv-insertion, on its pages or by GET /api/v1/organisations/${organisation}/users?search_query={name, e-mail or phone} of its API. If nobody is found, nobody was invited.`,
    'With the id found, GET /api/v1/rdv-insertion/users/{id}/participations of this hub: "invitations" lists what its webhooks told.',
    'If nothing went out, send the request again with a new Idempotency-Key. For 24 hours rdv-insertion itself refuses to invite a person twice (code "invitation_refused" or "invitation_partly_refused").',
  ]
}
