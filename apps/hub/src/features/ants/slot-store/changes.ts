// Reads the changes since the last read, by any process or person.
import { type SQL, sql } from 'drizzle-orm'
import type { Connection } from '../../../platform/database/database.js'
import { appointments } from '../appointments/tables.js'
import { slotChanges } from './tables.js'

export interface Changes {
  /**
   * Which transactions this look saw, as PostgreSQL writes a snapshot: those that began before others may commit after them. The
   * next look is for what this one did not see.
   */
  snapshot: string
  /** Whether the database is another one than at the last read, or was reset to an earlier state. */
  isAnother: boolean
  /** Which tables these are: those of the same name that a restore puts in their place are others. */
  tables: string
  /** Epoch seconds by the database's clock. */
  at: number
  changes: readonly Change[]
}

/** In the place of a meeting point's id, which is never empty: a table was truncated, without a list of its rows. */
export const EVERYTHING = ''

export interface Change {
  /** Or `EVERYTHING`. */
  meeting_point_id: string
  day: string | null
  /** Starts and ends of what is booked on the day, one behind the other. */
  held: string
}

/** Seconds that changes are kept: a process that has not read for half of that reads everything anew. */
export const KEPT_FOR = 86_400

/** @param seen the snapshot of an earlier call; without it, only where to begin */
export async function readChanges(connection: Connection, seen?: string): Promise<Changes> {
  const oldest = sql`pg_snapshot_xmin(${seen}::pg_snapshot)`
  // The first condition is for the index, the second is the rule: each change is found once, also one of a long transaction.
  const isNew =
    seen === undefined
      ? sql`false`
      : sql`change.transaction_id >= ${oldest}
    and not pg_visible_in_snapshot(change.transaction_id, ${seen}::pg_snapshot)`
  // Numbers of transactions only go up.
  const isAnother =
    seen === undefined ? sql<boolean>`false` : sql<boolean>`pg_snapshot_xmin(pg_current_snapshot()) < ${oldest}`
  const heldThatDay = heldTexts(
    sql`held.meeting_point_id = change.meeting_point_id and held.starts_at between change.day || 'T00:00' and change.day || 'T23:59'`,
  )
  const change = sql`json_build_object('meeting_point_id', change.meeting_point_id, 'day', change.day, 'held', ${heldThatDay})`
  const [row] = await connection
    .select({
      snapshot: sql<string>`pg_current_snapshot()::text`,
      isAnother,
      tables: sql<string>`concat_ws(' ', to_regclass('meeting_points')::oid, to_regclass('appointments')::oid, to_regclass('slot_changes')::oid)`,
      at: sql<number>`extract(epoch from clock_timestamp())::float8`,
      changes: sql<Change[]>`coalesce(json_agg(${change}) filter (where change.id is not null), '[]')`,
    })
    .from(sql`(values (1)) as one left join ${slotChanges} as change on ${isNew}`)
  if (!row) throw new Error('The database told nothing of its transactions.')
  return row
}

/**
 * Starts and ends of what is booked, in the form that `occupancy.ts` reads.
 * @param which says it of an appointment `held`
 */
export function heldTexts(which: SQL): SQL<string> {
  // Names are written by hand: of several tables in one statement, drizzle names none inside an expression.
  return sql<string>`(select coalesce(string_agg(held.starts_at || held.ends_at, '' order by held.starts_at), '')
    from ${appointments} as held where held.status = 'booked' and ${which})`
}

export async function forgetOldChanges(connection: Connection): Promise<void> {
  await connection.delete(slotChanges).where(sql`${slotChanges.at} < now() - make_interval(secs => ${KEPT_FOR})`)
}
