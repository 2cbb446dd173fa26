// What changed since this process last looked, whoever changed it.
import { type SQL, sql } from 'drizzle-orm'
import type { Connection } from '../../platform/database.js'
import { appointments } from '../appointments/tables.js'
import { slotChanges } from './tables.js'

export interface Changes {
  /**
   * The number of the oldest transaction that was not over: what those from here on change is still to come, and may come in any
   * order. It is where the next look begins.
   */
  since: string
  /** Epoch seconds by the database's clock. */
  at: number
  changes: readonly Change[]
}

export interface Change {
  id: number
  meeting_point_id: string
  day: string | null
  /** Starts and ends of what is booked on the day, one behind the other. */
  held: string
}

/** Changes are kept this long, in seconds: whoever did not look for half of it reads everything anew. */
export const KEPT_FOR = 86_400

/** @param since from an earlier call; without it, only where to begin */
export async function readChanges(connection: Connection, since?: string): Promise<Changes> {
  const isNew = since === undefined ? sql`false` : sql`change.transaction_id >= ${since}::xid8`
  const heldThatDay = heldTexts(
    sql`held.meeting_point_id = change.meeting_point_id and held.starts_at between change.day || 'T00:00' and change.day || 'T23:59'`,
  )
  const change = sql`json_build_object('id', change.id, 'meeting_point_id', change.meeting_point_id, 'day', change.day, 'held', ${heldThatDay})`
  const [row] = await connection
    .select({
      since: sql<string>`pg_snapshot_xmin(pg_current_snapshot())::text`,
      at: sql<number>`extract(epoch from clock_timestamp())::float8`,
      changes: sql<Change[]>`coalesce(json_agg(${change}) filter (where change.id is not null), '[]')`,
    })
    .from(sql`(values (1)) as one left join ${slotChanges} as change on ${isNew}`)
  if (!row) throw new Error('The database told nothing of its transactions.')
  return row
}

/**
 * Starts and ends of what is booked, in the form that `held-desks.ts` reads.
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
