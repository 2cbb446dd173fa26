import { Hono } from 'hono'
import { legalRoutes } from '../../../platform/pages/legal-routes.js'
import { failurePage, pageFrame } from '../../../platform/pages/page-frame.js'
import type { PagesEnv } from '../../../platform/pages/page-site.js'
import { bookingRoutes } from './booking-routes.js'
import type { PagesDependencies } from './dependencies.js'
import { managementRoutes } from './management-routes.js'
import { createPaths } from './paths.js'
import { createSite } from './site.js'
import { ProcessedData } from './views/processed-data.js'

export const PAGES_PREFIX = '/rdv'

/** The pages for citizens, below `PAGES_PREFIX`. */
export function pagesRoutes(dependencies: PagesDependencies): Hono<PagesEnv> {
  const routes = new Hono<PagesEnv>()
  routes.onError(failurePage(dependencies.logger))
  const { legal, publicUrl } = dependencies
  routes.use(pageFrame(new URL(publicUrl).origin, createSite(legal, createPaths(publicUrl).booking)))
  routes.route('/', bookingRoutes(dependencies))
  // Before the tokens, which are longer than these names.
  routes.route('/', legalRoutes(legal, legal && <ProcessedData retentionDays={legal.retentionDays} />))
  routes.route('/:token', managementRoutes(dependencies))
  return routes
}
