import { InvalidRequestError } from '@hub/http'
import { applicationIdOf, checkObject, creationQuery } from './parameters.js'
import type { WantedAppointment } from './synchronization-plan.js'
import type { DeclaredAppointment } from './types.js'

export interface SynchronizeParameters {
  application_id: string
  /** One entry per live appointment that holds the number, each with its own `management_url`; empty withdraws all. */
  wanted: readonly WantedAppointment[]
  /**
   * Whether a URL is exactly one that you gave to ANTS, for this number or before a change of address. Answer with the
   * `meeting_point_id` it was declared with when you know it: a withdrawal names it, and ANTS does not return it.
   */
  is_own: (management_url: string, row: DeclaredAppointment) => boolean | { meeting_point_id: string }
  /**
   * The place to name in the status call, and in a withdrawal for which nothing better is known. Default: in the status call,
   * that of the first wanted appointment; else an empty text, which ANTS accepted (RDV-SP #4940).
   */
  meeting_point_id?: string | undefined
}

/**
 * The parameters with the number as ANTS stores it.
 *
 * @throws InvalidRequestError naming the parameter at fault, before anything is sent
 */
export function synchronizationOf(parameters: SynchronizeParameters): SynchronizeParameters {
  checkObject(parameters)
  const application_id = applicationIdOf(parameters.application_id, 'application_id')
  checkWanted(application_id, parameters.wanted)
  if (typeof parameters.is_own !== 'function') {
    throw InvalidRequestError.local('is_own', 'must be a function that recognises your own management_url')
  }
  return { ...parameters, application_id }
}

function checkWanted(application_id: string, wanted: unknown): void {
  if (!Array.isArray(wanted)) {
    throw InvalidRequestError.local('wanted', 'must be a list of appointments, empty to withdraw all')
  }
  const urls = new Set<string>()
  for (const [index, appointment] of wanted.entries()) {
    const { management_url } = creationQuery({ ...appointment, application_id }, `wanted[${index}].`)
    if (urls.has(management_url)) {
      throw InvalidRequestError.local(
        `wanted[${index}].management_url`,
        'must be different for each appointment of a number',
      )
    }
    urls.add(management_url)
  }
}
