import type { CallOptions } from '@hub/http'
import type { Refusal } from './errors.js'

export interface BatchOptions extends CallOptions {
  /** Called after each batch. */
  onProgress?: ((progress: BatchProgress) => void) | undefined
  /**
   * What a 429 does, which another program behind the same IP address can cause: `throw` ends with a RateLimitError, `wait` sends the
   * batch again after `retryAfter`, which is safe since nothing was done. Default `throw`.
   */
  onRateLimit?: 'throw' | 'wait' | undefined
}

export interface BatchProgress {
  /** People in the batches answered so far. */
  done: number
  total: number
  queued: number
  refused: number
}

/** One batch, answered: people `from` (included) to `to` (not included) of `users`. */
export type BatchOutcome =
  | { outcome: 'queued'; from: number; to: number }
  /** No person of the batch was queued. The `index` of each refusal is that in your `users`. */
  | { outcome: 'refused'; from: number; to: number; refusals: Refusal[] }

export interface BatchSummary {
  queued: number
  /** People of refused batches, at fault or not: correct those at fault and send all of these again. */
  refused: number
  refusals: Refusal[]
  batches: BatchOutcome[]
}
