// A meeting point's openings and closures as integers, read day by day.
import { dayNumber, getWeekday } from './calendar-day.js'
import type { MeetingPoint } from './schema.js'
import { MINUTES_PER_DAY, minuteOfDay } from './wall-clock.js'

/** Desks open from minute `from` (included) to `to` (excluded) of a day. */
export interface DayOpening {
  from: number
  to: number
  desks: number
}

/** Desks that are not free from minute `from` (included) to `to` (excluded) of a day. */
export interface DayRemoval {
  from: number
  to: number
  /** Number of desks; null for all of them. */
  desks: number | null
}

interface Days {
  firstDay: number
  lastDay: number
}

/** The openings and closures of a meeting point, without appointments. */
export interface Schedule {
  openings: (DayOpening & Days & { weekdays: readonly number[] })[]
  closures: (DayRemoval & Days)[]
}

/** Reads the texts of a validated meeting point once, for any number of days. */
export function readSchedule(meetingPoint: Pick<MeetingPoint, 'openings' | 'closures'>): Schedule {
  const readDays = daysReader()
  return {
    openings: meetingPoint.openings.map((opening) => ({
      ...readDays(opening),
      weekdays: opening.weekdays,
      from: minuteOfDay(opening.from),
      to: minuteOfDay(opening.to),
      desks: opening.desks,
    })),
    closures: meetingPoint.closures.map((closure) => ({
      ...readDays(closure),
      from: closure.from === null ? 0 : minuteOfDay(closure.from),
      to: closure.to === null ? MINUTES_PER_DAY : minuteOfDay(closure.to),
      desks: closure.desks,
    })),
  }
}

export function openingsOn(schedule: Schedule, day: number): DayOpening[] {
  const weekday = getWeekday(day)
  return schedule.openings.filter((opening) => includes(opening, day) && opening.weekdays.includes(weekday))
}

/** From the minute at which the first of them begins to the one at which the last ends; of none, nothing. */
export function findOpenHours(openings: readonly DayOpening[]): { first: number; last: number } {
  let first = MINUTES_PER_DAY
  let last = 0
  for (const { from, to } of openings) {
    first = Math.min(first, from)
    last = Math.max(last, to)
  }
  return { first, last }
}

export function closuresOn(schedule: Schedule, day: number): DayRemoval[] {
  return schedule.closures.filter((closure) => includes(closure, day))
}

/** Thousands of closures name the same days again and again, and a day costs more to read than to look up. */
function daysReader(): (limits: { first_day: string | null; last_day: string | null }) => Days {
  const numbers = new Map<string, number>()
  const read = (text: string): number => {
    const known = numbers.get(text)
    if (known !== undefined) return known
    const number = dayNumber(text)
    numbers.set(text, number)
    return number
  }
  return ({ first_day, last_day }) => ({
    firstDay: first_day === null ? Number.NEGATIVE_INFINITY : read(first_day),
    lastDay: last_day === null ? Number.POSITIVE_INFINITY : read(last_day),
  })
}

function includes(days: Days, day: number): boolean {
  return days.firstDay <= day && day <= days.lastDay
}
