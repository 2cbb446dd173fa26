import type { MeetingPoint } from './schema.js'
import { toDayNumber, wallClockAt } from './wall-clock.js'

/** What can be booked at a meeting point now, by its own wall clock. */
export interface BookableTime {
  /** A slot must start later than this minute: now and the minimum notice. */
  afterMinute: number
  /** Day number. */
  today: number
  /** Day number of the last day on which slots are offered. */
  lastDay: number
}

/** @param now epoch milliseconds */
export function computeBookableTime(
  {
    time_zone,
    min_notice_minutes,
    max_days_ahead,
  }: Pick<MeetingPoint, 'time_zone' | 'min_notice_minutes' | 'max_days_ahead'>,
  now: number,
): BookableTime {
  const afterMinute = wallClockAt(now + min_notice_minutes * 60_000, time_zone)
  const today = toDayNumber(wallClockAt(now, time_zone))
  return { afterMinute, today, lastDay: today + max_days_ahead }
}
