// The state of one number's synchronization, and the three things that happen to it. Pure: the clock is given, in epoch
// milliseconds, and it is the database's, so that processes agree on it.
import { nextAttemptAfter } from './retry-schedule.js'
import { LEASE, SETTLING } from './timing.js'

export interface Synchronization {
  /** Raised by each change of what ANTS should hold. */
  wantedVersion: number
  /** What was wanted when ANTS was last brought up to date. */
  doneVersion: number
  status: SynchronizationStatus
  /** Who is at it, and until when it has the number to itself. */
  leaseOwner: string | null
  leaseUntil: number | null
  /** Failed attempts in a row. */
  attempts: number
  nextAttemptAt: number
  /** A code, never a message. */
  lastError: string | null
  firstFailedAt: number | null
  /** Until when a request of ours may still be carried out; null when every one of them is certainly over. */
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
 * - `confirming`: ANTS was told; a later look will settle it
 * - `changed`: something else is wanted meanwhile: once more, now
 * - `retry`, `exhausted`: it failed, and will be tried again, or not
 * - `lost`: it took longer than its lease and may have crossed the work of another; the next attempt repairs what came of that
 */
export type Verdict = 'settled' | 'confirming' | 'changed' | 'retry' | 'exhausted' | 'lost'

export interface Judgement {
  synchronization: Synchronization
  verdict: Verdict
}

/** Takes the number for `owner`; undefined when there is nothing to do, not yet, or somebody is at it. */
export function beginAttempt(
  synchronization: Synchronization,
  owner: string,
  now: number,
): { synchronization: Synchronization; attempt: Attempt } | undefined {
  const { status, nextAttemptAt, leaseUntil, wantedVersion, unsettledUntil } = synchronization
  if (status !== 'due' || nextAttemptAt > now || (leaseUntil !== null && leaseUntil > now)) return undefined
  return {
    attempt: { owner, version: wantedVersion, startedAt: now, unsettledUntil },
    synchronization: {
      ...synchronization,
      leaseOwner: owner,
      leaseUntil: now + LEASE,
      // Written before the first request: a process that dies leaves word that one may be on its way.
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
  // A look at ANTS settles what was on its way before the look, and nothing of what it then did.
  const stillOpen = attempt.unsettledUntil !== null && attempt.unsettledUntil > attempt.startedAt
  const unsettledUntil = wrote
    ? later(attempt.unsettledUntil, now + SETTLING)
    : stillOpen
      ? attempt.unsettledUntil
      : null
  if (synchronization.wantedVersion !== attempt.version) {
    return { synchronization: { ...released, unsettledUntil, nextAttemptAt: now }, verdict: 'changed' }
  }
  if (unsettledUntil === null) {
    return { synchronization: { ...released, unsettledUntil, status: 'idle' }, verdict: 'settled' }
  }
  return { synchronization: { ...released, unsettledUntil, nextAttemptAt: unsettledUntil }, verdict: 'confirming' }
}

/** The attempt ended by an error, after which ANTS may hold anything between what it held and what was wanted. */
export function failAttempt(
  synchronization: Synchronization,
  attempt: Attempt,
  { code, retryAfter, now, random }: { code: string; retryAfter?: number | undefined; now: number; random: number },
): Judgement {
  if (synchronization.leaseOwner !== attempt.owner) return lose(synchronization, now)
  const attempts = synchronization.attempts + 1
  const firstFailedAt = synchronization.firstFailedAt ?? now
  const failed = { ...synchronization, ...NO_LEASE, attempts, firstFailedAt, lastError: code }
  const nextAttemptAt = nextAttemptAfter({ attempts, firstFailedAt, now, retryAfter, random })
  return nextAttemptAt === undefined
    ? { synchronization: { ...failed, status: 'failed' }, verdict: 'exhausted' }
    : { synchronization: { ...failed, nextAttemptAt }, verdict: 'retry' }
}

/** What a change of what is wanted, or an operator, does: everything begins anew, except what may still be on its way. */
export function request(synchronization: Synchronization, now: number): Synchronization {
  const wantedVersion = synchronization.wantedVersion + 1
  return { ...synchronization, ...NO_FAILURE, wantedVersion, status: 'due', nextAttemptAt: now }
}

/** What a late worker's requests did is unknown, and they are over now: whoever looks next, looks once more after a while. */
function lose(synchronization: Synchronization, now: number): Judgement {
  const unsettledUntil = later(synchronization.unsettledUntil, now + SETTLING)
  return { synchronization: { ...request(synchronization, now), unsettledUntil }, verdict: 'lost' }
}

const NO_LEASE = { leaseOwner: null, leaseUntil: null }
const NO_FAILURE = { attempts: 0, firstFailedAt: null, lastError: null }

function later(one: number | null, other: number): number {
  return Math.max(one ?? other, other)
}
