import { createRateLimiter, type RateLimiter, rateLimiterByOperation } from '@hub/http'
import { DEFAULT_WAIT } from './errors.js'
import { definition } from './generated/api-particulier.definition.gen.js'
import type { ApiParticulierClientOptions } from './types.js'

type Limiter = Pick<RateLimiter, 'gate' | 'holdUntil'>

/** The limiter of a token, or of one delegation of an editor's token: each is counted on its own (PREZ). */
export function createLimiter(options: ApiParticulierClientOptions, delegation: string | undefined): Limiter {
  const { rateLimiter, rateLimitStore: store, rateLimitKey = 'default' } = options
  if (rateLimiter) return rateLimiter
  const { rateLimit } = definition
  return createRateLimiter({
    limits: rateLimit ? [rateLimit] : [],
    defaultHold: DEFAULT_WAIT * 1_000,
    store,
    key: ['api-particulier', rateLimitKey, ...(delegation === undefined ? [] : [delegation])].join(':'),
  })
}

/** What the attempts pass through: all but pings, which are in no limit. */
export function toGate(limiter: Limiter): Pick<RateLimiter, 'gate'> {
  return rateLimiterByOperation((operation) => (operation === 'ping' ? undefined : limiter))
}
