import type { AuthHeaders, AuthProvider } from '../auth.js'
import type { TokenSource } from './token-source.js'

/**
 * Sends the tokens of a source. After a 401 the token is replaced once, unless another caller has already done it.
 *
 * @param toHeaders How a token travels, such as `(token) => ({ authorization: \`Bearer ${token}\` })`.
 */
export function tokenAuth<Value>(source: TokenSource<Value>, toHeaders: (value: Value) => AuthHeaders): AuthProvider {
  return {
    headers: async () => toHeaders((await source.get()).value),
    async onUnauthorized(sent) {
      // The caller removed the credentials by name: the token was not refused.
      if (Object.keys(sent).length === 0) return false
      const current = await source.get()
      const now = toHeaders(current.value)
      // Many calls may be refused with one old token: only the first needs a new one.
      if (Object.entries(sent).every(([name, value]) => now[name] === value)) await source.replace(current)
      return true
    },
  }
}
