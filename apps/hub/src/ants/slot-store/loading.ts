import { asc, gt, inArray, type SQL, sql } from 'drizzle-orm'
import type { Connection, Database } from '../../platform/database.js'
import { meetingPoints } from '../tables.js'
import { heldTexts } from './changes.js'
import { readHeld } from './held-desks.js'
import { type Place, placeOf } from './place.js'

/** Places read at a time: what one statement brings is worked through without a pause. */
const BATCH = 100

/**
 * Reads every place.
 * @param from first day of the appointments to know of, `YYYY-MM-DD`: those before are over
 */
export async function loadAllPlaces(database: Database, from: string): Promise<Map<string, Place>> {
  const places = new Map<string, Place>()
  for (let after = ''; ; ) {
    // oxlint-disable-next-line no-await-in-loop -- page after page
    const batch = await load(database, gt(meetingPoints.id, after), from)
    for (const [id, place] of batch) places.set(id, place)
    const last = batch.at(-1)
    if (batch.length < BATCH || last === undefined) return places
    after = last[0]
  }
}

/** Reads some places; those that are no more are not in the result. */
export async function loadPlaces(
  database: Database,
  ids: readonly string[],
  from: string,
): Promise<Map<string, Place>> {
  const places = new Map<string, Place>()
  for (let start = 0; start < ids.length; start += BATCH) {
    // oxlint-disable-next-line no-await-in-loop -- batch after batch
    const batch = await load(database, inArray(meetingPoints.id, ids.slice(start, start + BATCH)), from)
    for (const [id, place] of batch) places.set(id, place)
  }
  return places
}

async function load(database: Database, which: SQL, from: string): Promise<[string, Place][]> {
  const rows = await database.run((connection) => selectPlaces(connection, which, from))
  return rows.map(({ id, document, held }) => [id, placeOf(document, readHeld(held))])
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
