// Appointments already taken that an agenda, once changed, no longer has a desk for.
import { dayNumber } from './calendar-day.js'
import { freeUntil } from './free-desks.js'
import { closuresOn, type DayRemoval, openingsOn, readSchedule } from './schedule.js'
import type { MeetingPoint } from './schema.js'
import type { BookedTime } from './slots.js'
import { MINUTES_PER_DAY, parseWallClockMinute } from './wall-clock.js'

/**
 * Those of `booked` that could not be taken today: at some minute no desk is open, or the desks open are all held by others. Of two
 * that share the last desk, both are reported: people decide who keeps it.
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
    if (openings.length === 0) return sameDay
    // Computed with one desk more: then a minute is free for an appointment that holds it exactly when the others leave it a desk.
    const held = sameDay.map((one) => heldOn(day, one))
    const until = freeUntil([...openings, ONE_MORE_DESK], [...closuresOn(schedule, day), ...held])
    return sameDay.filter((_, index) => {
      const { from = 0, to = 0 } = held[index] ?? {}
      return (until[from] ?? 0) < to
    })
  })
}

const ONE_MORE_DESK = { from: 0, to: MINUTES_PER_DAY, desks: 1 }

/** A desk held on one day; an appointment ends at midnight at the latest. */
function heldOn(day: number, { starts_at, ends_at }: BookedTime): DayRemoval {
  const midnight = day * MINUTES_PER_DAY
  return { from: parseWallClockMinute(starts_at) - midnight, to: parseWallClockMinute(ends_at) - midnight, desks: 1 }
}
