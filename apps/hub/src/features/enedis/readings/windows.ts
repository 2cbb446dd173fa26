// Which calls a request costs. Priced before the first one is made.
import { addDays } from '@hub/http'
import type { Series } from './resources.js'

/** Days from `start` to before `end`. */
export interface Range {
  start: string
  end: string
}

/** Days of one call. */
const DAYS_OF_A_CALL: Readonly<Record<Series, number>> = { curve: 7, daily: 365, power: 365 }

export function listDays({ start, end }: Range): string[] {
  const days: string[] = []
  for (let day = start; day < end; day = addDays(day, 1)) days.push(day)
  return days
}

/** The windows that cover the days, which are in order: none longer than a call may be. */
export function planWindows(days: readonly string[], series: Series): Range[] {
  const longest = DAYS_OF_A_CALL[series]
  const windows: Range[] = []
  let length = 0
  for (const day of days) {
    const last = windows.at(-1)
    if (last && last.end === day && length < longest) {
      last.end = addDays(day, 1)
      length += 1
    } else {
      windows.push({ start: day, end: addDays(day, 1) })
      length = 1
    }
  }
  return bridge(windows, days, series)
}

/** Several small gaps may cost more calls than everything from the first to the last. */
function bridge(windows: Range[], days: readonly string[], series: Series): Range[] {
  const [first] = days
  const last = days.at(-1)
  if (first === undefined || last === undefined) return windows
  const span: Range[] = []
  const end = addDays(last, 1)
  for (let start = first; start < end; ) {
    const next = addDays(start, DAYS_OF_A_CALL[series])
    span.push({ start, end: next < end ? next : end })
    start = next
  }
  return span.length < windows.length ? span : windows
}
