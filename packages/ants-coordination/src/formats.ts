import { parseApplicationId } from '@hub/identifiers'
import { wallClock, wallClockMinute } from './wall-clock.js'

/** An offset, or the fraction of a second that only `toISOString()` writes: both come from code that has converted to UTC. */
const CONVERTED = /(?:[+-]\d{2}:?\d{2}|\.\d+Z?)$/

/** Readers of the values that the document leaves to this package (`x-hub-format`). */
export const formats = {
  'application-id': parseApplicationId,
  'declared-date': toAppointmentDate,
  'shown-date': (text: string) => (wallClockMinute(text.trim()) === undefined ? undefined : text),
}

/**
 * The form that a creation sends: `YYYY-MM-DD HH:MM:SS`, the pattern that ANTS documents (LUT-WF) and that RDV-SP sends.
 *
 * @returns `undefined` for a text that is no time, or that has an offset or a fraction: sending its hour would be a guess
 */
export function toAppointmentDate(text: string): string | undefined {
  const trimmed = text.trim()
  return CONVERTED.test(trimmed) ? undefined : wallClock(trimmed)?.replace('T', ' ')
}
