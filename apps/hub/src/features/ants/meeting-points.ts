// Meeting points in the database: every write is one transaction, all or nothing.
import { and, asc, eq, gt, inArray, sql } from 'drizzle-orm'
import { lockAgenda } from './agenda-lock.js'
import { type AgendaDiff, diffAgenda } from './agenda/diff.js'
import { meetingPointId } from './agenda/fields.js'
import type { MeetingPoint } from './agenda/schema.js'
import { countUpcomingAppointments } from './appointments/upcoming-appointments.js'
import type { CoveredMeetingPoints } from './covered-meeting-points.js'
import type { Connection, Database } from '../../platform/database/database.js'
import { LENGTHY } from '../../platform/database/time-limits.js'
import { meetingPoints } from './tables.js'

/** Rows per statement at most. */
const BATCH = 500
/** Openings and closures per statement at most, unless one meeting point has more: writing a statement down must not hold others up. */
const HEAVIEST_BATCH = 5_000

/** At most `limit` of the meeting points that are covered (by default all) whose id comes after `after`, in the order of ids. */
export async function listMeetingPoints(
  database: Database,
  { after, limit, covered }: { after: string; limit: number; covered?: CoveredMeetingPoints },
): Promise<MeetingPoint[]> {
  const rows = await database.run((connection) =>
    connection
      .select()
      .from(meetingPoints)
      .where(and(gt(meetingPoints.id, after), covered && inArray(meetingPoints.id, [...covered])))
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

/** Deletes a meeting point, unless it has upcoming appointments after `now` (epoch milliseconds). */
export async function deleteMeetingPoint(
  database: Database,
  id: string,
  now: number,
): Promise<'deleted' | 'unknown' | 'in_use'> {
  if (!isPossibleId(id)) return 'unknown'
  return database.transaction(async (transaction) => {
    await lockAgenda(transaction)
    // Bookings lock the meeting point as well: none can slip in between the count and the deletion.
    const [row] = await transaction.select().from(meetingPoints).where(eq(meetingPoints.id, id)).for('update')
    if (!row) return 'unknown'
    if ((await countUpcomingAppointments(transaction, row.document, now)) > 0) return 'in_use'
    await transaction.delete(meetingPoints).where(eq(meetingPoints.id, id))
    return 'deleted'
  })
}

export interface ImportOptions {
  /** Removes the stored meeting points that the agenda does not list. */
  prune: boolean
  /** The meeting points that may be removed; those listed must be among them. Default all. */
  covered?: CoveredMeetingPoints
  /** Called after each batch with the number of meeting points written and their total. */
  onProgress?: ((written: number, total: number) => void) | undefined
}

/** Replaces the listed meeting points, whole or nothing. */
export async function importMeetingPoints(
  database: Database,
  listed: readonly MeetingPoint[],
  { prune, covered, onProgress }: ImportOptions,
): Promise<AgendaDiff> {
  return database.transaction(async (transaction) => {
    await lockAgenda(transaction)
    const diff: AgendaDiff = { added: [], changed: [], unchanged: [], removed: [] }
    await inBatches(listed, countPeriods, async (batch) => {
      // Only the stored meeting points that are compared now: thousands of them at once would take long to read.
      const ids = batch.map(({ id }) => id)
      const stored = await transaction.select().from(meetingPoints).where(inArray(meetingPoints.id, ids))
      const documents = stored.map((row) => row.document)
      const batchDiff = diffAgenda(documents, batch, { prune: false })
      for (const fate of ['added', 'changed', 'unchanged'] as const) diff[fate].push(...batchDiff[fate])
    })
    const touched = new Set([...diff.added, ...diff.changed])
    const written = listed.filter((point) => touched.has(point.id))
    let done = 0
    await inBatches(written, countPeriods, async (batch) => {
      await write(transaction, batch)
      done += batch.length
      onProgress?.(done, written.length)
    })
    if (!prune) return diff
    const listedIds = new Set(listed.map(({ id }) => id))
    const isCovered = covered && inArray(meetingPoints.id, [...covered])
    const stored = await transaction.select({ id: meetingPoints.id }).from(meetingPoints).where(isCovered)
    diff.removed = stored.map(({ id }) => id).filter((id) => !listedIds.has(id))
    const remove = (batch: string[]) => transaction.delete(meetingPoints).where(inArray(meetingPoints.id, batch))
    await inBatches(diff.removed, () => 1, remove)
    return diff
  }, LENGTHY)
}

/** An address may contain any text, and PostgreSQL fails on some (U+0000). */
function isPossibleId(id: string): boolean {
  return meetingPointId.safeParse(id).success
}

/** One batch after the other, since a transaction has one connection. Yields between two batches. */
async function inBatches<Item>(
  items: readonly Item[],
  weigh: (item: Item) => number,
  work: (batch: Item[]) => PromiseLike<unknown>,
): Promise<void> {
  let batch: Item[] = []
  let weight = 0
  for (const item of items) {
    const added = weigh(item)
    if (batch.length > 0 && (batch.length === BATCH || weight + added > HEAVIEST_BATCH)) {
      await work(batch)
      batch = []
      weight = 0
    }
    batch.push(item)
    weight += added
  }
  if (batch.length > 0) await work(batch)
}

/** Weight of a meeting point in a statement: the number of its openings or closures, whichever is larger. */
function countPeriods({ openings, closures }: MeetingPoint): number {
  return 1 + openings.length + closures.length
}

async function write(transaction: Connection, points: readonly MeetingPoint[]): Promise<void> {
  await transaction
    .insert(meetingPoints)
    .values(points.map((document) => ({ id: document.id, document })))
    .onConflictDoUpdate({ target: meetingPoints.id, set: { document: sql`excluded.document`, updatedAt: sql`now()` } })
}
