export interface MemoryRateLimiterOptions {
  /** Actions in any window, by this process. */
  limit: number
  /** Minutes. Default 1. */
  windowMinutes?: number | undefined
  /** Milliseconds of a monotonic clock. */
  elapsed: () => number
}

export interface MemoryRateLimiter {
  /**
   * Counts one action of `key`.
   * @returns 0 when it may pass, otherwise the milliseconds to wait; a refused action is not counted.
   */
  take(key: string): number
}

interface Ring {
  times: Float64Array
  oldest: number
}

/**
 * An exact sliding window in the memory of one process: the times of the last `limit` accepted actions of each key, in a ring. Exact
 * rather than a fixed window, so that no caller can send twice the limit around a full minute. A key is forgotten after a window of
 * silence.
 */
export function createMemoryRateLimiter({
  limit,
  windowMinutes = 1,
  elapsed,
}: MemoryRateLimiterOptions): MemoryRateLimiter {
  const window = windowMinutes * 60_000
  /** In the order of their last accepted action. */
  const rings = new Map<string, Ring>()

  function forgetSilentKeys(time: number): void {
    for (const [key, { times, oldest }] of rings) {
      const last = times[(oldest + limit - 1) % limit] ?? -Infinity
      if (last + window > time) return
      rings.delete(key)
    }
  }

  return {
    take(key) {
      const time = elapsed()
      forgetSilentKeys(time)
      const ring = rings.get(key) ?? { times: new Float64Array(limit).fill(-Infinity), oldest: 0 }
      const wait = (ring.times[ring.oldest] ?? -Infinity) + window - time
      if (wait > 0) return wait
      ring.times[ring.oldest] = time
      ring.oldest = (ring.oldest + 1) % limit
      rings.delete(key)
      rings.set(key, ring)
      return 0
    },
  }
}
