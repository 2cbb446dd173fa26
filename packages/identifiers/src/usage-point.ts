import { stripInvisible } from './invisible.js'

/**
 * The number of a usage point of the electricity network (« PRM », « PDL », « point de livraison »): exactly fourteen digits. It is a text:
 * some begin with a zero.
 */

const CANONICAL = /^\d{14}$/
/** Bills print it in groups. */
const SPACES = /\s+/g

/**
 * Parses the number of a usage point as a person types or pastes it, with spaces and invisible characters anywhere.
 *
 * @returns the fourteen digits, or `undefined` when the text is no such number
 */
export function parseUsagePoint(text: string): string | undefined {
  const digits = stripInvisible(text).replace(SPACES, '')
  return CANONICAL.test(digits) ? digits : undefined
}

/** Whether a value is the number of a usage point in canonical form, the only form to store, compare and send. */
export function isUsagePoint(value: unknown): value is string {
  return typeof value === 'string' && CANONICAL.test(value)
}

/**
 * Masks the number of a usage point for a log or a shared screen: `22516914714270` → `22**********70`.
 * Anything that is no such number becomes `***`, whatever its length.
 */
export function maskUsagePoint(text: string): string {
  const usagePoint = parseUsagePoint(text)
  return usagePoint === undefined ? '***' : `${usagePoint.slice(0, 2)}**********${usagePoint.slice(-2)}`
}
