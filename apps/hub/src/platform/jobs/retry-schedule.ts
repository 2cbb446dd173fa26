export interface RetryScheduleOptions {
  /** Milliseconds to wait after the first failure, like the others. */
  firstDelay: number
  /** What the delay is multiplied by after each further failure. */
  factor: number
  maxDelay: number
  /** Rows that failed together do not come back together: the part by which a wait is longer or shorter, from 0 to 1. */
  spread: number
  /** How long after the first failure a row is still tried. */
  horizon: number
}

export interface Failures {
  /** Failed attempts in a row, this one included. */
  attempts: number
  /** Epoch milliseconds, like the other instants. */
  firstFailedAt: number
  now: number
  /** Milliseconds that the other service asked to wait. */
  retryAfter?: number | undefined
  /** From 0 to 1. */
  random: number
}

export interface RetrySchedule {
  /** When to try again after a failure; undefined when that is beyond the horizon. */
  nextAttemptAfter(failures: Failures): number | undefined
  /** Milliseconds to wait after so many attempts in a row, this one included. */
  delayAfter(attempts: number, random: number): number
}

/** Pure: waits that grow with each failure, up to a longest one, until a horizon. */
export function createRetrySchedule(options: RetryScheduleOptions): RetrySchedule {
  const { firstDelay, factor, maxDelay, spread, horizon } = options

  function delayAfter(attempts: number, random: number): number {
    const delay = Math.min(firstDelay * factor ** (attempts - 1), maxDelay)
    return delay * (1 + spread * (2 * random - 1))
  }

  return {
    delayAfter,
    nextAttemptAfter({ attempts, firstFailedAt, now, retryAfter = 0, random }) {
      const at = now + Math.max(delayAfter(attempts, random), retryAfter)
      return at > firstFailedAt + horizon ? undefined : at
    },
  }
}
