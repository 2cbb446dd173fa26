// A meeting point's openings and closures as integers, read day by day.
import { dayNumber, weekdayOf } from './calendar-day.js'
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
  /** How many; null for all of them. */
  desks: number | null
}

interface Days {
  firstDay: number
  lastDay: number
}

/** What a meeting point offers in principle, before any appointment. */
export interface Schedule {
  openings: (DayOpening & Days & { weekdays: readonly number[] })[]
  closures: (DayRemoval & Days)[]
}

/** Reads the texts of a validated meeting point once, for any number of days. */
export function readSchedule(meetingPoint: Pick<MeetingPoint, 'openings' | 'closures'>): Schedule {
  return {
    openings: meetingPoint.openings.map((opening) => ({
      ...daysOf(opening),
      weekdays: opening.weekdays,
      from: minuteOfDay(opening.from),
      to: minuteOfDay(opening.to),
      desks: opening.desks,
    })),
    closures: meetingPoint.closures.map((closure) => ({
      ...daysOf(closure),
      from: closure.from === null ? 0 : minuteOfDay(closure.from),
      to: closure.to === null ? MINUTES_PER_DAY : minuteOfDay(closure.to),
      desks: closure.desks,
    })),
  }
}

export function openingsOn(schedule: Schedule, day: number): DayOpening[] {
  const weekday = weekdayOf(day)
  return schedule.openings.filter((opening) => includes(opening, day) && opening.weekdays.includes(weekday))
}

export function closuresOn(schedule: Schedule, day: number): DayRemoval[] {
  return schedule.closures.filter((closure) => includes(closure, day))
}

function daysOf({ first_day, last_day }: { first_day: string | null; last_day: string | null }): Days {
  return {
    firstDay: first_day === null ? Number.NEGATIVE_INFINITY : dayNumber(first_day),
    lastDay: last_day === null ? Number.POSITIVE_INFINITY : dayNumber(last_day),
  }
}

function includes(days: Days, day: number): boolean {
  return days.firstDay <= day && day <= days.lastDay
}
