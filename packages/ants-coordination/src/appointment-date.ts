import { wallClock } from './wall-clock.js'

const OFFSET = /[+-]\d{2}:?\d{2}$/

/**
 * The form that a creation sends: `YYYY-MM-DD HH:MM:SS`, the pattern that ANTS documents (LUT-WF) and that RDV-SP sends.
 *
 * @returns `undefined` for a text that is no time, or that has an offset: sending its hour would be a guess
 */
export function toAppointmentDate(text: string): string | undefined {
  const trimmed = text.trim()
  return OFFSET.test(trimmed) ? undefined : wallClock(trimmed)?.replace('T', ' ')
}
