import { AuthenticationError, ContractError, type ErrorAnswer, type ErrorReading } from '@hub/http'
import type { SessionHeader } from './session.js'

/**
 * The causes that these errors carry in `code`, beside network codes:
 * - `wrong_credentials`: the sign-in was refused; e-mail or password are wrong, or the account is deleted or not confirmed
 * - `session_ended`: the session is not alive, most often because the same agent has signed in elsewhere;
 *   `attempts` is 0 when none was kept, and nothing was sent
 * - `incomplete_session`: a sign-in answered 200 without one of the three headers (a ContractError)
 */
export type RdvSolidaritesAuthErrorCode = 'wrong_credentials' | 'session_ended' | 'incomplete_session'

export function readAuthError({ status, operation }: ErrorAnswer): ErrorReading | undefined {
  if (status !== 401) return undefined
  if (operation === 'signIn') {
    return {
      code: 'wrong_credentials' satisfies RdvSolidaritesAuthErrorCode,
      advice: 'check email and password, and that the account belongs to this environment',
    }
  }
  return {
    code: 'session_ended' satisfies RdvSolidaritesAuthErrorCode,
    advice: 'the same agent has probably signed in elsewhere; share one session through a store',
  }
}

/** There is nothing to ask the server about. */
export function noSession(): AuthenticationError {
  return new AuthenticationError({
    message: 'RDV-Solidarités validateToken: no session is kept; signIn(), or the first call of a client, opens one',
    code: 'session_ended' satisfies RdvSolidaritesAuthErrorCode,
    attempts: 0,
    isRetryable: false,
    mayHaveBeenApplied: false,
  })
}

/** Whether a 404 is what the service says of a session that has already ended: another has no such list. */
export function isDeadSession(body: unknown): boolean {
  return typeof body === 'object' && body !== null && 'errors' in body && Array.isArray(body.errors)
}

/** A 200 without one of the three headers is an error, never half a session. */
export function incompleteSession(missing: readonly SessionHeader[]): ContractError {
  return new ContractError({
    message: `RDV-Solidarités signIn: the answer lacks ${missing.join(', ')}; does a proxy remove headers?`,
    code: 'incomplete_session' satisfies RdvSolidaritesAuthErrorCode,
    status: 200,
    attempts: 1,
    isRetryable: false,
    mayHaveBeenApplied: false,
  })
}

/** The same error without the answer, which can hold the tokens of the agent's calendars and Microsoft account. */
export function withoutBody(error: unknown): unknown {
  if (!ContractError.isInstance(error)) return error
  const { message, isRetryable, mayHaveBeenApplied, attempts, status, code, requestId, pointers } = error
  return new ContractError({ message, isRetryable, mayHaveBeenApplied, attempts, status, code, requestId, pointers })
}
