import { asc, gt, inArray, type SQL, sql } from 'drizzle-orm'
import type { Connection, Database } from '../../../platform/database/database.js'
import { LENGTHY } from '../../../platform/database/time-limits.js'
import { createYieldWhenDue } from '../../../platform/process/time-slicing.js'
import { meetingPoints } from '../tables.js'
import { type CachedMeetingPoint, createCachedMeetingPoint } from './cached-meeting-point.js'
import { heldTexts } from './changes.js'
import { parseOccupancy } from './occupancy.js'

/** Meeting points read at a time. */
const BATCH = 100

/** Called for a meeting point with an unreadable document or appointment: it has no slots until its rows are corrected. */
export type OnUnreadable = (meetingPointId: string, error: unknown) => void

/**
 * Reads meeting points; deleted ones are not in the result.
 * @param ids undefined for all
 * @param from first day of the appointments to know of, `YYYY-MM-DD`: those before are over
 */
export async function loadMeetingPoints(
  database: Database,
  ids: readonly string[] | undefined,
  from: string,
  onUnreadable: OnUnreadable,
): Promise<Map<string, CachedMeetingPoint>> {
  const places = new Map<string, CachedMeetingPoint>()
  const yieldWhenDue = createYieldWhenDue()
  for (let begun = 0, after = ''; begun < (ids?.length ?? Infinity); begun += BATCH) {
    const which = ids ? inArray(meetingPoints.id, ids.slice(begun, begun + BATCH)) : gt(meetingPoints.id, after)
    const rows = await database.run((connection) => selectRows(connection, which, from), LENGTHY)
    for (const { id, document, held } of rows) {
      try {
        places.set(id, createCachedMeetingPoint(document, parseOccupancy(held)))
      } catch (error) {
        onUnreadable(id, error)
      }
      // Thousands of appointments at each of a hundred meeting points take longer than others should wait.
      await yieldWhenDue()
      after = id
    }
    if (!ids && rows.length < BATCH) break
  }
  return places
}

function selectRows(connection: Connection, which: SQL, from: string) {
  const held = heldTexts(sql`held.meeting_point_id = ${meetingPoints}.id and held.starts_at >= ${from}`)
  const columns = { id: meetingPoints.id, document: meetingPoints.document, held }
  return connection.select(columns).from(meetingPoints).where(which).orderBy(asc(meetingPoints.id)).limit(BATCH)
}
