import { asc, gt, inArray, type SQL, sql } from 'drizzle-orm'
import type { Connection, Database } from '../../platform/database.js'
import type { MeetingPoint } from '../agenda/schema.js'
import { meetingPoints } from '../tables.js'
import { heldTexts } from './changes.js'
import { readHeld } from './held-desks.js'
import { type Place, placeOf } from './place.js'
import { inStretches } from '../../platform/stretches.js'

/** Places read at a time. */
const BATCH = 100

/** Told of a place with a document or an appointment that the hub did not write: it has no slots until somebody mends it. */
export type OnUnreadable = (meetingPointId: string, error: unknown) => void

/**
 * Reads every place.
 * @param from first day of the appointments to know of, `YYYY-MM-DD`: those before are over
 */
export async function loadAllPlaces(
  database: Database,
  from: string,
  onUnreadable: OnUnreadable,
): Promise<Map<string, Place>> {
  const places = new Map<string, Place>()
  for (let after = ''; ; ) {
    // oxlint-disable-next-line no-await-in-loop -- page after page
    const rows = await load(database, gt(meetingPoints.id, after), from)
    // oxlint-disable-next-line no-await-in-loop -- page after page
    await inStretches(addPlaces(places, rows, onUnreadable))
    const last = rows.at(-1)
    if (rows.length < BATCH || last === undefined) return places
    after = last.id
  }
}

/** Reads some places; those that are no more are not in the result. */
export async function loadPlaces(
  database: Database,
  ids: readonly string[],
  from: string,
  onUnreadable: OnUnreadable,
): Promise<Map<string, Place>> {
  const places = new Map<string, Place>()
  for (let start = 0; start < ids.length; start += BATCH) {
    // oxlint-disable-next-line no-await-in-loop -- batch after batch
    const rows = await load(database, inArray(meetingPoints.id, ids.slice(start, start + BATCH)), from)
    // oxlint-disable-next-line no-await-in-loop -- batch after batch
    await inStretches(addPlaces(places, rows, onUnreadable))
  }
  return places
}

interface Row {
  id: string
  document: MeetingPoint
  held: string
}

/** A pause after each: thousands of appointments at each of a hundred places take longer than others should wait. */
function* addPlaces(
  places: Map<string, Place>,
  rows: readonly Row[],
  onUnreadable: OnUnreadable,
): Generator<void, void> {
  for (const { id, document, held } of rows) {
    try {
      places.set(id, placeOf(document, readHeld(held)))
    } catch (error) {
      onUnreadable(id, error)
    }
    yield
  }
}

function load(database: Database, which: SQL, from: string): Promise<Row[]> {
  return database.run((connection) => selectPlaces(connection, which, from))
}

function selectPlaces(connection: Connection, which: SQL, from: string) {
  const held = heldTexts(sql`held.meeting_point_id = ${meetingPoints}.id and held.starts_at >= ${from}`)
  return connection
    .select({ id: meetingPoints.id, document: meetingPoints.document, held })
    .from(meetingPoints)
    .where(which)
    .orderBy(asc(meetingPoints.id))
    .limit(BATCH)
}
