import type { AuthProvider } from '../auth.js'
import { assertSendable } from '../lifecycle/sendable-header.js'
import { refuse } from '../requests/refuse.js'
import type { HeaderOptions } from './options.js'

/** Headers of a call by their names in lower case, and the names that the caller removed with null. */
export interface MergedHeaders {
  headers: Record<string, string>
  removed: ReadonlySet<string>
}

/**
 * Later sources win, whatever the case of their names, and null removes.
 *
 * @throws InvalidRequestError naming the header that cannot be sent, without its value.
 */
export function mergeHeaders(...sources: (HeaderOptions | undefined)[]): MergedHeaders {
  // Without a prototype: a header may have any name.
  const headers: Record<string, string> = Object.create(null)
  const removed = new Set<string>()
  for (const source of sources) {
    if (!source) continue
    for (const [given, value] of Object.entries(source)) {
      if (value === undefined) continue
      const name = given.toLowerCase()
      try {
        assertSendable(name, value ?? '')
      } catch {
        throw refuse(`headers[${JSON.stringify(given)}]`, 'header')
      }
      if (value === null) {
        delete headers[name]
        removed.add(name)
      } else {
        headers[name] = value
        removed.delete(name)
      }
    }
  }
  return { headers, removed }
}

/** Credentials win over the caller's headers, unless the caller removed one of them by name. */
export function withoutRemoved(auth: AuthProvider | undefined, removed: ReadonlySet<string>): AuthProvider | undefined {
  if (!auth || removed.size === 0) return auth
  return {
    ...(auth.onUnauthorized && { onUnauthorized: auth.onUnauthorized.bind(auth) }),
    ...(auth.onResponse && { onResponse: auth.onResponse.bind(auth) }),
    headers: async (context) => {
      const kept = Object.entries(await auth.headers(context)).filter(([name]) => !removed.has(name.toLowerCase()))
      return Object.fromEntries(kept)
    },
  }
}
