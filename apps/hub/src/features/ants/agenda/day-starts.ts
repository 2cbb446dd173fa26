// The slot rule within one day: from which minutes is there still room?
import { freeUntil } from './free-desks.js'
import { closuresOn, type DayOpening, type DayRemoval, findOpenHours, openingsOn, type Schedule } from './schedule.js'
import { MINUTES_PER_DAY } from './wall-clock.js'

/** An appointment to find room for, in minutes. */
export interface Room {
  /** The length for one person: appointments start on a grid of it. */
  step: number
  /** The length for all persons. */
  length: number
}

/**
 * The minutes of a day at which an appointment can start, sorted and unique, whatever the time is now.
 * @param removals what takes desks besides the closures: appointments, minutes that clocks skip
 */
export function startsOn(schedule: Schedule, day: number, removals: readonly DayRemoval[], room: Room): number[] {
  const openings = openingsOn(schedule, day)
  if (openings.length === 0) return []
  const until = freeUntil(openings, [...closuresOn(schedule, day), ...removals])
  return createGrid(openings, room).filter((start) => (until[start] ?? 0) >= start + room.length)
}

/** For each minute, the end of the opening with a start of its grid there; 0 for none. Overwritten by each call. */
const closing = new Int16Array(MINUTES_PER_DAY)

/**
 * Every start on the grid of each opening from which the whole length fits inside that same opening; sorted and unique. One pass
 * over the day whatever the number of openings: of those that share a start, the one that closes last decides, and the next start
 * of its grid is one step later.
 */
function createGrid(openings: readonly DayOpening[], { step, length }: Room): number[] {
  const { first, last } = findOpenHours(openings)
  closing.fill(0, first, last)
  for (const { from, to } of openings) closing[from] = Math.max(closing[from] ?? 0, to)
  const starts: number[] = []
  for (let start = first; start < last; start += 1) {
    const to = closing[start] ?? 0
    if (to === 0) continue
    if (start + length <= to) starts.push(start)
    const next = start + step
    if (next < to) closing[next] = Math.max(closing[next] ?? 0, to)
  }
  return starts
}
