// What rdv-insertion says no to, in the words of the partner API.
import {
  HubError,
  InvalidRequestError,
  NotFoundError,
  PermissionError,
  RateLimitError,
  refusalsOf,
} from '@hub/rdv-insertion-client'
import { HttpProblem, invalidRequest } from '../platform/http-problem.js'

/** Seconds after which to try again when rdv-insertion did not say. */
const RETRY_AFTER = 30

/** The problem to answer, or undefined for an error that is not the client's. */
export function problemOfInvitation(error: unknown): HttpProblem | undefined {
  if (!HubError.isInstance(error)) return undefined
  if (InvalidRequestError.isInstance(error)) return refused(error)
  if (NotFoundError.isInstance(error)) {
    const what = error.code === 'organisation_not_found' ? '/rdv_solidarites_organisation_id' : '/user/invitation'
    return invalidRequest([{ in: 'body', pointer: what, message: 'names something that rdv-insertion does not know' }])
  }
  if (PermissionError.isInstance(error)) {
    const detail = 'The hub has no access to this organisation on rdv-insertion: ask its operator. Nothing was done.'
    return new HttpProblem(403, 'organisation_not_accessible', detail)
  }
  return error.mayHaveBeenApplied ? outcomeUnknown() : unavailable(error)
}

function refused(error: InvalidRequestError): HttpProblem {
  if (error.attempts === 0 && error.field !== undefined) {
    const message = error.message.slice(error.message.indexOf(': ') + 2)
    return invalidRequest([{ in: 'body', pointer: pointerOf(error.field), message }])
  }
  // In French, for whoever entered the person.
  const extensions = { refusals: refusalsOf(error).map(({ error_details }) => error_details) }
  if (error.mayHaveBeenApplied) {
    const detail =
      'rdv-insertion refused a part: the person may exist, and one of the invitations may have been sent. See "refusals".'
    return new HttpProblem(422, 'invitation_partly_refused', detail, { extensions })
  }
  const detail = 'rdv-insertion refuses this person or this invitation: see "refusals". Nothing was done.'
  return new HttpProblem(422, 'invitation_refused', detail, { extensions })
}

/** `user.referents_to_add[0].email` → `/user/referents_to_add/0/email`. */
function pointerOf(field: string): string {
  return field
    .split(/[.[\]]+/)
    .filter((token) => token !== '')
    .map((token) => `/${token.replaceAll('~', '~0').replaceAll('/', '~1')}`)
    .join('')
}

function outcomeUnknown(): HttpProblem {
  const detail =
    'rdv-insertion did not answer in time or not readably: the person may have been invited. Look before you send it again.'
  return new HttpProblem(502, 'invitation_outcome_unknown', detail)
}

function unavailable(error: HubError): HttpProblem {
  const seconds = (RateLimitError.isInstance(error) && error.retryAfter !== null && error.retryAfter) || RETRY_AFTER
  const detail = `rdv-insertion cannot be used at the moment: nothing was done, try again in ${seconds} seconds.`
  return new HttpProblem(503, 'rdv_insertion_unavailable', detail, { headers: { 'retry-after': String(seconds) } })
}
