import type { CookieOptions } from 'hono/utils/cookie'

/** How cookies are set at the address where the hub is published. */
export interface CookieSite {
  prefix: 'host' | 'secure' | undefined
  options: CookieOptions
}

/**
 * Over HTTPS cookies have a name that browsers take over HTTPS only; `__Host-`, where nothing else is published under the name of the
 * host. `Lax`, since the way back from Enedis comes from another site.
 */
export function readCookieSite(publicUrl: string): CookieSite {
  const { protocol, pathname } = new URL(publicUrl)
  const secure = protocol === 'https:'
  const prefix = secure ? (pathname === '/' ? ('host' as const) : ('secure' as const)) : undefined
  const options: CookieOptions = { path: pathname, secure, httpOnly: true, sameSite: 'Lax', ...(prefix && { prefix }) }
  return { prefix, options }
}
