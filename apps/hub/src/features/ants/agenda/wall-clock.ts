// Wall-clock minutes: what a clock on the wall of the meeting point shows, counted from 1970-01-01T00:00 on that same
// clock. Every day has 1440 of them, on days of clock change too; they are never converted to another zone.
import { Temporal } from 'temporal-polyfill'
import { dayNumber, dayText } from './calendar-day.js'
import { changesBetween, offsetAt } from './time-zone-offset.js'

export const MINUTES_PER_DAY = 1_440

/** The time zone that is behind all others: what is over there is over everywhere. */
export const LAST_TIME_ZONE = 'Etc/GMT+12'
const MILLISECONDS_PER_MINUTE = 60_000
const NANOSECONDS_PER_MILLISECOND = 1_000_000

/** Minutes from midnight of a time written `HH:MM`; `24:00` is 1440. The form is not checked. */
export function minuteOfDay(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
}

/**
 * The wall-clock minute written `YYYY-MM-DDTHH:MM`.
 * @throws RangeError when the text is not a wall-clock minute
 */
export function parseWallClockMinute(text: string): number {
  if (!/^.{10}T(?:[01]\d|2[0-3]):[0-5]\d$/.test(text))
    throw new RangeError('not a wall-clock time written YYYY-MM-DDTHH:MM')
  return dayNumber(text.slice(0, 10)) * MINUTES_PER_DAY + minuteOfDay(text.slice(11))
}

/** A wall-clock minute written `YYYY-MM-DDTHH:MM`. */
export function formatWallClockMinute(minute: number): string {
  const day = toDayNumber(minute)
  return `${dayText(day)}T${timeText(minute - day * MINUTES_PER_DAY)}`
}

/** A minute of the day written `HH:MM`. */
export function timeText(minute: number): string {
  return TIME_TEXTS[minute] ?? ''
}

/** All times of a day as text, made once: a search of a month at twenty meeting points writes more than ten thousand. */
const TIME_TEXTS = Array.from({ length: MINUTES_PER_DAY }, (_, minute) => {
  const [hours, minutes] = [Math.floor(minute / 60), minute % 60].map((number) => String(number).padStart(2, '0'))
  return `${hours}:${minutes}`
})

/** The day number of a wall-clock minute. */
export function toDayNumber(minute: number): number {
  return Math.floor(minute / MINUTES_PER_DAY)
}

/** The minute that clocks of `timeZone` show at an instant (epoch milliseconds); seconds are dropped. */
export function wallClockAt(instant: number, timeZone: string): number {
  return Math.floor((instant + offsetAt(instant, timeZone)) / MILLISECONDS_PER_MINUTE)
}

/** Wall-clock minutes from `from` (included) to `to` (excluded). */
export interface Interval {
  from: number
  to: number
}

/**
 * The minutes that clocks of `timeZone` jump over, among the days `firstDay` to `lastDay`: an hour on the last Sunday
 * of March in France, half an hour in spring at Lord Howe Island, a whole day in Samoa in 2011.
 */
export function skippedMinutes(timeZone: string, firstDay: number, lastDay: number): Interval[] {
  // Wall clocks are at most a day away from UTC: one more day on each side misses no change.
  const start = (firstDay - 1) * MINUTES_PER_DAY * MILLISECONDS_PER_MINUTE
  const end = (lastDay + 2) * MINUTES_PER_DAY * MILLISECONDS_PER_MINUTE
  const skipped: Interval[] = []
  if (!changesBetween(start, end, timeZone)) return skipped
  let change = Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO(timeZone).getTimeZoneTransition('next')
  for (; change && change.epochMilliseconds < end; change = change.getTimeZoneTransition('next')) {
    const before = change.epochMilliseconds + getOffset(change.subtract({ milliseconds: 1 }))
    const after = change.epochMilliseconds + getOffset(change)
    if (after <= before) continue
    skipped.push({
      from: Math.floor(before / MILLISECONDS_PER_MINUTE),
      to: Math.ceil(after / MILLISECONDS_PER_MINUTE),
    })
  }
  return skipped
}

/** Milliseconds that a zone's clocks are ahead of UTC. */
function getOffset(zoned: Temporal.ZonedDateTime): number {
  return zoned.offsetNanoseconds / NANOSECONDS_PER_MILLISECOND
}
