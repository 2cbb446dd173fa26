import { InvalidRequestError } from './errors/answer-errors.js'

/** Headers that prove who calls, as sent with one attempt. */
export type AuthHeaders = Readonly<Record<string, string>>

/** What credentials are asked for. */
export interface AuthContext {
  /** The `operationId`; of a raw call to a path that the document does not know, its method. */
  readonly operation: string
}

/**
 * Where credentials come from. Ten lines are enough for a scheme of your own; `createTokenSource` gives the hard part.
 *
 * It is asked for each attempt, under the attempt's deadline, and its headers win over those of the caller.
 */
export interface AuthProvider {
  /** The headers to send; may wait for a token. What it throws reaches the caller unchanged. */
  headers(context?: AuthContext): AuthHeaders | Promise<AuthHeaders>
  /**
   * Called once per call, after a 401, with the headers that were refused. True asks for one replay with fresh `headers()`,
   * whatever the operation: a 401 says that nothing was done. Absent: a 401 is final.
   */
  onUnauthorized?(sent: AuthHeaders, context?: AuthContext): Promise<boolean>
  /** Sees the headers of every answer, for APIs that hand out the next token with it. */
  onResponse?(headers: Headers, sent: AuthHeaders): void
}

/**
 * A secret that never changes, in one header.
 *
 * @param option Name of the client's option that holds it, for the InvalidRequestError of the first call when it is missing.
 * @param scheme What stands before it, such as `Bearer`. Default: nothing.
 */
export function headerAuth(name: string, secret: string, option = 'token', scheme?: string): AuthProvider {
  return {
    headers() {
      // Reported by the first call, not at construction, so that a build without secrets works.
      if (typeof secret !== 'string' || secret.trim() === '')
        throw InvalidRequestError.local(option, `is missing or empty: it is sent as ${name}`)
      return { [name]: scheme === undefined ? secret : `${scheme} ${secret}` }
    },
  }
}

/**
 * Credentials that depend on the operation, as where a token is for some operations only.
 *
 * @param select Those of an operation, by its `operationId`; what it throws reaches the caller unchanged.
 */
export function authByOperation(select: (operation: string) => AuthProvider): AuthProvider {
  const get = (context: AuthContext | undefined): AuthProvider => select(context?.operation ?? '')
  return {
    headers: async (context) => get(context).headers(context),
    onUnauthorized: async (sent, context) => (await get(context).onUnauthorized?.(sent, context)) ?? false,
  }
}
