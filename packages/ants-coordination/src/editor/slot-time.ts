import { isCalendarDay } from '@hub/http'

const ACCEPTED = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d)(?::00)?Z?$/

/**
 * Formats a wall-clock time the one way that both generations of the ANTS search engine read: `2027-12-10T09:00Z`, local time of the
 * meeting point with a `Z` that means nothing (RDV-SP #4158).
 *
 * @returns `undefined` for what cannot be written so without changing its meaning: an offset, a fraction (the result of `toISOString()`
 * makes ANTS lose the *whole* answer), seconds, a date alone, a day that does not exist
 */
export function toSlotTime(text: unknown): string | undefined {
  if (typeof text !== 'string') return undefined
  const [, day, hours, minutes] = ACCEPTED.exec(text) ?? []
  if (day === undefined || !isCalendarDay(day)) return undefined
  return `${day}T${hours}:${minutes}Z`
}
