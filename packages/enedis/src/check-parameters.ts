import { isCalendarDay } from '@hub/http'
import { parseUsagePoint, refuse } from './refuse.js'
import { parisDay } from './time/paris.js'
import type { Days } from './time/windows.js'

/** Refuses parameters that are no object, and those that would have no effect. @throws InvalidRequestError */
export function checkNames(parameters: unknown, names: readonly string[]): void {
  if (typeof parameters !== 'object' || parameters === null) throw refuse('parameters', 'must be an object')
  const unknown = Object.keys(parameters).find((name) => !names.includes(name))
  if (unknown !== undefined) throw refuse(unknown, 'is not a parameter here; it would have no effect')
}

/** The 14 digits. @throws InvalidRequestError */
export function checkUsagePoint(value: unknown, field = 'usagePointId'): string {
  const usagePoint = typeof value === 'string' ? parseUsagePoint(value) : undefined
  if (usagePoint === undefined)
    throw refuse(field, 'must be a usage point, a text of 14 digits', 'invalid_usage_point_id')
  return usagePoint
}

/** A day of the calendar. @throws InvalidRequestError */
export function checkDay(value: unknown, field: string): string {
  if (typeof value === 'string' && isCalendarDay(value) && value >= '1970') return value
  throw refuse(field, 'must be a day of the calendar as YYYY-MM-DD, without time or offset')
}

/**
 * The days asked for.
 *
 * @throws InvalidRequestError naming `start` or `end`
 */
export function checkPeriod(parameters: { start: unknown; end: unknown }, now: number): Days {
  const start = checkDay(parameters.start, 'start')
  const end = checkDay(parameters.end, 'end')
  if (end <= start) throw refuse('end', 'must be after start: it is the day after the last one')
  if (end > parisDay(now)) throw refuse('end', 'must not be after today in Paris', 'end_in_future')
  return { start, end }
}

/**
 * The latest `end` that Enedis takes now: it seems to compare with the date of UTC, so that for one or two hours after midnight in Paris
 * today is refused.
 */
export function findLatestEnd(now: number): string {
  return new Date(now).toISOString().slice(0, 10)
}

/** A whole number of days. @throws InvalidRequestError */
export function checkCount(value: unknown, field: string, most: number): number {
  if (Number.isSafeInteger(value) && (value as number) >= 1 && (value as number) <= most) return value as number
  throw refuse(field, `must be a whole number from 1 to ${most}`)
}
