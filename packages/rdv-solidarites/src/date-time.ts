import { isCalendarDay } from '@hub/http'

/**
 * The forms of a date-time: Ruby's `2027-12-10 09:00:00 +0100`, which this API writes everywhere and which engines read each in their
 * own way; a zone's name in place of the offset, which consumers have seen; and ISO 8601, which later servers write.
 */
const DATE_TIME = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}:\d{2})(\.\d{1,9})? ?(Z|UTC|GMT|CET|CEST|[+-]\d{2}:?\d{2})$/

const ZONES: Readonly<Record<string, string>> = { Z: 'Z', UTC: 'Z', GMT: 'Z', CET: '+01:00', CEST: '+02:00' }

/** The same instant in ISO 8601, its offset kept: `2027-12-10T09:00:00+01:00`; undefined for a text that is no instant. */
export function toIsoDateTime(text: string): string | undefined {
  const [, day = '', time = '', fraction = '', zone = ''] = DATE_TIME.exec(text) ?? []
  const offset = ZONES[zone] ?? `${zone.slice(0, 3)}:${zone.slice(-2)}`
  const iso = `${day}T${time}${fraction}${offset}`
  return isCalendarDay(day) && isTimeOfDay(time) && !Number.isNaN(Date.parse(iso)) ? iso : undefined
}

/** The instant of a text in any of these forms, in epoch milliseconds; undefined for a text that is none. */
export function toEpochMilliseconds(text: string): number | undefined {
  const iso = toIsoDateTime(text)
  return iso === undefined ? undefined : Date.parse(iso)
}

/** Whether a text is a time of day, `H:MM` or `H:MM:SS`. */
export function isTimeOfDay(text: string): boolean {
  return /^(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?$/.test(text)
}
