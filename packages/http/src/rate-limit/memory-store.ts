import { CallLog } from './call-log.js'
import type { RateLimitStore } from './rate-limit-store.js'

interface Counted {
  log: CallLog
  heldUntil: number
}

/**
 * Counts the calls of one process.
 *
 * @param now A monotonic clock in milliseconds. Default `performance.now`.
 */
export function createMemoryRateLimitStore(now: () => number = () => performance.now()): RateLimitStore {
  const byKey = new Map<string, Counted>()

  function get(key: string): Counted {
    const known = byKey.get(key)
    if (known) return known
    const counted = { log: new CallLog(), heldUntil: -Infinity }
    byKey.set(key, counted)
    return counted
  }

  return {
    take(key, { limits, maxDuration, waiting }) {
      const { log, heldUntil } = get(key)
      const instant = now()
      log.advance(instant, Math.max(0, ...limits.map(({ period }) => period)))
      const [next = 0] = log.delays(limits, 1, instant, heldUntil)
      if (next <= 0) return { granted: true, ticket: log.add(instant + maxDuration) }
      return { granted: false, delays: log.delays(limits, waiting, instant, heldUntil) }
    },
    settle(key, ticket, outcome) {
      get(key).log.settle(ticket as number, outcome === 'used' ? now() : undefined)
    },
    hold(key, milliseconds) {
      const counted = get(key)
      counted.heldUntil = Math.max(counted.heldUntil, now() + milliseconds)
    },
  }
}
