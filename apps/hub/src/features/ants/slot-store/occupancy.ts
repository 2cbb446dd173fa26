// The desks held at one meeting point.
import { dayNumber } from '../agenda/calendar-day.js'
import type { DayRemoval } from '../agenda/schedule.js'
import { MINUTES_PER_DAY, minuteOfDay, parseWallClockMinute } from '../agenda/wall-clock.js'

/** Appointments by the day on which they start: of each the minute of that day at which it starts, then the one at which it ends. */
export type Occupancy = Map<number, readonly number[]>

const TEXT = 'YYYY-MM-DDTHH:MM'.length

/** Reads starts and ends written one behind the other, each `YYYY-MM-DDTHH:MM`. */
export function parseOccupancy(text: string): Occupancy {
  const held = new Map<number, number[]>()
  // A day costs more to read than a time: it is read once for those that share it.
  let date = ''
  let day = 0
  for (let at = 0; at < text.length; at += 2 * TEXT) {
    const start = text.slice(at, at + TEXT)
    const end = text.slice(at + TEXT, at + 2 * TEXT)
    if (date === '' || !start.startsWith(date)) {
      date = start.slice(0, 10)
      day = dayNumber(date)
      if (!held.has(day)) held.set(day, [])
    }
    const until = end.startsWith(date) ? minuteOfDay(end.slice(11)) : parseWallClockMinute(end) - day * MINUTES_PER_DAY
    held.get(day)?.push(minuteOfDay(start.slice(11)), until)
  }
  return held
}

/** Replaces what starts on one day; what started before `oldest` is over, and left out. */
export function holdOnDay(held: Occupancy, day: number, ofDay: Occupancy, oldest: number): void {
  held.delete(day)
  for (const [other, times] of ofDay) held.set(other, times)
  for (const other of held.keys()) if (other < oldest) held.delete(other)
}

/** The desks taken on one day. */
export function occupiedOn(held: Occupancy, day: number): DayRemoval[] {
  const removals: DayRemoval[] = []
  // An appointment fits into an opening, and an opening into a day: one that began two days before is over.
  for (const [startDay, before] of [[day - 1, MINUTES_PER_DAY] as const, [day, 0] as const]) {
    const times = held.get(startDay) ?? []
    for (let index = 0; index < times.length; index += 2) {
      const to = Math.min((times[index + 1] ?? 0) - before, MINUTES_PER_DAY)
      if (to > 0) removals.push({ from: Math.max((times[index] ?? 0) - before, 0), to, desks: 1 })
    }
  }
  return removals
}
