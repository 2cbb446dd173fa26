// What operators see and do: which PASS there are, which are stuck and why, and starting one again.
import { asc, desc, eq, inArray, or } from 'drizzle-orm'
import type { Database } from '../../platform/database/database.js'
import type { ListedAttempt } from '../../platform/jobs/attempt-report.js'
import { startAgain } from '../../platform/jobs/attempt-rows.js'
import { isStuck } from '../../platform/jobs/stuck.js'
import { todayInFrance } from './approval-dates.js'
import { type NotificationStatus, SENDABLE } from './notification.js'
import { isPromotable } from './promotable.js'
import { approvals } from './tables.js'

/** One PASS; who it is for is not shown. */
export interface ListedApproval extends ListedAttempt {
  number: string
  is_cancelled: boolean
  status: NotificationStatus
  exit_code: string | null
  start_at: string
  needs_review: boolean
}

/** Newest start first; `stuck`: only those that were refused, fail, or should have been told long ago. */
export function listNotifications(database: Database, { stuck }: { stuck: boolean }): Promise<ListedApproval[]> {
  const { number, isCancelled, status, exitCode, startAt, needsReview } = approvals
  return database.run((connection) => {
    const rule = {
      isGivenUp: eq(status, 'notification_error'),
      // One that no pass has taken up yet has work to do too: perhaps there are no passes.
      isDue: or(inArray(status, [...SENDABLE]), isPromotable(connection, todayInFrance(Date.now()))),
    }
    return connection
      .select({
        number,
        is_cancelled: isCancelled,
        status,
        exit_code: exitCode,
        start_at: startAt,
        needs_review: needsReview,
        attempts: approvals.attempts,
        last_error: approvals.lastError,
        first_failed_at: approvals.firstFailedAt,
        next_attempt_at: approvals.nextAttemptAt,
      })
      .from(approvals)
      .where(stuck ? isStuck(approvals, rule) : undefined)
      .orderBy(desc(startAt), asc(number))
  })
}

/**
 * Starts the notification of a PASS again at once, whatever became of it, the cancelled one of the number too: the next pass takes it up.
 *
 * @returns how many there are
 */
export async function retryApprovals(database: Database, number: string): Promise<number> {
  const started = await database.run((connection) =>
    connection
      .update(approvals)
      .set({ status: 'notification_ready', needsReview: false, ...startAgain() })
      .where(eq(approvals.number, number))
      .returning({ id: approvals.id }),
  )
  return started.length
}
