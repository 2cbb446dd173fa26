import { addDays, isCalendarDay } from '@hub/http'
import type { Range } from '../readings/windows.js'

export const PERIODS = { jour: 1, semaine: 7, mois: 30 } as const
export type PeriodName = keyof typeof PERIODS

export interface ShownPeriod extends Range {
  name: PeriodName
}

/**
 * The days that a page shows: of the chosen length, up to the chosen day.
 * @param lastEnd the last end that Enedis takes
 */
export function readShownPeriod(query: URLSearchParams, lastEnd: string): ShownPeriod {
  const asked = query.get('periode') ?? ''
  const name = Object.hasOwn(PERIODS, asked) ? (asked as PeriodName) : 'semaine'
  const day = query.get('jusqu-au') ?? ''
  const isUsable = isCalendarDay(day) && day >= '2015-01-01' && addDays(day, 1) <= lastEnd
  const end = isUsable ? addDays(day, 1) : lastEnd
  return { name, start: subtractDays(end, PERIODS[name]), end }
}

export function subtractDays(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - count * 86_400_000).toISOString().slice(0, 10)
}
