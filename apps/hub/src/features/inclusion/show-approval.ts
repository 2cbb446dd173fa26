import { and, asc, eq, gt } from 'drizzle-orm'
import type { Database } from '../../platform/database/database.js'
import { todayInFrance } from './approval-dates.js'
import type { Approval } from './approval-store.js'
import { findHindrance, type NotificationStatus, SENDABLE } from './notification.js'
import { approvals, jobSeekers } from './tables.js'

/** A PASS with what decides whether it is sent. */
export interface ShownApproval {
  approval: Approval
  isComplete: boolean
}

/** In the order of their numbers: those that run, or those that were cancelled. */
export async function listApprovals(
  database: Database,
  {
    after,
    limit,
    status,
    isCancelled,
  }: { after: string; limit: number; status?: NotificationStatus | undefined; isCancelled: boolean },
): Promise<ShownApproval[]> {
  const rows = await database.run((connection) =>
    connection
      .select({ approval: approvals, isComplete: jobSeekers.isComplete })
      .from(approvals)
      .leftJoin(jobSeekers, eq(jobSeekers.id, approvals.jobSeekerId))
      .where(
        and(
          eq(approvals.isCancelled, isCancelled),
          gt(approvals.number, after),
          status === undefined ? undefined : eq(approvals.status, status),
        ),
      )
      .orderBy(asc(approvals.number))
      .limit(limit),
  )
  return rows.map(({ approval, isComplete }) => ({
    approval,
    isComplete: (approval.isCancelled ? approval.isSnapshotComplete : isComplete) ?? false,
  }))
}

/** The PASS of a number; undefined when there is none, or it was cancelled. */
export async function findApproval(database: Database, number: string): Promise<ShownApproval | undefined> {
  const [row] = await database.run((connection) =>
    connection
      .select({ approval: approvals, isComplete: jobSeekers.isComplete })
      .from(approvals)
      .leftJoin(jobSeekers, eq(jobSeekers.id, approvals.jobSeekerId))
      .where(and(eq(approvals.number, number), eq(approvals.isCancelled, false))),
  )
  return row && { approval: row.approval, isComplete: row.isComplete ?? false }
}

/** A PASS as partners are shown it. */
export function showApproval({ approval, isComplete }: ShownApproval, now: number) {
  const { status, exitCode, startAt, isCancelled, hasAcceptedApplication } = approval
  const isAwaited = SENDABLE.includes(status)
  return {
    number: approval.number,
    job_seeker_id: approval.jobSeekerId,
    start_at: startAt,
    end_at: approval.grantedEndAt,
    current_end_at: approval.endAt,
    suspensions: [...approval.suspensions],
    accepted_application: hasAcceptedApplication,
    origin_siae_siret: approval.originSiret,
    origin_siae_kind: approval.originSiaeKind,
    origin_sender_kind: approval.originSenderKind,
    origin_prescriber_organization_kind: approval.originPrescriberKind,
    cancelled: isCancelled,
    notification: {
      status,
      time: approval.notifiedAt?.toISOString() ?? null,
      endpoint: approval.endpoint,
      exit_code: exitCode,
      attempts: approval.attempts,
      next_attempt_at: isAwaited ? approval.nextAttemptAt.toISOString() : null,
      not_sent_because: findHindrance({
        status,
        exitCode,
        startAt,
        today: todayInFrance(now),
        isCancelled,
        hasAcceptedApplication,
        isComplete,
      }),
      failed_endpoint: approval.failedEndpoint,
      failed_status: approval.failedStatus,
      needs_review: approval.needsReview,
    },
  }
}
