// Limits of what costs little and happens often. What costs more than a statement is counted one by one: shared-rate-limiter.ts.
import { createLeasedRateLimiter } from './leased-rate-limiter.js'
import { createMemoryRateLimiter } from './memory-rate-limiter.js'
import type { RateLimiter, RateLimiterOptions } from './rate-limit.js'

/**
 * A limit that holds over all processes on one database. The embedded database belongs to one process, whose memory is enough; on
 * PostgreSQL each process takes permits in blocks, so that most actions cost no statement.
 */
export function createRateLimiter({ elapsed = () => performance.now(), ...options }: RateLimiterOptions): RateLimiter {
  const memory = createMemoryRateLimiter({ ...options, elapsed })
  if (options.database.engine === 'embedded') return memory
  return createLeasedRateLimiter({ ...options, elapsed, memory })
}
