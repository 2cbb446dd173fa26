import { isCalendarDay } from '@hub/http'

const TIME = /^(\d{4}-\d{2}-\d{2})[T ]([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?$/

/**
 * The wall-clock time of a text of the coordination API, in the form that it answers: `YYYY-MM-DDTHH:MM:SS`.
 *
 * Editors declared with a space or a `T`, with or without seconds, with `Z`, with an offset. There are no time zones in this API:
 * all of them are the clock on the wall of the mairie, and nothing is converted.
 *
 * @returns `undefined` for a text that is no time, such as one whose unencoded `+` became a space
 */
export function wallClock(text: string): string | undefined {
  const [, day, hours, minutes, seconds = '00'] = TIME.exec(text) ?? []
  return day !== undefined && isCalendarDay(day) ? `${day}T${hours}:${minutes}:${seconds}` : undefined
}

/** The minute of a wall-clock time, `YYYY-MM-DDTHH:MM`: what two times are compared by. */
export function wallClockMinute(text: string): string | undefined {
  return wallClock(text)?.slice(0, 'YYYY-MM-DDTHH:MM'.length)
}

/** Whether two texts are the same wall-clock minute; two texts that are no time never are. */
export function isSameMinute(one: string, other: string): boolean {
  const minute = wallClockMinute(one)
  return minute !== undefined && minute === wallClockMinute(other)
}
