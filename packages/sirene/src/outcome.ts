import { HubError, InvalidRequestError } from '@hub/http'

/**
 * What an error of a call means:
 * - `badFormat`: the number is malformed, here or at the service (400)
 * - `unavailable`: quota, failure or no answer; the same call may succeed later
 * - `misconfigured`: the key, the password or the address is wrong, or an answer is not what the contract says
 */
export type FailureOutcome = 'badFormat' | 'unavailable' | 'misconfigured'

/** The outcome of a call that failed; undefined for an error that is none of a client's, and for a call that was aborted. */
export function getFailureOutcome(error: unknown): FailureOutcome | undefined {
  if (!HubError.isInstance(error) || error.name === 'AbortedError') return undefined
  if (InvalidRequestError.isInstance(error) && (error.status === 400 || /^sire[nt]$/.test(error.field ?? '')))
    return 'badFormat'
  return error.isRetryable ? 'unavailable' : 'misconfigured'
}
