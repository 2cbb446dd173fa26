// The job notify-approvals: promotions, then what is due, newest first, then cancelled ones in what is left of the batch.
import { and, desc, eq, inArray, isNotNull, sql } from 'drizzle-orm'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Database } from '../../platform/database/database.js'
import { isClaimableNow, startAgain } from '../../platform/jobs/attempt-rows.js'
import { todayInFrance } from './approval-dates.js'
import { notifyApproval, type NotifyOptions, type Verdict } from './notify-approval.js'
import { SENDABLE } from './notification.js'
import { hasPerson, isPromotable } from './promotable.js'
import { approvals, jobSeekers } from './tables.js'

export interface NotifyPassOptions extends NotifyOptions {
  /** PASS told in one pass. Default 140. */
  batch?: number | undefined
  /** Milliseconds between two. Default 1 000. */
  delay?: number | undefined
  /** Those that failed before come first. Default false: newest start first. */
  retriesFirst?: boolean | undefined
  onVerdict?: ((verdict: Verdict) => void) | undefined
  /** Waits between two; for tests with a clock of their own. */
  wait?: ((milliseconds: number, signal: AbortSignal) => Promise<unknown>) | undefined
}

export type NotifyCounts = Record<Verdict | 'recovered' | 'promoted', number>

const DEFAULT_NOTIFY_BATCH = 140
const DEFAULT_NOTIFY_DELAY = 1_000

/** One pass. Ends early when the configuration is wrong, and when France Travail asks to be left alone. */
export async function notifyApprovals(options: NotifyPassOptions, stop: AbortSignal): Promise<NotifyCounts> {
  const {
    database,
    logger,
    now,
    batch = DEFAULT_NOTIFY_BATCH,
    delay = DEFAULT_NOTIFY_DELAY,
    onVerdict,
    wait = rest,
  } = options
  const today = todayInFrance(now())
  const counts: NotifyCounts = {
    ...(await promoteAll(database, today)),
    accepted: 0,
    refused: 0,
    not_sendable: 0,
    should_retry: 0,
    changed: 0,
    untouched: 0,
  }
  const ended = new Map<string, number>()
  let taken = 0
  for (const isCancelled of [false, true]) {
    const ids = await findDue(database, {
      isCancelled,
      limit: batch - taken,
      retriesFirst: options.retriesFirst ?? false,
    })
    taken += ids.length
    for (const id of ids) {
      if (stop.aborted) return counts
      const notified = await notifyApproval(options, id, stop)
      if (notified === undefined) continue
      const { verdict, exitCode, failure } = notified
      counts[verdict] += 1
      onVerdict?.(verdict)
      const key = `${verdict} ${exitCode ?? failure?.code ?? ''}`
      ended.set(key, (ended.get(key) ?? 0) + 1)
      if (failure?.run === 'stop') {
        logger.error?.('France Travail refuses the application: nothing is sent', { code: failure.code })
        return counts
      }
      if (failure?.run === 'wait') {
        logger.warn?.('France Travail limits its calls: the pass ends', { wait: failure.retryAfter })
        return counts
      }
      await wait(delay, stop).catch(() => {})
    }
  }
  warnOfUniform(options, ended, batch)
  return counts
}

/** A whole batch that fails alike is not the fault of its records. */
function warnOfUniform({ logger }: NotifyPassOptions, ended: ReadonlyMap<string, number>, batch: number): void {
  for (const [key, count] of ended) {
    const [verdict, code] = key.split(' ')
    if (count === batch && (verdict === 'refused' || verdict === 'should_retry'))
      logger.error?.('every PASS of a whole pass ended alike: look at France Travail', { verdict, code, count })
  }
}

/** T10 and T2. */
async function promoteAll(database: Database, today: string): Promise<{ recovered: number; promoted: number }> {
  const { status, endpoint, isCancelled } = approvals
  const ready = { status: 'notification_ready' as const, ...startAgain() }
  return database.transaction(async (transaction) => {
    const recovered = await transaction
      .update(approvals)
      .set({ status: 'notification_pending', ...startAgain() })
      .where(
        and(
          eq(status, 'notification_error'),
          eq(endpoint, 'rech_individu'),
          eq(isCancelled, false),
          hasPerson(transaction, isNotNull(jobSeekers.idNational)),
        ),
      )
      .returning({ id: approvals.id })
    const promoted = await transaction
      .update(approvals)
      .set(ready)
      .where(isPromotable(transaction, today))
      .returning({ id: approvals.id })
    return { recovered: recovered.length, promoted: promoted.length }
  })
}

function findDue(
  database: Database,
  { isCancelled, limit, retriesFirst }: { isCancelled: boolean; limit: number; retriesFirst: boolean },
): Promise<string[]> {
  if (limit <= 0) return Promise.resolve([])
  const { id, status, startAt } = approvals
  const isRetry = sql`(${status} = 'notification_should_retry')`
  return database.run(async (connection) => {
    const rows = await connection
      .select({ id })
      .from(approvals)
      .where(and(inArray(status, [...SENDABLE]), eq(approvals.isCancelled, isCancelled), isClaimableNow(approvals, 0)))
      .orderBy(...(retriesFirst ? [desc(isRetry)] : []), desc(startAt), id)
      .limit(limit)
    return rows.map((row) => row.id)
  })
}

function rest(milliseconds: number, signal: AbortSignal): Promise<unknown> {
  return sleep(milliseconds, undefined, { signal })
}
