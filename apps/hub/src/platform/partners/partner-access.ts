// Who may call /api/v1: an API key in the Authorization header, within its rate, for the features it was granted.
import type { MiddlewareHandler } from 'hono'
import type { ApiKeys } from './api-keys.js'
import type { HubEnv } from '../http/hub-env.js'
import { isDirectLoopbackRequest } from '../http/loopback.js'
import { HttpProblem } from '../http/http-problem.js'
import type { RateLimiter } from '../limits/rate-limit.js'

/** How many requests a key may make in any 60 seconds, over all processes of the hub (docs/decisions/0013-limits.md). */
export const REQUESTS_PER_MINUTE = 600

/** What is below it is the partner API: an API key is asked for before anything else. */
export const PARTNER_PREFIX = '/api/v1'

/** Recognises the caller and counts the request, in one middleware: each costs a request some promises. Waits for the database only. */
export function admitPartners(apiKeys: ApiKeys, limiter: RateLimiter): MiddlewareHandler<HubEnv> {
  return async (context, next) => {
    const key = /^Bearer +([\x21-\x7e]{1,512}) *$/i.exec(context.req.header('authorization') ?? '')?.[1]
    const found = key === undefined ? undefined : apiKeys.recognise(key)
    const caller = found instanceof Promise ? await found : found
    if (!caller || (caller.demo && !isDirectLoopbackRequest(context))) throw unauthorized()
    context.set('caller', caller)
    const taken = limiter.take(caller.id)
    const wait = typeof taken === 'number' ? taken : await taken
    if (wait > 0) throw tooManyRequests(Math.ceil(wait / 1_000))
    await next()
  }
}

export function requireFeature(feature: string): MiddlewareHandler<HubEnv> {
  return (context, next) => {
    if (!context.get('caller').features.has(feature)) {
      throw new HttpProblem(403, 'feature_not_granted', `This API key is not granted the feature "${feature}".`)
    }
    return next()
  }
}

function unauthorized(): HttpProblem {
  return new HttpProblem(401, 'invalid_api_key', 'Send a valid API key: "Authorization: Bearer <key>".', {
    headers: { 'www-authenticate': 'Bearer realm="hub"' },
  })
}

function tooManyRequests(seconds: number): HttpProblem {
  return new HttpProblem(429, 'rate_limited', `Too many requests for this API key: try again in ${seconds} s.`, {
    headers: { 'retry-after': String(seconds) },
  })
}
