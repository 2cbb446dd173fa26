import { parseCalendarDay } from '@hub/http'
import { isTimeOfDay, toIsoDateTime } from './date-time.js'

const DAY_TIME = /^(\S{10})(?:[T ](\d{1,2}:\d{2})(:\d{2})?(\.\d{1,9})?(?: ?(Z|UTC|GMT|CET|CEST|[+-]\d{2}:?\d{2}))?)?$/i

/**
 * An end of a window as it is sent: a day, or a date-time in ISO 8601. Takes a `Date`, and the texts that the server's
 * `Time.zone.parse` reads in one way: any form that this API writes, seconds or not, and without an offset, in the zone of the
 * application (Europe/Paris). Undefined for anything else.
 */
export function readInstant(value: unknown): string | undefined {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? undefined : value.toISOString()
  if (typeof value !== 'string') return undefined
  const [, typedDay, time, seconds = ':00', fraction = '', zone] = DAY_TIME.exec(value.trim()) ?? []
  const day = parseCalendarDay(typedDay)
  if (day === undefined || time === undefined) return day
  const clock = `${time.padStart(5, '0')}${seconds}`
  if (zone !== undefined) return toIsoDateTime(`${day}T${clock}${fraction}${zone.toUpperCase()}`)
  return isTimeOfDay(clock) ? `${day}T${clock}${fraction}` : undefined
}
