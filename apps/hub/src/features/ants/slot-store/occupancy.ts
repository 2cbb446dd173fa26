// The desks held at one meeting point: one number per appointment, in order of the day on which it starts.
import { dayNumber } from '../agenda/calendar-day.js'
import type { DayRemoval } from '../agenda/schedule.js'
import { MINUTES_PER_DAY, minuteOfDay, parseWallClockMinute } from '../agenda/wall-clock.js'

/** Sorted. Eight bytes for an appointment, where an object takes a hundred. */
export type Occupancy = Float64Array

export const NOT_OCCUPIED: Occupancy = new Float64Array()

// A number is the day, the minute of the day and the minutes held, from the highest digit to the lowest. Ten persons at a day each
// is the longest there can be: 14 400 minutes.
const LENGTHS = 2 ** 14
const MINUTES = 2 ** 11
const DAYS = LENGTHS * MINUTES
const TEXT = 'YYYY-MM-DDTHH:MM'.length

/** Reads starts and ends written one behind the other, each `YYYY-MM-DDTHH:MM`, in any order. */
export function parseOccupancy(text: string): Occupancy {
  const held = new Float64Array(text.length / (2 * TEXT))
  // A day costs more to read than a time: it is read once for those that share it.
  let date = ''
  let day = 0
  for (let index = 0; index < held.length; index += 1) {
    const at = index * 2 * TEXT
    const start = text.slice(at, at + TEXT)
    const end = text.slice(at + TEXT, at + 2 * TEXT)
    if (!start.startsWith(date) || date === '') {
      date = start.slice(0, 10)
      day = dayNumber(date)
    }
    const from = minuteOfDay(start.slice(11))
    const to = end.startsWith(date) ? minuteOfDay(end.slice(11)) : parseWallClockMinute(end) - day * MINUTES_PER_DAY
    held[index] = day * DAYS + from * LENGTHS + Math.min(Math.max(to - from, 0), LENGTHS - 1)
  }
  return held.toSorted()
}

/** The same with what starts on one day replaced; what started before `oldest` is over, and left out. */
export function withDay(held: Occupancy, day: number, ofDay: Occupancy, oldest: number): Occupancy {
  const first = indexOfDay(held, oldest)
  const before = held.subarray(first, Math.max(first, indexOfDay(held, day)))
  const after = held.subarray(Math.max(first, indexOfDay(held, day + 1)))
  const result = new Float64Array(before.length + ofDay.length + after.length)
  result.set(before)
  result.set(ofDay, before.length)
  result.set(after, before.length + ofDay.length)
  return result
}

/** The desks taken on one day. */
export function occupiedOn(held: Occupancy, day: number): DayRemoval[] {
  const removals: DayRemoval[] = []
  // An appointment fits into an opening, and an opening into a day: one that began two days before is over.
  for (let index = indexOfDay(held, day - 1); index < held.length; index += 1) {
    const number = held[index] ?? 0
    const startDay = Math.floor(number / DAYS)
    if (startDay > day) break
    const start = Math.floor(number / LENGTHS) % MINUTES
    const from = (startDay - day) * MINUTES_PER_DAY + start
    const to = from + (number % LENGTHS)
    if (to > 0) removals.push({ from: Math.max(from, 0), to: Math.min(to, MINUTES_PER_DAY), desks: 1 })
  }
  return removals
}

/** Index of the first appointment that starts on this day or later. */
function indexOfDay(held: Occupancy, day: number): number {
  let low = 0
  let high = held.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((held[middle] ?? 0) < day * DAYS) low = middle + 1
    else high = middle
  }
  return low
}
