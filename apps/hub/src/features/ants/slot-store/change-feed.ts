// Updates the meeting points in memory from the changes in the database.
import type { Database } from '../../../platform/database/database.js'
import { LENGTHY, ORDINARY } from '../../../platform/database/time-limits.js'
import { dayNumber, dayText } from '../agenda/calendar-day.js'
import { toDayNumber } from '../agenda/wall-clock.js'
import { type Change, type Changes, EVERYTHING, forgetOldChanges, KEPT_FOR, readChanges } from './changes.js'
import { type Occupancy, parseOccupancy } from './occupancy.js'
import type { MeetingPointCache } from './meeting-point-cache.js'
import { loadMeetingPoints, type OnUnreadable } from './loading.js'

export interface ChangeFeedOptions {
  database: Database
  cache: MeetingPointCache
  /** The present, in epoch milliseconds. */
  now: () => number
  /** Milliseconds of a monotonic clock. */
  elapsed: () => number
  onUnreadable: OnUnreadable
}

/** The last read, and how far it went. */
interface Position extends Pick<Changes, 'snapshot' | 'tables'> {
  /** Epoch seconds by the database's clock. */
  at: number
  /** Appointments that started before this day are not known. */
  oldestDay: number
}

/** Days behind the present that a meeting point can still be in: its zone is behind, and an appointment ran past midnight. */
const DAYS_BEHIND = 3
/** Further days kept, so that a clock set back by a minute around midnight does not cause a full read. */
const DAYS_TO_SPARE = 1
const HOUR = 3_600_000
const MINUTE = 60_000

/** @returns brings the meeting points up to date: everything the first time and after a long silence, then what is new */
export function createChangeFeed({
  database,
  cache,
  now,
  elapsed,
  onUnreadable,
}: ChangeFeedOptions): () => Promise<void> {
  let position: Position | undefined
  let forgotAt = -Infinity
  let lookedAt = -Infinity

  const oldestDayNow = (): number => toDayNumber(now() / 60_000) - DAYS_BEHIND

  async function readAll({ snapshot, tables, at }: Changes): Promise<Position> {
    const oldestDay = oldestDayNow()
    // Changes during this read are found by the next one, which begins before it.
    cache.replaceAll(await loadMeetingPoints(database, undefined, dayText(oldestDay), onUnreadable))
    return { snapshot, tables, at, oldestDay }
  }

  async function apply(changes: readonly Change[], oldestDay: number): Promise<void> {
    const read = changes.map((change) => ({ id: change.meeting_point_id, heldThatDay: readHeldThatDay(change) }))
    // A meeting point that could not be read is tried again whatever changes there.
    const changed = new Set(read.filter(({ id, heldThatDay }) => !heldThatDay || !cache.has(id)).map(({ id }) => id))
    const loaded = await loadMeetingPoints(database, [...changed], dayText(oldestDay), onUnreadable)
    for (const id of changed) cache.replace(id, loaded.get(id))
    for (const { id, heldThatDay } of read) {
      // A meeting point that was just read is newer than this change.
      if (!heldThatDay || changed.has(id) || heldThatDay.day < oldestDay) continue
      cache.holdOnDay(id, heldThatDay.day, heldThatDay.held, oldestDay)
    }
  }

  /** Deletes old changes in the background. A failure is tried again an hour later: old changes only take space. */
  function forgetNowAndThen(): void {
    if (elapsed() - forgotAt < HOUR) return
    forgotAt = elapsed()
    database.run(forgetOldChanges, LENGTHY).catch(() => {})
  }

  return async () => {
    // The changes of hours take longer to read than those of a moment.
    const limits = elapsed() - lookedAt < MINUTE ? ORDINARY : LENGTHY
    const look = await database.run((connection) => readChanges(connection, position?.snapshot), limits)
    lookedAt = elapsed()
    const { snapshot, tables, at, changes } = look
    if (position && isUsable(position, look)) {
      // Past days are dropped.
      const oldestDay = Math.max(position.oldestDay, oldestDayNow() - DAYS_TO_SPARE)
      await apply(changes, oldestDay)
      position = { snapshot, tables, at, oldestDay }
    } else {
      position = await readAll(look)
    }
    forgetNowAndThen()
  }

  /**
   * Whether reading can continue from a position. Otherwise everything is read: unread changes may have been deleted, or days be missing
   * after a clock was set back.
   */
  function isUsable(from: Position, { at, tables, isAnother, changes }: Changes): boolean {
    if (tables !== from.tables || changes.some(({ meeting_point_id }) => meeting_point_id === EVERYTHING)) return false
    return !isAnother && at - from.at < KEPT_FOR / 2 && from.oldestDay <= oldestDayNow()
  }
}

/** Undefined when the meeting point itself changed, or a row written by hand cannot be read: the meeting point is then read anew. */
function readHeldThatDay({ day, held }: Change): { day: number; held: Occupancy } | undefined {
  if (day === null) return undefined
  try {
    return { day: dayNumber(day), held: parseOccupancy(held) }
  } catch {
    return undefined
  }
}
