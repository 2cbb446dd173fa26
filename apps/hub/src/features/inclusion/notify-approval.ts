// One PASS at a time: taken by a lease, told, and what became of it written, unless its dates changed meanwhile.
import { randomUUID } from 'node:crypto'
import { and, eq, inArray, lte, sql } from 'drizzle-orm'
import type { FranceTravailClient } from '@hub/france-travail-client'
import type { Connection, Database } from '../../platform/database/database.js'
import type { Keyring } from '../../platform/encryption/keyring.js'
import { NO_FAILURE, NO_LEASE, recordFailure } from '../../platform/jobs/attempt.js'
import { fromStoredAttempt, readDatabaseClock, toStoredAttempt } from '../../platform/jobs/attempt-rows.js'
import { endLease, takeLease } from '../../platform/jobs/lease-rows.js'
import type { Logger } from '../../platform/process/logging.js'
import { OperatorError } from '../../platform/process/operator-error.js'
import { todayInFrance } from './approval-dates.js'
import { readSubject } from './approval-subject.js'
import { UNREADABLE } from './failure.js'
import type { UpstreamFailure } from './failure.js'
import { applyOutcome, type NotificationOutcome, SENDABLE } from './notification.js'
import { retrySchedule } from './retry-schedule.js'
import { sendApproval } from './send-approval.js'
import { approvals } from './tables.js'

export interface NotifyOptions {
  database: Database
  keyring: Keyring
  franceTravail: Pick<FranceTravailClient, 'searchCertifiedIndividual' | 'updatePassIae'>
  logger: Logger
  /** Epoch milliseconds. */
  now: () => number
  random?: (() => number) | undefined
}

/** How an attempt ended; `changed`: its dates changed meanwhile and it is sent again; `untouched`: as if it had not been taken. */
export type Verdict = 'accepted' | 'refused' | 'not_sendable' | 'should_retry' | 'changed' | 'untouched'

export interface Notified {
  verdict: Verdict
  exitCode: string | null
  failure?: UpstreamFailure | undefined
}

type Approval = typeof approvals.$inferSelect

/** Two calls of 150 s at most, and some time to write. */
const LEASE = 330_000
const LEASE_MARGIN = 15_000

/** @returns undefined when there is nothing to do any more, or another process is at it */
export async function notifyApproval(
  options: NotifyOptions,
  id: string,
  stop: AbortSignal,
): Promise<Notified | undefined> {
  const { database, keyring, franceTravail, now } = options
  const owner = randomUUID()
  const isDue = and(eq(approvals.id, id), inArray(approvals.status, [...SENDABLE]), isTimeCome())
  const approval = await database.transaction(async (transaction) => {
    if (!(await takeLease(transaction, approvals, { where: isDue, owner, duration: LEASE }))) return undefined
    const [row] = await transaction.select().from(approvals).where(eq(approvals.id, id))
    return row
  })
  if (approval === undefined) return undefined
  const begun = now()
  const limit = callsWithin(LEASE - LEASE_MARGIN, stop)
  try {
    const subject = await database.run((connection) => readSubject({ database, keyring }, connection, approval))
    const result = await sendApproval(approval, {
      franceTravail,
      today: todayInFrance(begun),
      signal: limit.signal,
      person: subject?.person,
      isComplete: subject?.isComplete ?? false,
      idNational: subject?.idNational ?? null,
      keepIdentifier: async (found) => (await subject?.keepIdentifier(found, now())) ?? false,
      markSent: () => markSent(database, id, owner),
    })
    if (result.outcome) return await writeOutcome(options, { approval, owner, begun }, result.outcome, result.failure)
    // Nothing left: what is known of the attempt before still holds.
    const values = { isUnanswered: approval.isUnanswered }
    await database.run((connection) => endLease(connection, approvals, { where: eq(approvals.id, id), owner, values }))
    return { verdict: 'untouched', exitCode: null, failure: result.failure }
  } catch (error) {
    // Its key is missing, or it was altered: the others are told all the same.
    if (error instanceof OperatorError) {
      const { code, status, retryAfter } = UNREADABLE
      options.logger.error?.('the person of a PASS cannot be decrypted', { code, number: maskNumber(approval.number) })
      const outcome = { kind: 'recoverable', endpoint: null, status, code, retryAfter } as const
      return await writeOutcome(options, { approval, owner, begun }, outcome, UNREADABLE)
    }
    await database.run((connection) => endLease(connection, approvals, { where: eq(approvals.id, id), owner }))
    throw error
  } finally {
    limit.release()
  }
}

function isTimeCome() {
  return lte(approvals.nextAttemptAt, sql`clock_timestamp()`)
}

/** @returns false when the lease was lost: another process may be at it */
async function markSent(database: Database, id: string, owner: string): Promise<boolean> {
  const marked = await database.run((connection) =>
    connection
      .update(approvals)
      .set({ isUnanswered: true })
      .where(and(eq(approvals.id, id), eq(approvals.leaseOwner, owner)))
      .returning({ id: approvals.id }),
  )
  return marked.length > 0
}

interface Attempt {
  approval: Approval
  owner: string
  begun: number
}

/** Writes the outcome, unless the dates changed: the PASS then stays as that change left it, so that the new dates are sent. */
async function writeOutcome(
  { database, logger, random = Math.random }: NotifyOptions,
  { approval, owner, begun }: Attempt,
  outcome: NotificationOutcome,
  failure: UpstreamFailure | undefined,
): Promise<Notified> {
  const { id, datesVersion, isUnanswered: wasUnanswered } = approval
  const { status, time, endpoint, exitCode: code } = applyOutcome(outcome, begun)
  // PostgreSQL has no NUL character: whatever is answered can be written down.
  const exitCode = code?.replaceAll('\0', '\uFFFD') ?? null
  const isOurs = and(eq(approvals.id, id), eq(approvals.leaseOwner, owner))
  const isAnswered = outcome.kind === 'accepted' || (outcome.kind === 'refused' && outcome.endpoint === 'maj_pass')
  const isLost = wasUnanswered || (failure?.mayHaveBeenApplied ?? false)
  // A check that stops it before any call says nothing of the update before.
  const isUnanswered = !isAnswered && isLost
  const kept = await database.transaction(async (transaction) => {
    const [row] = await transaction.select().from(approvals).where(isOurs).for('update')
    if (row === undefined) return false
    const isCurrent = row.datesVersion === datesVersion
    const attempt = await nextAttempt(transaction, row, outcome, random())
    await transaction
      .update(approvals)
      .set({
        ...(isCurrent
          ? { status, notifiedAt: time === null ? null : new Date(time), endpoint, exitCode, ...attempt }
          : { ...NO_LEASE }),
        isUnanswered,
        failedEndpoint: outcome.kind === 'recoverable' ? outcome.endpoint : null,
        failedStatus: outcome.kind === 'recoverable' ? outcome.status : null,
        ...(wasUnanswered && endpoint === 'maj_pass' && exitCode === 'S015' && { needsReview: true }),
        ...(outcome.kind === 'accepted' && { needsReview: false }),
      })
      .where(isOurs)
    return isCurrent
  })
  if (!kept) return { verdict: 'changed', exitCode: null, failure }
  const verdict = toVerdict(outcome)
  if (verdict === 'refused')
    logger.error?.('PASS IAE refused', { code: exitCode, endpoint, number: maskNumber(approval.number) })
  return { verdict, exitCode, failure }
}

async function nextAttempt(transaction: Connection, row: Approval, outcome: NotificationOutcome, random: number) {
  if (outcome.kind !== 'recoverable') return { ...NO_LEASE, ...NO_FAILURE }
  const now = await readDatabaseClock(transaction)
  const { code, retryAfter } = outcome
  const failed = { code, now, random, retryAfter: retryAfter ?? undefined }
  return toStoredAttempt(recordFailure(fromStoredAttempt(row), failed, retrySchedule).state)
}

function toVerdict({ kind }: NotificationOutcome): Verdict {
  if (kind === 'accepted' || kind === 'refused') return kind
  if (kind === 'recoverable') return 'should_retry'
  return kind === 'invalid_siae_kind' || kind === 'invalid_prescriber_kind' ? 'refused' : 'not_sendable'
}

/** The last two characters, for logs. */
function maskNumber(number: string): string {
  return `${'*'.repeat(Math.max(0, number.length - 2))}${number.slice(-2)}`
}

/** A signal that ends with the lease, or with the process. Its listener is taken off again: `AbortSignal.any` would leave something behind. */
export function callsWithin(milliseconds: number, stop: AbortSignal): { signal: AbortSignal; release: () => void } {
  const controller = new AbortController()
  const end = (): void => controller.abort()
  const timer = setTimeout(end, milliseconds).unref()
  stop.addEventListener('abort', end, { once: true })
  if (stop.aborted) end()
  return {
    signal: controller.signal,
    release() {
      clearTimeout(timer)
      stop.removeEventListener('abort', end)
    },
  }
}
