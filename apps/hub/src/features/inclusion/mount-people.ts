import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Foundations } from '../../platform/feature.js'
import type { HubEnv } from '../../platform/http/hub-env.js'
import { PARTNER_PREFIX } from '../../platform/partners/partner-access.js'
import { certificationRoutes } from './certification-routes.js'
import { jobSeekerRoutes } from './job-seeker-routes.js'

const mounted = new WeakSet<OpenAPIHono<HubEnv>>()

/** People belong to two features: whichever is mounted first adds their routes. */
export function mountPeople(
  hub: OpenAPIHono<HubEnv>,
  foundations: Pick<Foundations, 'database' | 'keyring' | 'now'>,
): void {
  if (mounted.has(hub)) return
  mounted.add(hub)
  hub.route(PARTNER_PREFIX, jobSeekerRoutes(foundations))
  hub.route(PARTNER_PREFIX, certificationRoutes(foundations))
}
