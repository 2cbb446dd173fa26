import { randomUUID } from 'node:crypto'
import type { Context, MiddlewareHandler } from 'hono'
import { matchedRoutes } from 'hono/route'
import { defaultHeaders } from './default-headers.js'
import type { HubEnv } from './hub-env.js'

/** A request that was answered, without anything of what it holds. */
export interface AnsweredRequest {
  requestId: string
  /** Anything can be sent as a method. */
  method: string
  /** Template of its route. */
  route: string | undefined
  status: number
  /** Milliseconds. */
  duration: number
  /** Name of the partner. */
  caller: string | undefined
}

export type RequestObserver = (request: AnsweredRequest) => void

export interface ObserveRequestsOptions {
  /** Of every answer that does not set its own, by names in lower case. */
  headers: Readonly<Record<string, string>>
  observers: readonly RequestObserver[]
  /** Makes a 405 of a 404 at whose address there is something by another method. */
  refuseMethod: MiddlewareHandler<HubEnv>
  /** Milliseconds of a monotonic clock. */
  elapsed: () => number
  isDraining: () => boolean
}

/** Long enough for a UUID or a trace id with its prefix, and nothing that could forge or bloat a log line. */
const ACCEPTABLE_ID = /^[\w.:-]{8,128}$/

/**
 * Names each request, gives its answer the headers of every answer, and reports it. One middleware for all of that: each one that waits for
 * those after it costs a request three promises.
 */
export function observeRequests(options: ObserveRequestsOptions): MiddlewareHandler<HubEnv> {
  const { headers, observers, refuseMethod, elapsed, isDraining } = options
  return async (context, next) => {
    const sent = context.req.header('x-request-id')
    const requestId = sent !== undefined && ACCEPTABLE_ID.test(sent) ? sent : randomUUID()
    context.set('requestId', requestId)
    const start = elapsed()
    const defaults = defaultHeaders(context, { ...headers, 'x-request-id': requestId })
    await next()
    if (context.res.status === 404) await refuseMethod(context, isAnswered)
    defaults.apply()
    // A client that keeps its connection would otherwise hold the process open until its next request.
    if (isDraining() && !context.env?.outgoing?.headersSent) defaultHeaders(context, { connection: 'close' }).apply()
    const answered: AnsweredRequest = {
      requestId,
      method: context.req.method,
      route: getRoute(context),
      status: context.res.status,
      duration: elapsed() - start,
      caller: context.get('caller')?.name,
    }
    for (const observe of observers) observe(answered)
  }
}

const isAnswered = async (): Promise<void> => {}

/** The most precise template that fits the address: one with a wildcard only when there is no other, and then the longest. */
export function getRoute(context: Context): string | undefined {
  const routes = matchedRoutes(context)
  const longest = (): string | undefined =>
    routes.reduce<string | undefined>(
      (found, { path }) => (found && found.length > path.length ? found : path),
      undefined,
    )
  return routes.findLast(({ path }) => !path.endsWith('*'))?.path ?? longest()
}
