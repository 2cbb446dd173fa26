import type { Database } from '../database/database.js'
import type { Lookup } from '../encryption/lookup-key.js'

export interface RateLimiter {
  /**
   * Counts one action of `key`.
   * @returns 0 when it may pass, otherwise the milliseconds to wait, at most the window; a refused action is not counted. No promise where
   *   no database is asked.
   */
  take(key: string): number | Promise<number>
}

export interface RateLimiterOptions {
  database: Database
  lookup: Lookup
  /** Name of the action: limits of different names are independent. */
  name: string
  /** Actions in any stretch as long as the window, by all processes of the hub together. */
  limit: number
  /** Minutes. Default 1. */
  windowMinutes?: number | undefined
  /** Milliseconds of a monotonic clock. Default `performance.now`. */
  elapsed?: (() => number) | undefined
}
