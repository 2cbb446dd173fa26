import { HttpProblem, invalidRequest, notFound } from '../../../platform/http/http-problem.js'
import type { ChangeOutcome, Refusal } from './types.js'

/** Seconds after which to try again: as RDV-SP advises citizens when ANTS does not answer. */
const RETRY_AFTER = '30'

/** An outcome in the words of the partner API. */
export function toHttpProblem(refused: Refusal | Exclude<ChangeOutcome, { outcome: 'changed' }>): HttpProblem {
  switch (refused.outcome) {
    case 'invalid_request':
      return invalidRequest(refused.errors.map((error) => ({ in: 'body', ...error })))
    case 'slot_unavailable': {
      const detail = 'This is not a free slot of this meeting point: list its slots and choose another.'
      return new HttpProblem(409, 'slot_unavailable', detail)
    }
    case 'application_not_validated': {
      const detail = 'ANTS does not validate every number: see "statuses". Nothing was changed.'
      return new HttpProblem(422, 'application_not_validated', detail, { extensions: { statuses: refused.statuses } })
    }
    case 'application_has_appointment': {
      const detail =
        'A number has another appointment: see "existing". Cancel that one, or send "accept_existing": true. Nothing was changed.'
      return new HttpProblem(409, 'application_has_appointment', detail, { extensions: { existing: refused.existing } })
    }
    case 'ants_unavailable': {
      const detail =
        'ANTS does not answer, so the numbers cannot be checked: nothing was changed, try again in 30 seconds.'
      return new HttpProblem(503, 'ants_unavailable', detail, { headers: { 'retry-after': RETRY_AFTER } })
    }
    case 'appointment_cancelled':
      return new HttpProblem(409, 'appointment_cancelled', 'This appointment is cancelled: take a new one.')
    case 'appointment_past':
      return new HttpProblem(409, 'appointment_past', 'This appointment has begun or is over: it cannot be changed.')
    case 'too_many_contact_changes': {
      const detail = `The e-mail address was changed too often, or too much mail went to the new one: nothing was changed, try again in ${refused.seconds} s.`
      return new HttpProblem(429, 'rate_limited', detail, { headers: { 'retry-after': String(refused.seconds) } })
    }
    default:
      return unknownAppointment()
  }
}

export function unknownAppointment(): HttpProblem {
  return notFound('No appointment has this id: GET /api/v1/appointments lists them.')
}
