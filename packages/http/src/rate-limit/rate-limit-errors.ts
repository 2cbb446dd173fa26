import { RateLimitError } from '../errors/answer-errors.js'
import { AbortedError } from '../errors/transport-errors.js'

const notSent = { mayHaveBeenApplied: false, attempts: 0 }

/**
 * The refusal of a call whose turn would come after its deadline.
 *
 * @param delay Milliseconds until its turn; undefined when that depends on how long other calls take.
 */
export function tooLateError(what: string, delay: number | undefined): RateLimitError {
  const retryAfter = delay === undefined ? null : Math.max(1, Math.ceil(delay / 1000))
  const turn = retryAfter === null ? 'did not come before' : `comes in ${retryAfter} s, after`
  const message = `${what}: not sent, its turn under the rate limit ${turn} its deadline; try again later, or allow more time`
  return new RateLimitError({ message, ...notSent, isRetryable: true, code: 'rate_limit_wait', retryAfter })
}

export function abortedWaitError(what: string): AbortedError {
  const message = `${what}: the caller's signal was aborted while it waited for its turn under the rate limit; it was not sent`
  return new AbortedError({ message, ...notSent, isRetryable: false })
}
