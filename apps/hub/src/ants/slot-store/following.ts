// How the places in memory follow the database.
import type { Database } from '../../platform/database.js'
import { dayNumber, dayText } from '../agenda/calendar-day.js'
import { dayOf } from '../agenda/wall-clock.js'
import { type Change, type Changes, forgetOldChanges, KEPT_FOR, readChanges } from './changes.js'
import { type HeldDesks, readHeld } from './held-desks.js'
import type { KeptPlaces } from './kept-places.js'
import { loadAllPlaces, loadPlaces, type OnUnreadable } from './loading.js'

export interface FollowingOptions {
  database: Database
  places: KeptPlaces
  /** The present, in epoch milliseconds. */
  now: () => number
  /** Milliseconds by a clock that nobody sets. */
  elapsed: () => number
  onUnreadable: OnUnreadable
}

/** What was read last, and how far it goes. */
interface Position {
  snapshot: string
  /** Epoch seconds by the database's clock. */
  at: number
  /** Appointments that started before this day are not known. */
  oldestDay: number
}

/** Days behind the present that a place can still be in: its zone is behind, and an appointment ran past midnight. */
const DAYS_BEHIND = 3
/** Days kept besides, so that a clock set back by a minute about midnight has nothing read anew. */
const DAYS_TO_SPARE = 1
const HOUR = 3_600_000

/** @returns brings the places up to date: everything the first time and after a long silence, then what is new */
export function createFollowing({
  database,
  places,
  now,
  elapsed,
  onUnreadable,
}: FollowingOptions): () => Promise<void> {
  let position: Position | undefined
  let forgotAt = -Infinity

  const oldestDayNow = (): number => dayOf(now() / 60_000) - DAYS_BEHIND

  async function readAll(snapshot: string, at: number): Promise<Position> {
    const oldestDay = oldestDayNow()
    // What changes while places are read is found at the next look, which goes back to before.
    places.replaceAll(await loadAllPlaces(database, dayText(oldestDay), onUnreadable))
    return { snapshot, at, oldestDay }
  }

  async function apply(changes: readonly Change[], oldestDay: number): Promise<void> {
    const read = changes.map((change) => ({ id: change.meeting_point_id, heldThatDay: readHeldThatDay(change) }))
    // A place that could not be read is tried again whatever changes there.
    const changed = new Set(read.filter(({ id, heldThatDay }) => !heldThatDay || !places.has(id)).map(({ id }) => id))
    const loaded = await loadPlaces(database, [...changed], dayText(oldestDay), onUnreadable)
    for (const id of changed) places.replace(id, loaded.get(id))
    for (const { id, heldThatDay } of read) {
      // A place read just now knows what it holds better than this older look.
      if (!heldThatDay || changed.has(id) || heldThatDay.day < oldestDay) continue
      places.holdOnDay(id, heldThatDay.day, heldThatDay.held, oldestDay)
    }
  }

  /** Nobody waits for it, and what fails is tried an hour later: old changes take room and harm nobody. */
  function forgetNowAndThen(): void {
    if (elapsed() - forgotAt < HOUR) return
    forgotAt = elapsed()
    database.run(forgetOldChanges).catch(() => {})
  }

  return async () => {
    const look = await database.run((connection) => readChanges(connection, position?.snapshot))
    const { snapshot, at, changes } = look
    if (position && isUsable(position, look)) {
      // What is over is forgotten as days pass.
      const oldestDay = Math.max(position.oldestDay, oldestDayNow() - DAYS_TO_SPARE)
      await apply(changes, oldestDay)
      position = { snapshot, at, oldestDay }
    } else {
      position = await readAll(snapshot, at)
    }
    forgetNowAndThen()
  }

  /** Changes that nobody looked at may be forgotten, and a clock that was set back shows days that are not known. */
  function isUsable(from: Position, { at, isAnother }: Changes): boolean {
    return !isAnother && at - from.at < KEPT_FOR / 2 && from.oldestDay <= oldestDayNow()
  }
}

/** Nothing when the place itself changed, or when somebody wrote by hand what cannot be read: then the place is read anew. */
function readHeldThatDay({ day, held }: Change): { day: number; held: HeldDesks } | undefined {
  if (day === null) return undefined
  try {
    return { day: dayNumber(day), held: readHeld(held) }
  } catch {
    return undefined
  }
}
