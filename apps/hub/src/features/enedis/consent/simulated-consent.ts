// The consent page of a sandbox: that of the simulator, shown below the hub, since no browser reaches it elsewhere.
import { Hono } from 'hono'
import type { HubEnv } from '../../../platform/http/hub-env.js'
import { contentSecurityPolicy } from '../../../platform/http/security-headers.js'
import type { Paths } from '../pages/paths.js'

const SIMULATED_CONSENT_PREFIX = '/dataconnect'

const POLICY = contentSecurityPolicy({ 'style-src': "'unsafe-inline'", 'form-action': "'self'" })

/** @param simulate answers as the site of Enedis does */
export function simulatedConsentRoutes(simulate: (request: Request) => Promise<Response>, paths: Paths): Hono<HubEnv> {
  return new Hono<HubEnv>().on(['GET', 'POST'], `${SIMULATED_CONSENT_PREFIX}/*`, async (context) => {
    const { url, method, headers } = context.req.raw
    const { pathname, search } = new URL(url)
    const body = method === 'POST' ? { body: await context.req.arrayBuffer() } : {}
    const type = headers.get('content-type')
    const sent = new Headers(type === null ? {} : { 'content-type': type })
    const response = await simulate(
      new Request(`https://enedis.invalid${pathname}${search}`, { method, headers: sent, ...body }),
    )
    const location = response.headers.get('location')
    if (location !== null) return context.redirect(`${paths.callback}${new URL(location).search}`, 303)
    const text = await response.text()
    return context.body(text, response.status as 200, {
      'content-type': response.headers.get('content-type') ?? 'text/html; charset=utf-8',
      'content-security-policy': POLICY,
    })
  })
}
