// A row whose work is attempted until it is done: who holds it, and how often it failed. Pure: instants are epoch milliseconds by the
// clock of the database, so that processes agree on them.
import type { RetrySchedule } from './retry-schedule.js'

/** Which process holds a row, and until when; both null when none does. */
export interface Lease {
  leaseOwner: string | null
  leaseUntil: number | null
}

export interface AttemptState extends Lease {
  /** Failed attempts in a row. */
  attempts: number
  nextAttemptAt: number
  /** A code, never a message. */
  lastError: string | null
  firstFailedAt: number | null
}

export const NO_LEASE = { leaseOwner: null, leaseUntil: null }
export const NO_FAILURE = { attempts: 0, firstFailedAt: null, lastError: null }

/** Whether the next attempt is due and no process holds the row. A lease left by a crash ends by itself. */
export function isClaimable({ nextAttemptAt, leaseUntil }: AttemptState, now: number): boolean {
  return nextAttemptAt <= now && (leaseUntil === null || leaseUntil <= now)
}

export interface AttemptFailure {
  /** What went wrong, in one or two words: neither a message nor a value. */
  code: string
  /** Milliseconds that the other service asked to wait. */
  retryAfter?: number | undefined
  now: number
  /** From 0 to 1. */
  random: number
  /** Earlier failures do not count: this one is the first. */
  isFirst?: boolean | undefined
}

/** Returns the state after a failure, with the lease released. `isExhausted`: the schedule has no further attempt, so `nextAttemptAt` stays. */
export function recordFailure(
  state: AttemptState,
  { code, retryAfter, now, random, isFirst = false }: AttemptFailure,
  schedule: RetrySchedule,
): { state: AttemptState; isExhausted: boolean } {
  const attempts = isFirst ? 1 : state.attempts + 1
  const firstFailedAt = isFirst ? now : (state.firstFailedAt ?? now)
  const next = schedule.nextAttemptAfter({ attempts, firstFailedAt, now, retryAfter, random })
  const nextAttemptAt = next ?? state.nextAttemptAt
  return {
    state: { ...NO_LEASE, attempts, firstFailedAt, lastError: code, nextAttemptAt },
    isExhausted: next === undefined,
  }
}
