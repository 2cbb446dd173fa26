import { asc, gt, inArray, type SQL, sql } from 'drizzle-orm'
import type { Connection, Database } from '../../../platform/database/database.js'
import type { MeetingPoint } from '../agenda/schema.js'
import { meetingPoints } from '../tables.js'
import { heldTexts } from './changes.js'
import { parseOccupancy } from './occupancy.js'
import { type CachedMeetingPoint, createCachedMeetingPoint } from './cached-meeting-point.js'
import { runInSlices } from '../../../platform/process/time-slicing.js'
import { LENGTHY } from '../../../platform/database/time-limits.js'

/** Meeting points read at a time. */
const BATCH = 100

/** Called for a meeting point with an unreadable document or appointment: it has no slots until its rows are corrected. */
export type OnUnreadable = (meetingPointId: string, error: unknown) => void

/**
 * Reads every meeting point.
 * @param from first day of the appointments to know of, `YYYY-MM-DD`: those before are over
 */
export async function loadAllMeetingPoints(
  database: Database,
  from: string,
  onUnreadable: OnUnreadable,
): Promise<Map<string, CachedMeetingPoint>> {
  const places = new Map<string, CachedMeetingPoint>()
  for (let after = ''; ; ) {
    const rows = await load(database, gt(meetingPoints.id, after), from)
    await runInSlices(addMeetingPoints(places, rows, onUnreadable))
    const last = rows.at(-1)
    if (rows.length < BATCH || last === undefined) return places
    after = last.id
  }
}

/** Reads some meeting points; deleted ones are not in the result. */
export async function loadMeetingPoints(
  database: Database,
  ids: readonly string[],
  from: string,
  onUnreadable: OnUnreadable,
): Promise<Map<string, CachedMeetingPoint>> {
  const places = new Map<string, CachedMeetingPoint>()
  for (let start = 0; start < ids.length; start += BATCH) {
    const rows = await load(database, inArray(meetingPoints.id, ids.slice(start, start + BATCH)), from)
    await runInSlices(addMeetingPoints(places, rows, onUnreadable))
  }
  return places
}

interface Row {
  id: string
  document: MeetingPoint
  held: string
}

/** A pause after each: thousands of appointments at each of a hundred meeting points take longer than others should wait. */
function* addMeetingPoints(
  places: Map<string, CachedMeetingPoint>,
  rows: readonly Row[],
  onUnreadable: OnUnreadable,
): Generator<void, void> {
  for (const { id, document, held } of rows) {
    try {
      places.set(id, createCachedMeetingPoint(document, parseOccupancy(held)))
    } catch (error) {
      onUnreadable(id, error)
    }
    yield
  }
}

function load(database: Database, which: SQL, from: string): Promise<Row[]> {
  return database.run((connection) => selectMeetingPoints(connection, which, from), LENGTHY)
}

function selectMeetingPoints(connection: Connection, which: SQL, from: string) {
  const held = heldTexts(sql`held.meeting_point_id = ${meetingPoints}.id and held.starts_at >= ${from}`)
  return connection
    .select({ id: meetingPoints.id, document: meetingPoints.document, held })
    .from(meetingPoints)
    .where(which)
    .orderBy(asc(meetingPoints.id))
    .limit(BATCH)
}
