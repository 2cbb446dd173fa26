import type { RateLimit } from './switches.js'

/** Counts calls per operation, in periods that begin with the first call of each (Rails `rate_limit`). */
export class RateLimits {
  readonly #periods = new Map<string, { until: number; calls: number }>()

  /** Counts one call and tells whether it is one too many. @param now Epoch milliseconds. */
  exceeds(operation: string, { calls, period }: RateLimit, now: number): boolean {
    const current = this.#periods.get(operation)
    const counted = current && now < current.until ? current : { until: now + period * 1000, calls: 0 }
    counted.calls += 1
    this.#periods.set(operation, counted)
    return counted.calls > calls
  }

  clear(): void {
    this.#periods.clear()
  }
}
