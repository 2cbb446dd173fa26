import { randomUUID } from 'node:crypto'
import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { matchedRoutes } from 'hono/route'
import { defaultHeaders } from './default-headers.js'
import type { HubEnv } from './hub-env.js'
import type { Logger } from '../process/logging.js'

/** Long enough for a UUID or a trace id with its prefix, and nothing that could forge or bloat a log line. */
const ACCEPTABLE_ID = /^[\w.:-]{8,128}$/

/**
 * Names each request and writes one line about its answer: the route's template, never the path or query that were sent, which
 * may hold application numbers.
 */
export function logRequests(logger: Logger, now: () => number) {
  return createMiddleware<HubEnv>(async (context, next) => {
    const sent = context.req.header('x-request-id')
    const requestId = sent !== undefined && ACCEPTABLE_ID.test(sent) ? sent : randomUUID()
    context.set('requestId', requestId)
    const start = now()
    const defaults = defaultHeaders(context, { 'x-request-id': requestId })
    await next()
    defaults.apply()
    logger.info?.('request answered', {
      request_id: requestId,
      method: context.req.method,
      route: getRoute(context),
      status: context.res.status,
      duration_ms: Math.round(now() - start),
      caller: context.get('caller')?.name,
    })
  })
}

/** The most precise template that fits the address: one with a wildcard only when there is no other. */
export function getRoute(context: Context): string | undefined {
  const templates = matchedRoutes(context).map(({ path }) => path)
  return templates.findLast((template) => !template.endsWith('*')) ?? templates.at(-1)
}
