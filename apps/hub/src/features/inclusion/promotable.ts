// Which PASS the next pass makes ready to be told (T2).
import { and, eq, exists, lte, or, type SQL, sql } from 'drizzle-orm'
import type { Connection } from '../../platform/database/database.js'
import { approvals, jobSeekers } from './tables.js'

/** Whether the person of a PASS is such. */
export function hasPerson(connection: Connection, condition: SQL | undefined): SQL {
  return exists(
    connection
      .select({ one: sql`1` })
      .from(jobSeekers)
      .where(and(eq(jobSeekers.id, approvals.jobSeekerId), condition)),
  )
}

/** Pending, begun, with all that France Travail must know; one that was not cancelled needs an accepted application. */
export function isPromotable(connection: Connection, today: string): SQL | undefined {
  const { status, startAt, isCancelled, hasAcceptedApplication, isSnapshotComplete } = approvals
  const isLive = and(
    eq(isCancelled, false),
    eq(hasAcceptedApplication, true),
    hasPerson(connection, eq(jobSeekers.isComplete, true)),
  )
  return and(
    eq(status, 'notification_pending'),
    lte(startAt, today),
    or(isLive, and(eq(isCancelled, true), eq(isSnapshotComplete, true))),
  )
}
