import { wallClock } from './wall-clock.js'

/** An offset, or the fraction of a second that only `toISOString()` writes: both come from code that has converted to UTC. */
const CONVERTED = /(?:[+-]\d{2}:?\d{2}|\.\d+Z?)$/

/**
 * The form that a creation sends: `YYYY-MM-DD HH:MM:SS`, the pattern that ANTS documents (LUT-WF) and that RDV-SP sends.
 *
 * @returns `undefined` for a text that is no time, or that has an offset or a fraction: sending its hour would be a guess
 */
export function toAppointmentDate(text: string): string | undefined {
  const trimmed = text.trim()
  return CONVERTED.test(trimmed) ? undefined : wallClock(trimmed)?.replace('T', ' ')
}
