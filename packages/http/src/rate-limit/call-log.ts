import type { RateLimit } from './rate-limit.js'

/** The calls of one key: those in flight, and when the others ended. Times are milliseconds of one monotonic clock. */
export class CallLog {
  /** When calls ended, oldest first. */
  readonly #ends: number[] = []
  /** Until when each call in flight may last. */
  readonly #inFlight = new Map<number, number>()
  #lastTicket = 0

  /** How many calls are remembered. */
  get size(): number {
    return this.#ends.length + this.#inFlight.size
  }

  /** Counts a call that lasts until `end`, if it is not settled before. */
  add(end: number): number {
    this.#lastTicket += 1
    this.#inFlight.set(this.#lastTicket, end)
    return this.#lastTicket
  }

  /** @param now undefined: the call was never sent and counts no more */
  settle(ticket: number, now: number | undefined): void {
    if (this.#inFlight.delete(ticket) && now !== undefined) this.#insertEnd(now)
  }

  /** Deletes what no rule counts, and ends calls that were not settled in time. */
  advance(now: number, longestPeriod: number): void {
    for (const [ticket, end] of this.#inFlight) if (end <= now) this.settle(ticket, end)
    const kept = this.#ends.findIndex((end) => end + longestPeriod > now)
    this.#ends.splice(0, kept === -1 ? this.#ends.length : kept)
  }

  /**
   * Milliseconds until each of the next `count` calls may begin; 0 is now. A call in flight counts as ending now, so that no delay is
   * longer than it will be. `from` is the earliest instant.
   */
  delays(limits: readonly RateLimit[], count: number, now: number, from: number): number[] {
    const starts: number[] = []
    for (let position = 0; position < count; position++) {
      const frees = limits.map(({ calls, period }) => {
        const before = position < calls ? this.#nthLast(calls - position, now) : (starts[position - calls] as number)
        return before + period
      })
      starts.push(Math.max(now, from, starts.at(-1) ?? now, ...frees))
    }
    return starts.map((start) => start - now)
  }

  /** When the nth call, counted from the newest, ended; one in flight ends now. -Infinity when there are not so many. */
  #nthLast(nth: number, now: number): number {
    const nthEnd = nth - this.#inFlight.size
    return nthEnd <= 0 ? now : (this.#ends.at(-nthEnd) ?? -Infinity)
  }

  #insertEnd(end: number): void {
    let index = this.#ends.length
    while (index > 0 && (this.#ends[index - 1] as number) > end) index--
    this.#ends.splice(index, 0, end)
  }
}
