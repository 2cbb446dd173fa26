import type { MeetingPoint } from './schema.js'
import { dayOf, wallClockAt } from './wall-clock.js'

/** When a meeting point can be booked at the present instant, by its own wall clock. */
export interface BookableTime {
  /** The minute after which a slot may start. */
  after: number
  /** Today and the last day offered, as day numbers. */
  today: number
  horizon: number
}

/** @param now epoch milliseconds */
export function bookableTime(
  {
    time_zone,
    min_notice_minutes,
    max_days_ahead,
  }: Pick<MeetingPoint, 'time_zone' | 'min_notice_minutes' | 'max_days_ahead'>,
  now: number,
): BookableTime {
  const after = wallClockAt(now + min_notice_minutes * 60_000, time_zone)
  const today = dayOf(wallClockAt(now, time_zone))
  return { after, today, horizon: today + max_days_ahead }
}
