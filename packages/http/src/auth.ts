import { InvalidRequestError } from './errors/answer-errors.js'

/** Headers that prove who calls, as sent with one attempt. */
export type AuthHeaders = Readonly<Record<string, string>>

/**
 * Where credentials come from. Ten lines are enough for a scheme of your own; `createTokenSource` gives the hard part.
 *
 * It is asked for each attempt, under the attempt's deadline, and its headers win over those of the caller.
 */
export interface AuthProvider {
  /** The headers to send; may wait for a token. What it throws reaches the caller unchanged. */
  headers(): AuthHeaders | Promise<AuthHeaders>
  /**
   * Called once per call, after a 401, with the headers that were refused. True asks for one replay with fresh `headers()`,
   * whatever the operation: a 401 says that nothing was done. Absent: a 401 is final.
   */
  onUnauthorized?(sent: AuthHeaders): Promise<boolean>
  /** Sees the headers of every answer, for APIs that hand out the next token with it. */
  onResponse?(headers: Headers, sent: AuthHeaders): void
}

/**
 * A secret that never changes, in one header.
 *
 * @param option Name of the client's option that holds it, for the InvalidRequestError of the first call when it is missing.
 */
export function headerAuth(name: string, secret: string, option = 'token'): AuthProvider {
  return {
    headers() {
      // Said by the first call, not at construction: a build without secrets must pass.
      if (typeof secret !== 'string' || secret.trim() === '')
        throw InvalidRequestError.local(option, 'is missing or empty')
      return { [name]: secret }
    },
  }
}
