import type { MiddlewareHandler } from 'hono'
import { secureHeaders } from 'hono/secure-headers'

/** A policy that allows nothing but what is named. */
export function contentSecurityPolicy(allowed: Readonly<Record<string, string>> = {}): string {
  const nothing = {
    'default-src': "'none'",
    'base-uri': "'none'",
    'form-action': "'none'",
    'frame-ancestors': "'none'",
  }
  return Object.entries({ ...nothing, ...allowed })
    .map(([directive, sources]) => `${directive} ${sources}`)
    .join('; ')
}

/**
 * Set on every answer, unless a page set its own. There is no CORS anywhere: no other site's script has business here.
 * HTTPS is announced as obligatory only where the hub is published over HTTPS.
 */
export function securityHeaders(publicUrl: string): MiddlewareHandler {
  const baseline = secureHeaders({
    strictTransportSecurity: publicUrl.startsWith('https:') ? 'max-age=15552000' : false,
    referrerPolicy: 'same-origin',
    xFrameOptions: 'DENY',
    overwrite: false,
  })
  const policy = contentSecurityPolicy()
  return async (context, next) => {
    await baseline(context, next)
    const { headers } = context.res
    if (!headers.has('content-security-policy')) headers.set('content-security-policy', policy)
    // Slots, bookings and partners' data are of this moment: no cache keeps them unless an answer says so.
    if (!headers.has('cache-control')) headers.set('cache-control', 'no-store')
  }
}
