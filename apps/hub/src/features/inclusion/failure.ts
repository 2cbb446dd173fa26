// What an error of a client means for a job: try again, wait, or stop.
import {
  AuthConfigurationError,
  type HubError,
  InvalidRequestError,
  RateLimitError,
  ServerError,
} from '@hub/france-travail-client'

export interface UpstreamFailure {
  /** A code, never a message. */
  code: string
  /** HTTP status; null without an answer. */
  status: number | null
  /** Milliseconds that the service asked to be left alone; null when it did not. */
  retryAfter: number | null
  /** The request may have been carried out. */
  mayHaveBeenApplied: boolean
  /** Its turn would have come too late, after a 429 for instance: nothing was sent, and nothing became of the record. */
  isUnsent: boolean
  /** `stop`: the configuration is wrong, no record is touched. `wait`: nothing more is sent in this pass. */
  run: 'continue' | 'stop' | 'wait'
}

/** What is stored of somebody cannot be decrypted: a matter of the operator, and of nobody else's record. */
export const UNREADABLE: UpstreamFailure = {
  code: 'person_unreadable',
  status: null,
  retryAfter: null,
  mayHaveBeenApplied: false,
  isUnsent: false,
  run: 'continue',
}

/** The code of a call that the rate limiter of a client did not let go. */
const TURN_TOO_LATE = 'rate_limit_wait'

/** Milliseconds of silence after a 429 that does not say how long. */
const DEFAULT_SILENCE = 60_000

export function toFailure(error: HubError): UpstreamFailure {
  const { status = null, code, name, mayHaveBeenApplied } = error
  const seconds = RateLimitError.isInstance(error) || ServerError.isInstance(error) ? error.retryAfter : null
  const isLimited = RateLimitError.isInstance(error)
  const retryAfter = seconds === null ? (isLimited ? DEFAULT_SILENCE : null) : seconds * 1_000
  return {
    code: code ?? (status === null ? name : `http_${status}`),
    status,
    retryAfter,
    mayHaveBeenApplied,
    isUnsent: isLimited && code === TURN_TOO_LATE,
    run: isMisconfigured(error) ? 'stop' : isLimited ? 'wait' : 'continue',
  }
}

/** Refused by the token endpoint, or an option of the client that is missing or wrong: the same for every record. */
function isMisconfigured(error: HubError): boolean {
  if (AuthConfigurationError.isInstance(error)) return true
  return InvalidRequestError.isInstance(error) && error.attempts === 0 && OPTIONS.has(error.field ?? '')
}

const OPTIONS: ReadonlySet<string> = new Set(['clientId', 'clientSecret', 'baseUrl', 'environment'])
