import { type AuthProvider, InvalidRequestError } from '@hub/http'
import type { ApiParticulierClientOptions } from './types.js'

/**
 * The token to send now.
 *
 * @throws InvalidRequestError when there is none; what the caller's function throws, unchanged
 */
export async function getToken({ token }: ApiParticulierClientOptions): Promise<string> {
  const value = typeof token === 'function' ? await token() : token
  if (typeof value !== 'string' || value.trim() === '') throw InvalidRequestError.local('token', 'is missing or empty')
  return value.trim()
}

/** The token in its header; never in an address. */
export function createTokenAuth(options: ApiParticulierClientOptions): AuthProvider {
  return { headers: async () => ({ authorization: `Bearer ${await getToken(options)}` }) }
}
