import { createRateLimiter, type RateLimiter, rateLimiterByOperation } from '@hub/http'
import { findApi } from './operations.js'
import type { EnedisClientOptions } from './types.js'

const SECOND = 1_000
const HOUR = 3_600_000
/** What Enedis answers an application, each API of 2026 by itself. */
const DEFAULT_CALLS_PER_SECOND = 5
const DEFAULT_CALLS_PER_HOUR = 1_000
const DEFAULT_CALLS_PER_HOUR_V5 = 10_000
/** The share of every quota that a history leaves to other calls: one call of five. */
const RESERVE = 0.2

/** A limiter for each API; undefined when the caller keeps the quotas in another way. */
export function createQuotas({
  quotas,
  rateLimitStore: store,
  clientId = '',
}: EnedisClientOptions): Pick<RateLimiter, 'gate'> | undefined {
  if (quotas === false) return undefined
  const limiters = new Map<string, RateLimiter>()
  return rateLimiterByOperation((operation) => {
    const api = findApi(operation)
    if (api === undefined) return undefined
    const known = limiters.get(api)
    if (known) return known
    const perHour = api === 'v5' ? DEFAULT_CALLS_PER_HOUR_V5 : DEFAULT_CALLS_PER_HOUR
    const created = createRateLimiter({
      limits: [
        { calls: quotas?.callsPerSecond ?? DEFAULT_CALLS_PER_SECOND, period: SECOND },
        { calls: quotas?.callsPerHour ?? perHour, period: HOUR },
      ],
      reserve: RESERVE,
      defaultHold: SECOND,
      store,
      key: `enedis ${clientId} ${api}`,
    })
    limiters.set(api, created)
    return created
  })
}
