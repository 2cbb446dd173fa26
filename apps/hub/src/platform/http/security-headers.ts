/** A policy that allows nothing but what is named. */
export function contentSecurityPolicy(allowed: Readonly<Record<string, string>> = {}): string {
  const nothing = {
    'default-src': "'none'",
    'object-src': "'none'",
    'base-uri': "'none'",
    'form-action': "'none'",
    'frame-ancestors': "'none'",
  }
  return Object.entries({ ...nothing, ...allowed })
    .map(([directive, sources]) => `${directive} ${sources}`)
    .join('; ')
}

/**
 * What every answer has unless a page sets its own. Those of `hono/secure-headers`, written down: that middleware sets them one by one on
 * an answer that is complete, which costs more than a short answer itself. There is no CORS anywhere: no other site's script has business here.
 * HTTPS is announced as obligatory only where the hub is published over HTTPS; for the names below its own too, unless it is published
 * under a path of a larger site, whose names are not its to speak for.
 */
export function securityHeaders(publicUrl: string): Readonly<Record<string, string>> {
  if (!publicUrl.startsWith('https:')) return HEADERS
  return { ...HEADERS, 'strict-transport-security': strictTransportSecurity(publicUrl) }
}

/** A year, in seconds. */
const HTTPS_ONLY = 'max-age=31536000'

function strictTransportSecurity(publicUrl: string): string {
  return new URL(publicUrl).pathname === '/' ? `${HTTPS_ONLY}; includeSubDomains` : HTTPS_ONLY
}

const HEADERS = {
  'content-security-policy': contentSecurityPolicy(),
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-dns-prefetch-control': 'off',
  'x-download-options': 'noopen',
  'x-frame-options': 'DENY',
  'x-permitted-cross-domain-policies': 'none',
  'x-xss-protection': '0',
  // Slots, bookings and partners' data are of this moment: no cache keeps them unless an answer says so.
  'cache-control': 'no-store',
}
