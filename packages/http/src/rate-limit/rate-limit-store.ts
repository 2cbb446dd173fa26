import type { RateLimit } from './rate-limit.js'

/** Names one counted call, until it is settled. */
export type RateLimitTicket = string | number

/** What a rate limiter asks a store for. */
export interface TakeRequest {
  /** The rules that must all have room. The calls of a key are counted together, also when two requests name different rules. */
  limits: readonly RateLimit[]
  /** Milliseconds after which a call that was not settled counts as over: its process may have ended. */
  maxDuration: number
  /** How many calls wait here, this one included: no more `delays` than that are of use. At least 1. */
  waiting: number
}

export type TakeResult =
  /** The call was counted: `ticket` settles it. */
  | { granted: true; ticket: RateLimitTicket }
  /**
   * Nothing was counted. `delays[n]`: milliseconds until the call at position n of the queue may have a permit, never more than it will be. One
   * is enough, the first, above 0: it is when to ask again.
   */
  | { granted: false; delays: readonly number[] }

/**
 * Where calls are counted; share one between processes, and they share one limit.
 *
 * A call counts from `take` until `period` after it is over, that is after `settle`, or `maxDuration` after `take` where no settle came.
 * From its end because the server counted it before it answered: its period is over when ours is, however slow the way there was.
 * Time is the store's own: only durations go in and out, so that the clocks of processes need not agree.
 *
 * In a database: one row per call with the instant at which it counts as over (at `take`: now + maxDuration), `take` under a lock per key.
 */
export interface RateLimitStore {
  /** Counts one call when every rule has room and no hold lasts, atomically: no two callers get the last permit. */
  take(key: string, request: TakeRequest): TakeResult | Promise<TakeResult>
  /** The call is over; `unused`: it was never sent, and counts no more. A ticket that is not known is ignored. */
  settle(key: string, ticket: RateLimitTicket, outcome: 'used' | 'unused'): void | Promise<void>
  /** Grants nothing for so many milliseconds; a longer hold that lasts is not shortened. */
  hold(key: string, milliseconds: number): void | Promise<void>
}
