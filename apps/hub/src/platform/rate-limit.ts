/** How many requests a key may make in any 60 seconds, per process of the hub. */
export const REQUESTS_PER_MINUTE = 600
const WINDOW = 60_000

export interface RateLimiter {
  /**
   * Counts one request of `key`.
   * @returns 0 when it may pass, otherwise the milliseconds to wait; a refused request is not counted.
   */
  take(key: string): number
}

interface Ring {
  times: Float64Array
  oldest: number
}

/**
 * An exact sliding window: the times of the last `limit` accepted requests of each key, in a ring. Exact rather than a fixed
 * window, so that no caller can send twice the limit around a full minute. A key is forgotten after a minute of silence.
 */
export function createRateLimiter(limit: number, now: () => number): RateLimiter {
  /** In the order of their last accepted request. */
  const rings = new Map<string, Ring>()

  function forgetSilentKeys(time: number): void {
    for (const [key, { times, oldest }] of rings) {
      const last = times[(oldest + limit - 1) % limit] ?? -Infinity
      if (last + WINDOW > time) return
      rings.delete(key)
    }
  }

  return {
    take(key) {
      const time = now()
      forgetSilentKeys(time)
      const ring = rings.get(key) ?? { times: new Float64Array(limit).fill(-Infinity), oldest: 0 }
      const wait = (ring.times[ring.oldest] ?? -Infinity) + WINDOW - time
      if (wait > 0) return wait
      ring.times[ring.oldest] = time
      ring.oldest = (ring.oldest + 1) % limit
      rings.delete(key)
      rings.set(key, ring)
      return 0
    },
  }
}
