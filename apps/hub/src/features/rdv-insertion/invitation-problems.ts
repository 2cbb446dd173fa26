// What rdv-insertion says no to, in the words of the partner API.
import {
  HubError,
  InvalidRequestError,
  NotFoundError,
  PermissionError,
  RateLimitError,
  readRefusals,
} from '@hub/rdv-insertion-client'
import { HttpProblem, invalidRequest } from '../../platform/http/http-problem.js'
import { unknownOutcome } from './unknown-outcome.js'

/** Seconds after which to try again when rdv-insertion did not say. */
const RETRY_AFTER = 30

/**
 * The problem to answer, or undefined for an error that is not the client's.
 *
 * @param organisation its id on RDV-Solidarités
 */
export function problemOfInvitation(error: unknown, organisation: number): HttpProblem | undefined {
  if (!HubError.isInstance(error)) return undefined
  if (InvalidRequestError.isInstance(error)) return createInvalidRequestProblem(error)
  if (NotFoundError.isInstance(error)) {
    const what = error.code === 'organisation_not_found' ? '/rdv_solidarites_organisation_id' : '/user/invitation'
    return invalidRequest([{ in: 'body', pointer: what, message: 'names something that rdv-insertion does not know' }])
  }
  if (PermissionError.isInstance(error)) {
    const detail = 'The hub has no access to this organisation on rdv-insertion: ask its operator. Nothing was done.'
    return new HttpProblem(403, 'organisation_not_accessible', detail)
  }
  return error.mayHaveBeenApplied ? unknownOutcome(organisation) : createUnavailableProblem(error)
}

function createInvalidRequestProblem(error: InvalidRequestError): HttpProblem {
  if (error.attempts === 0 && error.field !== undefined) {
    const message = error.message.slice(error.message.indexOf(': ') + 2)
    return invalidRequest([{ in: 'body', pointer: toPointer(error.field), message }])
  }
  // In French, for the agent who entered the person.
  const extensions = { refusals: readRefusals(error).map(({ error_details }) => error_details) }
  if (error.mayHaveBeenApplied) {
    const detail =
      'rdv-insertion refused a part: the person may exist, and one of the invitations may have been sent. See "refusals".'
    return new HttpProblem(422, 'invitation_partly_refused', detail, { extensions })
  }
  const detail = 'rdv-insertion refuses this person or this invitation: see "refusals". Nothing was done.'
  return new HttpProblem(422, 'invitation_refused', detail, { extensions })
}

/** `user.referents_to_add[0].email` → `/user/referents_to_add/0/email`. */
function toPointer(field: string): string {
  return field
    .split(/[.[\]]+/)
    .filter((token) => token !== '')
    .map((token) => `/${token.replaceAll('~', '~0').replaceAll('/', '~1')}`)
    .join('')
}

function createUnavailableProblem(error: HubError): HttpProblem {
  const seconds = (RateLimitError.isInstance(error) && error.retryAfter !== null && error.retryAfter) || RETRY_AFTER
  const detail = `rdv-insertion cannot be used at the moment: nothing was done, try again in ${seconds} seconds.`
  return new HttpProblem(503, 'rdv_insertion_unavailable', detail, { headers: { 'retry-after': String(seconds) } })
}
