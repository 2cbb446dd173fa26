import { Hono } from 'hono'
import type { HubEnv } from '../../platform/hub-env.js'
import { bookingRoutes } from './booking-routes.js'
import type { PagesDependencies } from './dependencies.js'
import { managementRoutes } from './management-routes.js'
import { failurePage, pageFrame } from './page-frame.js'

export const PAGES_PREFIX = '/rdv'

/** The pages for citizens, below `PAGES_PREFIX`. */
export function pagesRoutes(dependencies: PagesDependencies): Hono<HubEnv> {
  const routes = new Hono<HubEnv>()
  routes.onError(failurePage(dependencies.logger))
  routes.use(pageFrame(new URL(dependencies.publicUrl).origin))
  routes.route('/', bookingRoutes(dependencies))
  routes.route('/:token', managementRoutes(dependencies))
  return routes
}
