// What a program asks: checked before anything is looked up, so that a wrong request costs nothing.
import { isCalendarDay } from '@hub/http'
import { invalidParameter } from '../gateway-error.js'
import { readParisDay } from '../readings/paris-time.js'
import type { Range } from '../readings/windows.js'

/** Names of the parameters, as each interface has them. */
export interface ParameterNames {
  point: string
  start: string
  end: string
}

export const V5_NAMES: ParameterNames = { point: 'usage_point_id', start: 'start', end: 'end' }
export const NAMES_2026: ParameterNames = { point: 'pointId', start: 'dateDebut', end: 'dateFin' }

/** @throws {GatewayError} when it is missing or given twice: of two points nobody knows which is meant */
export function readOne(parameters: URLSearchParams, name: string): string {
  const values = parameters.getAll(name)
  const [value] = values
  if (value === undefined || value === '') throw invalidParameter(`${name} parameter is required.`, findKind(name))
  if (values.length > 1) throw invalidParameter(`${name} parameter must be given once.`, findKind(name))
  return value
}

/** @throws {GatewayError} */
export function parsePoint(text: string, name: string): string {
  if (!/^\d{14}$/.test(text))
    throw invalidParameter(`${name} parameter must be 14 digits long.`, 'invalid_usage_point_id')
  return text
}

/** @throws {GatewayError} */
export function parseDay(text: string, name: string): string {
  if (!isCalendarDay(text)) {
    throw invalidParameter(`${name} parameter must be a day of the calendar in the format YYYY-MM-DD.`)
  }
  return text
}

/** @throws {GatewayError} for a period that is empty, or that is not over */
export function checkPeriod({ start, end }: Range, names: ParameterNames, now: number): Range {
  if (start >= end) throw invalidParameter(`${names.start} must be before ${names.end}.`)
  if (end > readParisDay(now)) {
    throw invalidParameter(`${names.end}: the end date must not be later than today.`, 'end_in_future')
  }
  if (start < MIN_DAY) throw invalidParameter(`${names.start} is before any Linky meter.`, 'history_limit')
  return { start, end }
}

/** Nothing older is kept anywhere, and lists of days stay short. */
const MIN_DAY = '2010-01-01'

/** @throws {GatewayError} */
export function readPeriod(parameters: URLSearchParams, names: ParameterNames, now: number): Range {
  const start = parseDay(readOne(parameters, names.start), names.start)
  const end = parseDay(readOne(parameters, names.end), names.end)
  return checkPeriod({ start, end }, names, now)
}

/** @throws {GatewayError} */
export function readPoint(parameters: URLSearchParams, names: ParameterNames): string {
  return parsePoint(readOne(parameters, names.point), names.point)
}

function findKind(name: string): string {
  return name === V5_NAMES.point || name === NAMES_2026.point ? 'invalid_usage_point_id' : 'invalid_request'
}
