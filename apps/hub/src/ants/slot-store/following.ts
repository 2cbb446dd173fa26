// How the places in memory follow the database.
import type { Database } from '../../platform/database.js'
import { dayNumber, dayText } from '../agenda/calendar-day.js'
import { dayOf } from '../agenda/wall-clock.js'
import { type Change, forgetOldChanges, KEPT_FOR, readChanges } from './changes.js'
import { readHeld } from './held-desks.js'
import type { KeptPlaces } from './kept-places.js'
import { loadAllPlaces, loadPlaces } from './loading.js'

export interface FollowingOptions {
  database: Database
  places: KeptPlaces
  /** The present, in epoch milliseconds. */
  now: () => number
  /** Milliseconds by a clock that nobody sets. */
  elapsed: () => number
}

/** What was read last, and how far it goes. */
interface Position {
  since: string
  /** Epoch seconds by the database's clock. */
  at: number
  /** Changes that were applied and will be found once more. */
  seen: ReadonlySet<number>
  /** Appointments that started before this day are not known. */
  oldestDay: number
}

/** Days behind the present that a place can still be in: its zone is behind, and an appointment ran past midnight. */
const DAYS_BEHIND = 3
const HOUR = 3_600_000

/** @returns brings the places up to date: everything the first time and after a long silence, then what is new */
export function createFollowing({ database, places, now, elapsed }: FollowingOptions): () => Promise<void> {
  let position: Position | undefined
  let forgotAt = -Infinity

  const oldestDayNow = (): number => dayOf(now() / 60_000) - DAYS_BEHIND

  async function readAll(since: string, at: number): Promise<Position> {
    const oldestDay = oldestDayNow()
    // What changes while places are read is found at the next look, which goes back to before.
    places.replaceAll(await loadAllPlaces(database, dayText(oldestDay)))
    return { since, at, seen: new Set(), oldestDay }
  }

  async function apply(changes: readonly Change[], oldestDay: number): Promise<void> {
    const changed = new Set(changes.filter(({ day }) => day === null).map((change) => change.meeting_point_id))
    const loaded = await loadPlaces(database, [...changed], dayText(oldestDay))
    for (const id of changed) places.replace(id, loaded.get(id))
    for (const { meeting_point_id, day, held } of changes) {
      // A place read just now knows what it holds better than this older look.
      if (day === null || changed.has(meeting_point_id)) continue
      places.holdOnDay(meeting_point_id, dayNumber(day), readHeld(held), oldestDay)
    }
  }

  async function forgetNowAndThen(): Promise<void> {
    if (elapsed() - forgotAt < HOUR) return
    forgotAt = elapsed()
    await database.run(forgetOldChanges)
  }

  return async () => {
    const { since, at, changes } = await database.run((connection) => readChanges(connection, position?.since))
    // Changes that nobody looked at may be forgotten, and a clock that was set back shows days that are not known.
    const isUsable = position && at - position.at < KEPT_FOR / 2 && position.oldestDay <= oldestDayNow()
    if (position && isUsable) {
      const { seen, oldestDay } = position
      const unseen = changes.filter(({ id }) => !seen.has(id))
      await apply(unseen, oldestDay)
      position = { since, at, seen: new Set(changes.map(({ id }) => id)), oldestDay }
    } else {
      position = await readAll(since, at)
    }
    await forgetNowAndThen()
  }
}
