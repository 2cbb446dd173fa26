// Erasing people once their last PASS is over for long enough, and with them what France Travail was told.
import { and, eq, inArray, isNotNull, lt, notExists, sql } from 'drizzle-orm'
import type { Database } from '../../platform/database/database.js'
import { LENGTHY } from '../../platform/database/time-limits.js'
import type { Retention } from '../../platform/feature.js'
import { todayInFrance } from './approval-dates.js'
import { approvals, jobSeekers } from './tables.js'

const DAY = 86_400_000
/** Rows erased in one transaction. */
const BATCH = 500

export type RetentionCounts = Readonly<Record<'job_seekers' | 'approvals', number>>

/** Erases PASS so many days after their last day, and people whose PASS are all erased; who never had one stays. */
export async function eraseOld(database: Database, { retentionDays, now }: Retention): Promise<RetentionCounts> {
  const before = todayInFrance(now - retentionDays * DAY)
  const counts = { job_seekers: 0, approvals: 0 }
  for (;;) {
    const erased = await database.transaction(async (transaction) => {
      const old = transaction
        .select({ id: approvals.id })
        .from(approvals)
        .where(lt(sql`greatest(${approvals.endAt}, ${approvals.grantedEndAt})`, before))
        .limit(BATCH)
        .for('update', { skipLocked: true })
      const gone = await transaction
        .delete(approvals)
        .where(inArray(approvals.id, old))
        .returning({ jobSeekerId: approvals.jobSeekerId })
      const people = [...new Set(gone.flatMap(({ jobSeekerId }) => jobSeekerId ?? []))]
      if (people.length === 0) return { approvals: gone.length, job_seekers: 0 }
      const theirs = transaction
        .select({ one: sql`1` })
        .from(approvals)
        .where(and(isNotNull(approvals.jobSeekerId), eq(approvals.jobSeekerId, jobSeekers.id)))
      const erasedPeople = await transaction
        .delete(jobSeekers)
        .where(and(inArray(jobSeekers.id, people), notExists(theirs)))
        .returning({ id: jobSeekers.id })
      return { approvals: gone.length, job_seekers: erasedPeople.length }
    }, LENGTHY)
    counts.approvals += erased.approvals
    counts.job_seekers += erased.job_seekers
    if (erased.approvals < BATCH) return counts
  }
}
