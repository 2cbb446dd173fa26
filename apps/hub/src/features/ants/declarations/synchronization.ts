// The state of one number's synchronization, and the things that happen to it. Pure: the clock is given, in epoch
// milliseconds, and it is the database's, so that processes agree on it.
import { type AttemptState, isClaimable, NO_FAILURE, NO_LEASE, recordFailure } from '../../../platform/jobs/attempt.js'
import { retrySchedule } from './retry-schedule.js'
import { LEASE, SETTLING } from './timing.js'

export interface Synchronization extends AttemptState {
  /** Raised by each change of what ANTS should hold. */
  wantedVersion: number
  /** The `wantedVersion` at the last completed synchronization. */
  doneVersion: number
  status: SynchronizationStatus
  /** Until when ANTS may still execute a request of ours; null when all have certainly ended. */
  unsettledUntil: number | null
}

/** `failed`: attempts are exhausted, and only a change or an operator starts it again. */
export type SynchronizationStatus = 'idle' | 'due' | 'failed'

/** One attempt, from its beginning: what is needed to judge its end. */
export interface Attempt {
  owner: string
  version: number
  startedAt: number
  /** As it was before the attempt. */
  unsettledUntil: number | null
}

/**
 * What became of an attempt:
 * - `settled`: ANTS holds what it should, and no request is on its way that could change that
 * - `confirming`: the declaration was sent; a later status call will confirm it
 * - `unconfirmed`: ANTS hides what it holds of the number, or gives no status for it: it will be looked at again
 * - `changed`: something else is wanted meanwhile: once more, now
 * - `retry`, `exhausted`: it failed, and will be tried again, or not
 * - `lost`: it took longer than its lease and may have crossed the work of another; the next attempt repairs what came of that
 */
export type AttemptOutcome = 'settled' | 'confirming' | 'unconfirmed' | 'changed' | 'retry' | 'exhausted' | 'lost'

export interface Judgement {
  synchronization: Synchronization
  attemptOutcome: AttemptOutcome
}

/** Takes the number for `owner`; undefined when nothing is to be done yet, or another process holds it. */
export function beginAttempt(
  synchronization: Synchronization,
  owner: string,
  now: number,
): { synchronization: Synchronization; attempt: Attempt } | undefined {
  const { status, wantedVersion, unsettledUntil } = synchronization
  if (status !== 'due' || !isClaimable(synchronization, now)) return undefined
  return {
    attempt: { owner, version: wantedVersion, startedAt: now, unsettledUntil },
    synchronization: {
      ...synchronization,
      leaseOwner: owner,
      leaseUntil: now + LEASE,
      // Written before the first request, so that after a crash it is known that one may be running.
      unsettledUntil: later(unsettledUntil, now + LEASE + SETTLING),
    },
  }
}

/** ANTS was brought up to what was wanted when the attempt began; `wrote`: a withdrawal or a declaration was needed. */
export function finishAttempt(
  synchronization: Synchronization,
  attempt: Attempt,
  { wrote, now }: { wrote: boolean; now: number },
): Judgement {
  if (synchronization.leaseOwner !== attempt.owner) return lose(synchronization, now)
  const released = { ...synchronization, ...NO_LEASE, ...NO_FAILURE, doneVersion: attempt.version }
  const unsettledUntil = unsettledAfter(attempt, wrote, now)
  if (synchronization.wantedVersion !== attempt.version) {
    return { synchronization: { ...released, unsettledUntil, nextAttemptAt: now }, attemptOutcome: 'changed' }
  }
  if (unsettledUntil === null) {
    return { synchronization: { ...released, unsettledUntil, status: 'idle' }, attemptOutcome: 'settled' }
  }
  return {
    synchronization: { ...released, unsettledUntil, nextAttemptAt: unsettledUntil },
    attemptOutcome: 'confirming',
  }
}

/** Codes for a number that is retried without being given up: its rows are hidden, or ANTS returns no status for it. */
export const NOT_VALIDATED = 'not_validated'
export const STATUS_MISSING = 'status_missing'
export const UNCONFIRMED_CODES: readonly string[] = [NOT_VALIDATED, STATUS_MISSING]

export interface Postponement {
  code: typeof NOT_VALIDATED | typeof STATUS_MISSING
  /** Whether what ANTS may hold can no longer mislead anyone. */
  isOver: boolean
  /** A withdrawal was sent. */
  wrote: boolean
}

/**
 * The attempt ended without seeing what ANTS holds: the number is not validated, and its rows are hidden. It is tried again,
 * without giving up, until all is over; the states then stay as they are.
 */
export function postponeAttempt(
  synchronization: Synchronization,
  attempt: Attempt,
  { code, isOver, wrote, now, random }: Postponement & { now: number; random: number },
): Judgement {
  if (synchronization.leaseOwner !== attempt.owner) return lose(synchronization, now)
  const unsettledUntil = unsettledAfter(attempt, wrote, now)
  const released = { ...synchronization, ...NO_LEASE, unsettledUntil, doneVersion: attempt.version }
  if (synchronization.wantedVersion !== attempt.version) {
    return { synchronization: { ...released, ...NO_FAILURE, nextAttemptAt: now }, attemptOutcome: 'changed' }
  }
  if (isOver) return { synchronization: { ...released, ...NO_FAILURE, status: 'idle' }, attemptOutcome: 'settled' }
  const attempts = synchronization.attempts + 1
  const firstFailedAt = synchronization.firstFailedAt ?? now
  const nextAttemptAt = now + retrySchedule.delayAfter(attempts, random)
  return {
    synchronization: { ...released, attempts, firstFailedAt, lastError: code, nextAttemptAt },
    attemptOutcome: 'unconfirmed',
  }
}

/** Whether no earlier request could still be carried out when the attempt began. */
export function beganSettled({ unsettledUntil, startedAt }: Attempt): boolean {
  return unsettledUntil === null || unsettledUntil <= startedAt
}

/** A status call settles the requests that were sent before it, and none of those sent afterwards. */
function unsettledAfter(attempt: Attempt, wrote: boolean, now: number): number | null {
  if (wrote) return later(attempt.unsettledUntil, now + SETTLING)
  return beganSettled(attempt) ? null : attempt.unsettledUntil
}

/** The attempt ended by an error, after which ANTS may hold anything between what it held and what was wanted. */
export function failAttempt(
  synchronization: Synchronization,
  attempt: Attempt,
  failure: { code: string; retryAfter?: number | undefined; now: number; random: number },
): Judgement {
  if (synchronization.leaseOwner !== attempt.owner) return lose(synchronization, failure.now)
  // The time during which a number was not validated does not count as a failure of ANTS.
  const isFirst = synchronization.lastError !== null && UNCONFIRMED_CODES.includes(synchronization.lastError)
  const { state, isExhausted } = recordFailure(synchronization, { ...failure, isFirst }, retrySchedule)
  const failed = { ...synchronization, ...state }
  return isExhausted
    ? { synchronization: { ...failed, status: 'failed' }, attemptOutcome: 'exhausted' }
    : { synchronization: failed, attemptOutcome: 'retry' }
}

/** Applied when the wanted declarations change, or by an operator: everything begins anew, except requests that may still be running. */
export function request(synchronization: Synchronization, now: number): Synchronization {
  const wantedVersion = synchronization.wantedVersion + 1
  return { ...synchronization, ...NO_FAILURE, wantedVersion, status: 'due', nextAttemptAt: now }
}

/** The effect of a late worker's requests is unknown, but they have ended: the next attempt makes one more status call after a while. */
function lose(synchronization: Synchronization, now: number): Judgement {
  const unsettledUntil = later(synchronization.unsettledUntil, now + SETTLING)
  return { synchronization: { ...request(synchronization, now), unsettledUntil }, attemptOutcome: 'lost' }
}

function later(one: number | null, other: number): number {
  return Math.max(one ?? other, other)
}
