import { isCalendarDay } from './calendar-day.js'

const WALL_CLOCK =
  /^(\d{4}-\d{2}-\d{2})[T ]([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?$/

/** A wall-clock time of the meeting point: ANTS has no time zones, and whatever follows the time means nothing. */
interface WallClock {
  day: string
  hours: string
  minutes: string
  seconds: string
  offset: string | undefined
}

function read(text: string): WallClock | undefined {
  const [, day, hours, minutes, seconds = '00', offset] = WALL_CLOCK.exec(text.trim()) ?? []
  if (day === undefined || hours === undefined || minutes === undefined || !isCalendarDay(day)) return undefined
  return { day, hours, minutes, seconds, offset }
}

/**
 * The wall-clock minute that a text of ANTS stands for, as `YYYY-MM-DDTHH:MM`, for comparison only.
 *
 * ANTS answers `2027-12-10T09:00:00`; editors declared with a space, without seconds, with `Z`, with an offset. All of them are
 * the clock on the wall of the mairie: nothing is converted.
 *
 * @returns `undefined` for a text that is no time
 */
export function wallClockMinute(text: string): string | undefined {
  const time = read(text)
  return time && `${time.day}T${time.hours}:${time.minutes}`
}

/**
 * The form that a creation sends: `YYYY-MM-DD HH:MM:SS`, the pattern that ANTS documents (LUT-WF) and that RDV-SP sends.
 *
 * @returns `undefined` for a text that is no time, or that has an offset: sending its hour would be a guess
 */
export function toAppointmentDate(text: string): string | undefined {
  const time = read(text)
  if (!time || (time.offset !== undefined && time.offset !== 'Z')) return undefined
  return `${time.day} ${time.hours}:${time.minutes}:${time.seconds}`
}
