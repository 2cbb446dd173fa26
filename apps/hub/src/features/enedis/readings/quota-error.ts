import { GatewayError } from '../gateway-error.js'
import type { Counter, Usage } from './quotas.js'

const WORDS: Readonly<Record<Counter, string>> = {
  upstream: 'calls of Enedis',
  cached: 'requests answered by the cache',
}

/** The account's own quota of the day: tells what was asked for, and what is left. */
export function quotaExhausted(
  { used, limit, resetAt }: Usage,
  counter: Counter,
  cost: number,
  now: number,
): GatewayError {
  const remaining = Math.max(0, limit - used)
  return new GatewayError({
    status: 429,
    error: 'quota_exceeded',
    description: `This request costs ${cost} ${WORDS[counter]}; ${remaining} of ${limit} are left until midnight UTC.`,
    kind: 'quota_exceeded',
    headers: {
      'retry-after': String(Math.max(1, Math.ceil((resetAt - now) / 1_000))),
      ...rateHeaders({ used, limit, resetAt }),
    },
    extensions: { cost, remaining, limit },
  })
}

export function rateHeaders({ used, limit, resetAt }: Usage): Record<string, string> {
  return {
    'x-ratelimit-limit': String(limit),
    'x-ratelimit-remaining': String(Math.max(0, limit - used)),
    'x-ratelimit-reset': String(Math.ceil(resetAt / 1_000)),
  }
}
