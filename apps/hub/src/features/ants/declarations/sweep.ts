import { and, asc, eq } from 'drizzle-orm'
import type { Database } from '../../../platform/database/database.js'
import { isClaimableNow } from '../../../platform/jobs/attempt-rows.js'
import { sweep } from '../../../platform/jobs/sweep.js'
import type { AttemptOutcome } from './synchronization.js'
import { applicationSynchronizations } from './tables.js'

/** Numbers that a sweep processed, by resulting state. */
export type SweepCounts = Record<AttemptOutcome, number>

export interface NumberSweepOptions {
  database: Database
  synchronize: (applicationKey: string) => Promise<AttemptOutcome | undefined>
  /** Milliseconds that the wake-up of a number is given to arrive before the sweep does the work itself. */
  maxWait: number
  /** Ends the sweep after the numbers that are being worked on. */
  signal: AbortSignal
}

const NO_COUNTS: SweepCounts = {
  settled: 0,
  confirming: 0,
  unconfirmed: 0,
  changed: 0,
  retry: 0,
  exhausted: 0,
  lost: 0,
}

/** Synchronizes every due number that no process holds, including those that await a confirming status call. */
export function sweepNumbers({ database, synchronize, maxWait, signal }: NumberSweepOptions): Promise<SweepCounts> {
  const { applicationKey, status, nextAttemptAt } = applicationSynchronizations
  const findDue = (limit: number) =>
    database.run(async (connection) => {
      const rows = await connection
        .select({ applicationKey })
        .from(applicationSynchronizations)
        .where(and(eq(status, 'due'), isClaimableNow(applicationSynchronizations, maxWait)))
        .orderBy(asc(nextAttemptAt))
        .limit(limit)
      return rows.map((row) => row.applicationKey)
    })
  return sweep({ findDue, work: synchronize, counts: NO_COUNTS, signal })
}
