// Lists of changes are read in the order of `updated_at`, page after page, by partners who must miss none. Time alone cannot
// give that: of two transactions, the one with the earlier time may commit last, behind a reader's back.
import { inArray, type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import type { Connection, Database } from '../../platform/database.js'
import { appointments } from './tables.js'

/** Any constant that no other advisory lock of this database has. */
const CLOCK_LOCK = 7_281_965

/**
 * Marks appointments as changed now. Readers of changes wait for the end of a transaction that did so: do it last, when every
 * row that the transaction needs is locked already.
 */
export async function touch(transaction: Connection, appointmentIds: readonly string[]): Promise<void> {
  if (appointmentIds.length === 0) return
  await transaction.execute(sql`select pg_advisory_xact_lock_shared(${CLOCK_LOCK})`)
  await transaction
    .update(appointments)
    .set({ updatedAt: sql`clock_timestamp()` })
    .where(inArray(appointments.id, [...appointmentIds]))
}

/**
 * An instant before which nothing can appear any more: every transaction that took an earlier time has ended. ISO 8601 in UTC,
 * with microseconds.
 */
export async function settledUntil(database: Database): Promise<string> {
  const rows = await database.transaction(async (transaction) => {
    await transaction.execute(sql`select pg_advisory_xact_lock(${CLOCK_LOCK})`)
    return transaction.select({ now: isoText(sql`clock_timestamp()`) }).from(sql`(values (1)) as one`)
  })
  return rows[0]?.now ?? ''
}

/** A `timestamptz` as ISO 8601 in UTC with microseconds: JavaScript's dates would lose what orders two changes. */
export function isoText(instant: SQLWrapper): SQL<string> {
  return sql<string>`to_char(${instant} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`
}
