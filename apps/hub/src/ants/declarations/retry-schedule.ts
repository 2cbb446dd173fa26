import { PERSISTENCE } from './timing.js'

const FIRST_DELAY = 5_000
const FACTOR = 3
const LONGEST_DELAY = 30 * 60_000
/** Numbers that failed together do not come back together. */
const SPREAD = 0.2

export interface Failures {
  /** Failed attempts in a row, this one included. */
  attempts: number
  /** Epoch milliseconds, like the other instants. */
  firstFailedAt: number
  now: number
  /** Milliseconds that ANTS asked to be left alone. */
  retryAfter?: number | undefined
  /** From 0 to 1. */
  random: number
}

/** When to try again after a failure: 5 s, 15 s, 45 s, … half an hour at most, for 12 hours; undefined after that. */
export function nextAttemptAfter({
  attempts,
  firstFailedAt,
  now,
  retryAfter = 0,
  random,
}: Failures): number | undefined {
  const delay = Math.min(FIRST_DELAY * FACTOR ** (attempts - 1), LONGEST_DELAY)
  const spread = delay * (1 + SPREAD * (2 * random - 1))
  const at = now + Math.max(spread, retryAfter)
  return at > firstFailedAt + PERSISTENCE ? undefined : at
}
