// What all pages for citizens have in common: their headers, who may send their forms, and what is shown when something fails.
import type { Context, ErrorHandler, MiddlewareHandler } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { answerErrors } from '../../platform/failures.js'
import { HttpProblem } from '../../platform/http-problem.js'
import type { HubEnv } from '../../platform/hub-env.js'
import type { Logger } from '../../platform/logging.js'
import { contentSecurityPolicy } from '../../platform/security-headers.js'
import { isFromOwnPages } from './same-site.js'
import { FailurePage, UnknownPage } from './views/message-page.js'
import { STYLE_SOURCE } from './views/style.js'

const HEADERS = {
  'content-security-policy': contentSecurityPolicy({ 'style-src': STYLE_SOURCE, 'form-action': "'self'" }),
  'cache-control': 'no-store',
  'referrer-policy': 'same-origin',
  'x-robots-tag': 'noindex, nofollow',
}

/** @param publicOrigin origin under which citizens reach the pages */
export function pageFrame(publicOrigin: string): MiddlewareHandler<HubEnv> {
  return async (context, next) => {
    setHeaders(context)
    const { method } = context.req
    const isSafe = method === 'GET' || method === 'HEAD'
    // No page knows another method: what guards one must not answer in its place.
    if (!isSafe && method !== 'POST') return context.html(<UnknownPage />, 404)
    if (!isSafe && !isFromOwnPages(context.req.raw.headers, publicOrigin)) {
      throw new HttpProblem(403, 'cross_site_request', 'This form was sent by another site.')
    }
    await next()
    // Nothing has this address, which was told in the words for programs. A route for all of them would be shorter, but the log
    // would then name it instead of the others.
    const isPage = context.res.headers.get('content-type')?.startsWith('text/') ?? true
    if (context.res.status === 404 && !isPage) {
      context.res = await context.html(<UnknownPage />, 404)
      setHeaders(context)
    }
    return undefined
  }
}

/** Logs like everywhere else, and answers a page. */
export function failurePage(logger: Logger): ErrorHandler<HubEnv> {
  const answerProblem = answerErrors(logger)
  return async (error, context) => {
    const problem = await answerProblem(error, context)
    setHeaders(context)
    for (const name of ['retry-after', 'connection']) {
      const value = problem.headers.get(name)
      if (value !== null) context.header(name, value)
    }
    return context.html(<FailurePage status={problem.status} />, problem.status as ContentfulStatusCode)
  }
}

function setHeaders(context: Context<HubEnv>): void {
  for (const [name, value] of Object.entries(HEADERS)) context.header(name, value)
}
