import { InvalidRequestError } from '../errors/answer-errors.js'
import { MAX_TIMER } from '../max-timer.js'

/** How many calls an API takes in which time: at most `calls` in any `period`, wherever it begins. */
export interface RateLimit {
  /** A whole number, at least 1. */
  calls: number
  /** Milliseconds, 0 to 2 147 483 647; 0 limits nothing. */
  period: number
}

/**
 * Checks one rule.
 *
 * @param field What the rule is called where it was given, for the message.
 * @throws InvalidRequestError naming the number that cannot be used
 */
export function assertRateLimit({ calls, period }: RateLimit, field: string): void {
  if (!Number.isSafeInteger(calls) || calls < 1)
    throw InvalidRequestError.local(`${field}.calls`, 'must be a whole number, at least 1')
  if (!(period >= 0 && period <= MAX_TIMER))
    throw InvalidRequestError.local(`${field}.period`, 'must be a number of milliseconds')
}

/**
 * The same rules with a share of each kept free, at least one call left: what calls in the background may use.
 *
 * @param share 0 to 1
 */
export function withoutReserve(limits: readonly RateLimit[], share: number): RateLimit[] {
  return limits.map(({ calls, period }) => ({ calls: leaveFree(calls, share), period }))
}

/** A number of permits without the share that is kept free, at least 1. */
export function leaveFree(permits: number, share: number): number {
  return permits === Infinity ? Infinity : Math.max(1, Math.floor(permits * (1 - share)))
}
