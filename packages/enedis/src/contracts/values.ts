import { toNumber, toOptionalFields, toText } from '../series/read-json.js'
import type { OffPeakRange } from './types.js'

/** The day of `2018-06-20+02:00`, `2022-09-15T00:00:00+0200` or `2018-06-20`; null for anything else. */
export function toDate(value: unknown): string | null {
  return /^(\d{4}-\d\d-\d\d)(?:[T+ -]|$)/.exec(toText(value) ?? '')?.[1] ?? null
}

/** A power: `9 kVA`, `6`, `12kVA`, or an object with unit and value; kVA unless it says otherwise. */
export function toPower(value: unknown): { value: number; unit: string } | null {
  const { value: inner, unit } = toOptionalFields(value)
  const [, digits, own] = /^(-?\d+(?:[.,]\d+)?)\s*([A-Za-z]*)$/.exec(toText(inner ?? value) ?? '') ?? []
  const number = toNumber(digits?.replace(',', '.'))
  return number === null ? null : { value: number, unit: own || toText(unit) || 'kVA' }
}

/** A segment: a text, a list of texts, or a list of objects; of several the first. */
export function toSegment(value: unknown): string | null {
  const first: unknown = Array.isArray(value) ? value[0] : value
  return toText(toOptionalFields(first)['segment'] ?? first)
}

/** Off-peak hours: `HC (22H30-6H30)`, `HC (0H54-6H54;11H54-13H54)`. Hours are not padded, and a range may go beyond midnight. */
export function toOffPeakHours(value: unknown): { text: string; ranges: OffPeakRange[] } | null {
  const text = toText(value)
  if (text === null) return null
  const ranges = [...text.matchAll(/(\d{1,2})H(\d{2})\s*-\s*(\d{1,2})H(\d{2})/gi)].map((match) => {
    const [, fromHour = '', fromMinute = '', toHour = '', toMinute = ''] = match
    return { from: `${fromHour.padStart(2, '0')}:${fromMinute}`, to: `${toHour.padStart(2, '0')}:${toMinute}` }
  })
  return { text, ranges }
}
