import type { AttemptGate } from '../lifecycle/attempt-gate.js'

export type Priority = 'normal' | 'background'

/** How one call waits for its turn. */
export interface TurnOptions {
  /** Ends the wait with an AbortedError. */
  signal?: AbortSignal | undefined
  /** Milliseconds to wait for the turn at most; the call is refused as soon as its position in line means a later one. Default: any. */
  timeLeft?: number | undefined
  /** `background` goes behind all `normal` calls, and leaves `reserve` free for them. Default `normal`. */
  priority?: Priority | undefined
  /** What waits, for messages. Default `a call`. */
  name?: string | undefined
}

/** Keeps calls within what an API allows. Calls of one priority go in the order in which they came. */
export interface RateLimiter {
  /**
   * Waits for a turn. Call `release` when the call is over, exactly then: the period of a rule is counted from the end.
   *
   * @throws RateLimitError with `retryAfter` and `attempts: 0`, at once, when the turn would come after `timeLeft`; AbortedError when
   * the signal is aborted; what the store throws, unchanged
   */
  acquire(options?: TurnOptions): Promise<ReleaseTurn>
  /** Runs work in its turn. @throws as `acquire`, before the work has begun, and what the work throws */
  run<Result>(work: () => Promise<Result>, options?: TurnOptions): Promise<Result>
  /**
   * Lets no call begin before an instant, as after a 429: also those that wait already, of every process that shares the store.
   *
   * @param instant Epoch milliseconds; null, when the server did not say: `defaultHold` from now.
   */
  holdUntil(instant: number | null): Promise<void>
  /** What the attempts of a client pass through, when it is given this limiter. */
  readonly gate: AttemptGate
}

export type ReleaseTurn = () => void
