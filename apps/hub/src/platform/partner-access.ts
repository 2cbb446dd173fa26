// Who may call /api/v1: an API key in the Authorization header, within its rate, for the features it was granted.
import type { MiddlewareHandler } from 'hono'
import { createMiddleware } from 'hono/factory'
import type { Feature } from '../features.js'
import type { Keyring } from './api-keys.js'
import type { HubEnv } from './hub-env.js'
import { isDirectLoopbackRequest } from './loopback.js'
import { HttpProblem } from './http-problem.js'
import type { RateLimiter } from './rate-limit.js'

export function authenticate(keyring: Keyring): MiddlewareHandler<HubEnv> {
  return createMiddleware(async (context, next) => {
    const key = /^Bearer +([\x21-\x7e]{1,512}) *$/i.exec(context.req.header('authorization') ?? '')?.[1]
    const caller = key === undefined ? undefined : await keyring.recognise(key)
    if (!caller || (caller.demo && !isDirectLoopbackRequest(context.req.raw.headers))) throw unauthorized()
    context.set('caller', caller)
    await next()
  })
}

export function limitRate(limiter: RateLimiter): MiddlewareHandler<HubEnv> {
  return createMiddleware(async (context, next) => {
    const wait = limiter.take(context.get('caller').id)
    if (wait > 0) throw tooManyRequests(Math.ceil(wait / 1_000))
    await next()
  })
}

export function requireFeature(feature: Feature): MiddlewareHandler<HubEnv> {
  return createMiddleware(async (context, next) => {
    if (!context.get('caller').features.has(feature)) {
      throw new HttpProblem(403, 'feature_not_granted', `This API key is not granted the feature "${feature}".`)
    }
    await next()
  })
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
