import { ClientError, type ErrorAnswer, type ErrorReading } from '@hub/http'

/**
 * The token endpoint refused the application (400, 401, 403): its id, secret or scopes are wrong. No call can succeed until that is
 * corrected, so a run stops here and leaves the rest as it is.
 */
export class AuthConfigurationError extends ClientError {
  protected static override readonly kind = 'AuthConfigurationError'
  override readonly name = 'AuthConfigurationError'
}

/**
 * The causes that errors carry in `code`, beside network codes:
 * - `invalid_client`, `invalid_scope`, `unauthorized_client`, `invalid_request`: of the token endpoint (an AuthConfigurationError)
 * - `R001`, `R997`, `R998`, `R999`: of the agent realm
 * - `rate_limit_wait`: the call's turn would come after its deadline; nothing was sent
 */
export type FranceTravailErrorCode =
  | 'invalid_client'
  | 'invalid_scope'
  | 'unauthorized_client'
  | 'invalid_request'
  | 'R001'
  | 'R997'
  | 'R998'
  | 'R999'
  | 'rate_limit_wait'

/** Seconds after which a 429 without a readable `Retry-After` may be tried again (LE). */
export const DEFAULT_PAUSE = 60

const TOKEN_CODES: ReadonlySet<unknown> = new Set<FranceTravailErrorCode>([
  'invalid_client',
  'invalid_scope',
  'unauthorized_client',
  'invalid_request',
])
const AGENT_CODES: ReadonlySet<unknown> = new Set<FranceTravailErrorCode>(['R001', 'R997', 'R998', 'R999'])

/** What a refusal of the token endpoint means. */
export function readTokenError({ status, body }: ErrorAnswer): ErrorReading {
  const { error } = toObject(body)
  const code = TOKEN_CODES.has(error) ? { code: error as FranceTravailErrorCode } : {}
  // Anything else, such as a 404 of a gateway, may be different later.
  if (status !== 400 && status !== 401 && status !== 403) return { ...code, ...toWait(status), isRetryable: true }
  const advice =
    error === 'invalid_scope'
      ? 'ask France Travail for the API that this operation belongs to'
      : 'check the id and the secret of the application, its scopes and authUrl'
  return { ...code, as: AuthConfigurationError, advice, isRetryable: false }
}

/** What a refusal of the API means. Without a business code any of them may be tried again (FT-R5, FT-R6). */
export function readApiError({ status, body, operation }: ErrorAnswer): ErrorReading {
  const { codeRetour } = toObject(body)
  if (AGENT_CODES.has(codeRetour)) return { code: codeRetour as FranceTravailErrorCode }
  if (operation === 'searchCertifiedIndividual' || PASS_OPERATIONS.has(operation)) {
    if (status === 404)
      return {
        isRetryable: true,
        advice:
          'check baseUrl, and that the application has this API: 404 is also what a scope that is missing is answered with',
      }
    return { isRetryable: true, ...toWait(status) }
  }
  return toWait(status)
}

/** What is waited for when the answer does not say it. */
function toWait(status: number): Pick<ErrorReading, 'retryAfter'> {
  return status === 429 ? { retryAfter: DEFAULT_PAUSE } : {}
}

const PASS_OPERATIONS: ReadonlySet<string> = new Set(['updatePassIae', 'testPassIaeUpdate'])

function toObject(body: unknown): Readonly<Record<string, unknown>> {
  return typeof body === 'object' && body !== null ? (body as Readonly<Record<string, unknown>>) : {}
}
