import { and, asc, eq, isNotNull, isNull, lte, or, sql } from 'drizzle-orm'
import type { Database } from '../../platform/database.js'
import type { Verdict } from './synchronization.js'
import { applicationSynchronizations } from './tables.js'

/** Numbers fetched at a time, and synchronized side by side. */
const BATCH = 200
const LANES = 4

/** How many numbers a sweep left in which state. */
export type SweepCounts = Record<Verdict, number>

export interface SweepOptions {
  database: Database
  synchronize: (applicationKey: string) => Promise<Verdict | undefined>
  /** Milliseconds that the wake-up of a number is given to arrive before the sweep does the work itself. */
  patience: number
  /** Ends the sweep after the numbers that are at work. */
  signal: AbortSignal
}

/**
 * Synchronizes every number that is due and that nobody is at: those whose wake-up was lost, whose worker died, whose next attempt
 * has come, or which await a confirming look.
 */
export async function sweep({ database, synchronize, patience, signal }: SweepOptions): Promise<SweepCounts> {
  const counts: SweepCounts = { settled: 0, confirming: 0, changed: 0, retry: 0, exhausted: 0, lost: 0 }
  const seen = new Set<string>()
  for (;;) {
    const due = await dueNumbers(database, patience)
    // A number that comes back at once is left to the next sweep: this one must end.
    const keys = due.filter((key) => !seen.has(key))
    if (keys.length === 0) return counts
    const waiting = keys.values()
    const lane = async (): Promise<void> => {
      for (const key of waiting) {
        if (signal.aborted) return
        seen.add(key)
        const verdict = await synchronize(key)
        if (verdict !== undefined) counts[verdict] += 1
      }
    }
    await Promise.all(Array.from({ length: LANES }, lane))
    if (signal.aborted || due.length < BATCH) return counts
  }
}

function dueNumbers(database: Database, patience: number): Promise<string[]> {
  const { applicationKey, status, nextAttemptAt, leaseUntil } = applicationSynchronizations
  const now = sql`clock_timestamp()`
  return database.run(async (connection) => {
    const rows = await connection
      .select({ applicationKey })
      .from(applicationSynchronizations)
      .where(
        and(
          eq(status, 'due'),
          lte(nextAttemptAt, sql`${now} - ${patience / 1_000} * interval '1 second'`),
          or(isNull(leaseUntil), lte(leaseUntil, now)),
        ),
      )
      .orderBy(asc(nextAttemptAt))
      .limit(BATCH)
    return rows.map((row) => row.applicationKey)
  })
}

/** Frees the numbers of a process that is gone. Only where no other process can be at work: on the embedded engine. */
export async function releaseAll(database: Database): Promise<void> {
  await database.run((connection) =>
    connection
      .update(applicationSynchronizations)
      .set({ leaseOwner: null, leaseUntil: null })
      .where(isNotNull(applicationSynchronizations.leaseOwner)),
  )
}
