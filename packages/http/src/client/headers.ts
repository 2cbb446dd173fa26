import { InvalidRequestError } from '../errors/answer-errors.js'
import type { AuthProvider } from '../auth.js'
import type { HeaderOptions } from './options.js'

/** Headers of a call, and the names that the caller removed with null. */
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
  const merged = new Headers()
  const removed = new Set<string>()
  for (const source of sources) {
    for (const [name, value] of Object.entries(source ?? {})) {
      if (value === undefined) continue
      try {
        if (value === null) merged.delete(name)
        else merged.set(name, value)
      } catch {
        throw InvalidRequestError.local(
          `headers[${JSON.stringify(name)}]`,
          'cannot be sent: its name or a character of its value is not allowed',
        )
      }
      if (value === null) removed.add(name.toLowerCase())
      else removed.delete(name.toLowerCase())
    }
  }
  return { headers: Object.fromEntries(merged), removed }
}

/** Credentials win over the caller's headers, unless the caller removed one of them by name. */
export function withoutRemoved(auth: AuthProvider | undefined, removed: ReadonlySet<string>): AuthProvider | undefined {
  if (!auth || removed.size === 0) return auth
  return {
    ...(auth.onUnauthorized && {
      onUnauthorized: (sent) => (auth.onUnauthorized as NonNullable<typeof auth.onUnauthorized>)(sent),
    }),
    ...(auth.onResponse && { onResponse: (headers, sent) => auth.onResponse?.(headers, sent) }),
    headers: async () => {
      const kept = Object.entries(await auth.headers()).filter(([name]) => !removed.has(name.toLowerCase()))
      return Object.fromEntries(kept)
    },
  }
}
