// The slot rule within one day: from which minutes is there still room?
import { freeUntil } from './free-desks.js'
import { closuresOn, type DayOpening, type DayRemoval, openingsOn, type Schedule } from './schedule.js'

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
  return gridOf(openings, room).filter((start) => (until[start] ?? 0) >= start + room.length)
}

/** Every start on the grid of each opening from which the whole length fits inside that same opening; sorted and unique. */
function gridOf(openings: readonly DayOpening[], { step, length }: Room): number[] {
  const starts: number[] = []
  let isSorted = true
  for (const { from, to } of openings) {
    if (from <= (starts.at(-1) ?? -1)) isSorted = false
    for (let start = from; start + length <= to; start += step) starts.push(start)
  }
  return isSorted ? starts : [...new Set(starts)].toSorted((one, other) => one - other)
}
