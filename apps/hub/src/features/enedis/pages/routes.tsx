import { Hono, type MiddlewareHandler } from 'hono'
import { legalRoutes } from '../../../platform/pages/legal-routes.js'
import { failurePage, pageFrame, showPage } from '../../../platform/pages/page-frame.js'
import type { PagesEnv } from '../../../platform/pages/page-site.js'
import { accountRoutes } from './account-routes.js'
import { type DashboardDependencies, dashboardRoutes } from './dashboard-routes.js'
import type { SignedInEnv } from './dependencies.js'
import { type PointPagesDependencies, pointRoutes } from './point-routes.js'
import { signInRoutes } from './sign-in-routes.js'
import { signUpRoutes } from './sign-up-routes.js'
import { createSite } from './site.js'
import { Home } from './views/home.js'
import { ProcessedData } from './views/processed-data.js'

export type LinkyPagesDependencies = DashboardDependencies & PointPagesDependencies

/** The pages of the gateway, below `PAGES_PREFIX`. */
export function pagesRoutes(dependencies: LinkyPagesDependencies): Hono<PagesEnv> {
  const { legal, publicUrl, sessions, paths, logger } = dependencies

  /** Sends who is not signed in to sign in, and back. */
  const requireSession: MiddlewareHandler<SignedInEnv> = async (context, next) => {
    const session = await sessions.find(context)
    if (!session) {
      const { method, path } = context.req
      const base = new URL(publicUrl).pathname.replace(/\/+$/, '')
      const parameters = new URLSearchParams({
        ...(method === 'GET' && { retour: `${base}${path}` }),
        fait: 'consentement',
      })
      return context.redirect(`${paths.signIn}?${parameters.toString()}`, 303)
    }
    context.set('session', session)
    await next()
    return undefined
  }

  const signedIn = new Hono<SignedInEnv>()
  for (const path of ['/tableau-de-bord', '/consentements/*', '/compte', '/compte/*', '/points/*']) {
    signedIn.use(path, requireSession)
  }
  signedIn.route('/', dashboardRoutes(dependencies))
  signedIn.route('/compte', accountRoutes(dependencies))
  signedIn.route('/points', pointRoutes(dependencies))

  const routes = new Hono<PagesEnv>()
  routes.onError(failurePage(logger))
  routes.use(pageFrame(new URL(publicUrl).origin, createSite(legal, paths.home)))
  routes.get('/', async (context) => {
    return showPage(context, <Home paths={paths} isSignedIn={(await sessions.find(context)) !== undefined} />)
  })
  routes.route('/', signUpRoutes(dependencies))
  routes.route('/', signInRoutes(dependencies))
  routes.route('/', legalRoutes(legal, <ProcessedData />))
  routes.route('/', signedIn)
  return routes
}
