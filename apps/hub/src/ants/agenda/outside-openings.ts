// Appointments already taken that an agenda, once changed, no longer has a desk for.
import { dayNumber } from './calendar-day.js'
import { freeUntil } from './free-desks.js'
import { closuresOn, type DayRemoval, openingsOn, readSchedule } from './schedule.js'
import type { MeetingPoint } from './schema.js'
import type { BookedTime } from './slots.js'
import { MINUTES_PER_DAY, wallClockMinute } from './wall-clock.js'

/**
 * Those of `booked` that could not be taken today: at some minute no desk is open, or the desks open are all held by others. Of two
 * that share the last desk, both are told: it is for people to say who keeps it.
 */
export function appointmentsOutside(
  meetingPoint: Pick<MeetingPoint, 'openings' | 'closures'>,
  booked: readonly BookedTime[],
): BookedTime[] {
  const schedule = readSchedule(meetingPoint)
  const perDay = Map.groupBy(booked, ({ starts_at }) => starts_at.slice(0, 10))
  return [...perDay].flatMap(([date, sameDay]) => {
    const day = dayNumber(date)
    const openings = openingsOn(schedule, day)
    const closures = closuresOn(schedule, day)
    return sameDay.filter((one) => {
      if (openings.length === 0) return true
      const others = sameDay.filter((other) => other !== one).map((other) => heldOn(day, other))
      const { from, to } = heldOn(day, one)
      return (freeUntil(openings, [...closures, ...others])[from] ?? 0) < to
    })
  })
}

/** A desk held on one day; an appointment ends at midnight at the latest. */
function heldOn(day: number, { starts_at, ends_at }: BookedTime): DayRemoval {
  const midnight = day * MINUTES_PER_DAY
  return { from: wallClockMinute(starts_at) - midnight, to: wallClockMinute(ends_at) - midnight, desks: 1 }
}
