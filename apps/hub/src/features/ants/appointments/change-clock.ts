// Lists of changes are read in the order of `updated_at`, page after page, by partners who must miss none. Time alone cannot
// give that: of two transactions, the one with the earlier time may commit last, behind a reader's back.
import { inArray, type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import type { Connection, Database } from '../../../platform/database/database.js'
import { appointments } from './tables.js'

/** Any constant that no other pair of numbers has as its first, among the advisory locks of this database. */
const CLOCK_LOCK = 7_281_965

/** Hundredths of a second, cut to what the second number of a lock can hold: they come again after 497 days. */
const TICK = sql`(floor(extract(epoch from clock_timestamp()) * 100)::bigint % 4294967296)`

/**
 * Marks appointments as changed now. Readers of changes wait for the end of a transaction that did so, without standing in its way
 * nor in that of others: it shows them, as a lock that nothing ever waits for, a moment before the time that it takes. Do it last,
 * when every row that the transaction needs is locked already.
 */
export async function markChanged(transaction: Connection, appointmentIds: readonly string[]): Promise<void> {
  if (appointmentIds.length === 0) return
  await transaction.execute(sql`select pg_advisory_xact_lock_shared(${CLOCK_LOCK}, (${TICK} - 2147483648)::int)`)
  await transaction
    .update(appointments)
    .set({ updatedAt: sql`clock_timestamp()` })
    .where(inArray(appointments.id, [...appointmentIds]))
}

/**
 * An instant before which no change can appear later: every transaction that took an earlier time has ended. ISO 8601 in UTC,
 * with microseconds. Never waits: while a transaction hangs, changes are listed up to its own.
 */
export async function readSafeWatermark(database: Database): Promise<string> {
  // The time first: a transaction with an earlier time already shows its lock when locks are read.
  const rows = await database.run((connection) =>
    connection
      .select({
        now: isoText(
          sql`(clock.now - (case when oldest.age is null then 0 else greatest(oldest.age, 0) + 1 end) * interval '10 milliseconds')`,
        ),
      })
      .from(
        sql`(select clock_timestamp() as now, ${TICK} as tick offset 0) as clock, lateral (
          select max((clock.tick - objid::bigint + 4294967296) % 4294967296 - 2147483648) as age from pg_locks
          where locktype = 'advisory' and classid = ${CLOCK_LOCK} and objsubid = 2 and granted
            and database = (select oid from pg_database where datname = current_database())
        ) as oldest`,
      ),
  )
  return rows[0]?.now ?? ''
}

/** A `timestamptz` as ISO 8601 in UTC with microseconds: JavaScript's dates would lose what orders two changes. */
export function isoText(instant: SQLWrapper): SQL<string> {
  return sql<string>`to_char(${instant} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`
}
