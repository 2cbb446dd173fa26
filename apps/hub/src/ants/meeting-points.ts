// Meeting points in the database: every write is one transaction, all or nothing.
import { asc, eq, gt, inArray, sql } from 'drizzle-orm'
import { lockAgenda } from './agenda-lock.js'
import { type AgendaDiff, diffAgenda } from './agenda/diff.js'
import { meetingPointId } from './agenda/fields.js'
import type { MeetingPoint } from './agenda/schema.js'
import { countAppointmentsToCome } from './appointments/appointments-to-come.js'
import type { Connection, Database } from '../platform/database.js'
import { meetingPoints } from './tables.js'

/** Rows per statement: PostgreSQL counts at most 65 535 parameters in one. */
const BATCH = 500

/** At most `limit` meeting points whose id comes after `after`, in the order of ids. */
export async function listMeetingPoints(
  database: Database,
  { after, limit }: { after: string; limit: number },
): Promise<MeetingPoint[]> {
  const rows = await database.run((connection) =>
    connection
      .select()
      .from(meetingPoints)
      .where(gt(meetingPoints.id, after))
      .orderBy(asc(meetingPoints.id))
      .limit(limit),
  )
  return rows.map((row) => row.document)
}

export async function getMeetingPoint(database: Database, id: string): Promise<MeetingPoint | undefined> {
  if (!isPossibleId(id)) return undefined
  const rows = await database.run((connection) =>
    connection.select().from(meetingPoints).where(eq(meetingPoints.id, id)),
  )
  return rows[0]?.document
}

/** @returns whether the meeting point is new. */
export async function putMeetingPoint(database: Database, meetingPoint: MeetingPoint): Promise<{ created: boolean }> {
  return database.transaction(async (transaction) => {
    await lockAgenda(transaction)
    const existing = await transaction.$count(meetingPoints, eq(meetingPoints.id, meetingPoint.id))
    await write(transaction, [meetingPoint])
    return { created: existing === 0 }
  })
}

/** Deletes a meeting point, unless somebody is still to be received there after `now` (epoch milliseconds). */
export async function deleteMeetingPoint(
  database: Database,
  id: string,
  now: number,
): Promise<'deleted' | 'unknown' | 'in_use'> {
  if (!isPossibleId(id)) return 'unknown'
  return database.transaction(async (transaction) => {
    await lockAgenda(transaction)
    // Bookings lock the place as well: none can slip in between the count and the deletion.
    const [row] = await transaction.select().from(meetingPoints).where(eq(meetingPoints.id, id)).for('update')
    if (!row) return 'unknown'
    if ((await countAppointmentsToCome(transaction, row.document, now)) > 0) return 'in_use'
    await transaction.delete(meetingPoints).where(eq(meetingPoints.id, id))
    return 'deleted'
  })
}

export interface ImportOptions {
  /** Removes the stored meeting points that the agenda does not list. */
  prune: boolean
  /** Called after each batch with the number of meeting points written and their total. */
  onProgress?: ((written: number, total: number) => void) | undefined
}

/** Replaces the listed meeting points, whole or nothing. */
export async function importMeetingPoints(
  database: Database,
  listed: readonly MeetingPoint[],
  { prune, onProgress }: ImportOptions,
): Promise<AgendaDiff> {
  return database.transaction(async (transaction) => {
    await lockAgenda(transaction)
    const stored = await transaction.select().from(meetingPoints)
    const diff = diffAgenda(
      stored.map((row) => row.document),
      listed,
      { prune },
    )
    const touched = new Set([...diff.added, ...diff.changed])
    const written = listed.filter((point) => touched.has(point.id))
    await inBatches(written, async (batch, done) => {
      await write(transaction, batch)
      onProgress?.(done, written.length)
    })
    await inBatches(diff.removed, (batch) => transaction.delete(meetingPoints).where(inArray(meetingPoints.id, batch)))
    return diff
  })
}

/** Anything may stand in an address, and PostgreSQL refuses some of it (U+0000) as text. */
function isPossibleId(id: string): boolean {
  return meetingPointId.safeParse(id).success
}

/** One batch after the other: a transaction has one connection. `done` counts the items up to the end of the batch. */
async function inBatches<Item>(
  items: readonly Item[],
  work: (batch: Item[], done: number) => PromiseLike<unknown>,
): Promise<void> {
  for (let start = 0; start < items.length; start += BATCH) {
    // oxlint-disable-next-line no-await-in-loop
    await work(items.slice(start, start + BATCH), Math.min(start + BATCH, items.length))
  }
}

async function write(transaction: Connection, points: readonly MeetingPoint[]): Promise<void> {
  await transaction
    .insert(meetingPoints)
    .values(points.map((document) => ({ id: document.id, document })))
    .onConflictDoUpdate({ target: meetingPoints.id, set: { document: sql`excluded.document`, updatedAt: sql`now()` } })
}
