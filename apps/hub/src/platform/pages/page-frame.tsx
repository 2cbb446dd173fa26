// What all pages for citizens have in common: their headers, who may send their forms, and what is shown when something fails.
import type { Context, ErrorHandler, MiddlewareHandler } from 'hono'
import type { Child } from 'hono/jsx'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { handleErrors } from '../http/error-handler.js'
import { HttpProblem } from '../http/http-problem.js'
import type { Logger } from '../process/logging.js'
import { isDirectLoopbackRequest } from '../http/loopback.js'
import { contentSecurityPolicy } from '../http/security-headers.js'
import { isFromOwnPages } from './same-site.js'
import { type PageSite, type PagesEnv, SiteContext } from './page-site.js'
import { FailurePage, UnknownPage } from './message-page.js'
import { STYLE_SOURCE } from './style.js'

const HEADERS = {
  'content-security-policy': contentSecurityPolicy({ 'style-src': STYLE_SOURCE, 'form-action': "'self'" }),
  'cache-control': 'no-store',
  'referrer-policy': 'same-origin',
  'x-robots-tag': 'noindex, nofollow',
}

/** @param publicOrigin origin under which citizens reach the pages */
export function pageFrame(publicOrigin: string, site: PageSite): MiddlewareHandler<PagesEnv> {
  return async (context, next) => {
    setHeaders(context)
    context.set('site', site)
    const { method } = context.req
    const isSafe = method === 'GET' || method === 'HEAD'
    // No page has another method: its guards must not answer first.
    if (!isSafe && method !== 'POST') return showPage(context, <UnknownPage />, 404)
    if (!isSafe && !isFromOwnPages(context.req.raw.headers, publicOrigin, isDirectLoopbackRequest(context))) {
      throw new HttpProblem(403, 'cross_site_request', 'This form was sent by another site.')
    }
    await next()
    // The answer for an unknown address is JSON for programs: replaced by a page. A catch-all route would be shorter, but would appear
    // in the log in place of the real routes.
    const isPage = context.res.headers.get('content-type')?.startsWith('text/') ?? true
    if (context.res.status === 404 && !isPage) {
      context.res = await showPage(context, <UnknownPage />, 404)
      setHeaders(context)
    }
    return undefined
  }
}

/** Logs like everywhere else, and answers a page. */
export function failurePage(logger: Logger): ErrorHandler<PagesEnv> {
  const answerProblem = handleErrors<PagesEnv>(logger)
  return async (error, context) => {
    const problem = await answerProblem(error, context)
    setHeaders(context)
    for (const name of ['retry-after', 'connection']) {
      const value = problem.headers.get(name)
      if (value !== null) context.header(name, value)
    }
    return showPage(context, <FailurePage status={problem.status} />, problem.status as ContentfulStatusCode)
  }
}

/** Answers a page, with the header and the footer that all have. */
export function showPage<Env extends PagesEnv>(
  context: Context<Env>,
  page: Child,
  status: ContentfulStatusCode = 200,
): Response | Promise<Response> {
  return context.html(<SiteContext.Provider value={context.get('site')}>{page}</SiteContext.Provider>, status)
}

function setHeaders(context: Context<PagesEnv>): void {
  for (const [name, value] of Object.entries(HEADERS)) context.header(name, value)
}
