import { dayNumber, parseStamp, toDay, toInstant, MINUTE } from '../time/paris.js'
import { countDays, type Days } from '../time/windows.js'
import { UnreadableAnswer } from './points.js'
import { toText } from './read-json.js'
import { readValue, type Series } from './read-series.js'

/** A value of a day. */
export interface DayValue {
  day: string
  /** Epoch milliseconds, where the stamp has a time. */
  at: number | null
  value: number
}

/** The values of a series by day, in order, each day once, and what was wrong with them. */
export interface DayValues {
  values: DayValue[]
  duplicates: number
  outside: number
  conflicts: { day: string; kept: number; other: number }[]
}

/**
 * Reads a series that has one value a day. The day of a peak is that of its stamp, `00:00:00` included.
 *
 * @throws UnreadableAnswer
 */
export function readDays(series: Series, period: Days): DayValues {
  const byDay = new Map<string, DayValue>()
  const result: DayValues = { values: [], duplicates: 0, outside: 0, conflicts: [] }
  for (const [index, point] of series.points.entries()) {
    const value = readValue(point, series, index)
    const { day, at } = readDate(point[series.keys.date], series, index)
    if (day < period.start || day >= period.end) result.outside += 1
    else if (value !== null) addValue({ day, at, value })
  }
  function addValue(added: DayValue): void {
    const known = byDay.get(added.day)
    if (!known) byDay.set(added.day, added)
    else if (known.value === added.value) result.duplicates += 1
    else result.conflicts.push({ day: added.day, kept: known.value, other: added.value })
  }
  result.values = [...byDay.values()].toSorted((one, other) => (one.day < other.day ? -1 : 1))
  return result
}

function readDate(value: unknown, { pointer, keys }: Series, index: number): { day: string; at: number | null } {
  const text = toText(value) ?? ''
  const stamp = parseStamp(text)
  if (stamp) return { day: text.slice(0, 10), at: toInstant(stamp.local) * MINUTE + stamp.seconds * 1_000 }
  if (/^\d{4}-\d\d-\d\d$/.test(text) && isReal(text)) return { day: text, at: null }
  throw new UnreadableAnswer(`${pointer}/${index}/${keys.date}`, 'a date of the answer is not of the form YYYY-MM-DD')
}

function isReal(day: string): boolean {
  const number = dayNumber(day)
  return !Number.isNaN(number) && toDay(number) === day
}

/** The days of a period that have no value. */
export function findMissingDays(values: readonly DayValue[], period: Days): string[] {
  const known = new Set(values.map(({ day }) => day))
  const first = dayNumber(period.start)
  return Array.from({ length: countDays(period) }, (_, index) => toDay(first + index)).filter((day) => !known.has(day))
}
