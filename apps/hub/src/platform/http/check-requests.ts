import type { Context, MiddlewareHandler } from 'hono'
import type { HubEnv } from './hub-env.js'

/** Looks at the head of a request. Throws what it is refused with, or takes some time to. */
export type RequestCheck = (context: Context<HubEnv>) => void | Promise<never>

/** Checks every request, in order. One middleware for all checks: each costs a request some promises. */
export function checkRequests(checks: readonly RequestCheck[]): MiddlewareHandler<HubEnv> {
  return (context, next) => {
    for (const check of checks) {
      const refusal = check(context)
      if (refusal) return refusal
    }
    return next()
  }
}
