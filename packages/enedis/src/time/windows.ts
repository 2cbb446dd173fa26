import { dayNumber, toDay } from './paris.js'

/** Days from `start`, included, to `end`, excluded; both `YYYY-MM-DD`. */
export interface Days {
  start: string
  end: string
}

/** How many days a period has. */
export function countDays({ start, end }: Days): number {
  return dayNumber(end) - dayNumber(start)
}

/**
 * Where the window of at most so many days from `start` ends. With `isMonthly` at the beginning of a month, if it reaches one, so that no
 * month is in two windows.
 */
export function findWindowEnd({ start, end }: Days, maxDays: number, isMonthly = false): string {
  const longest = toDay(dayNumber(start) + maxDays)
  if (longest >= end) return end
  const month = `${longest.slice(0, 8)}01`
  return isMonthly && month > start ? month : longest
}

/** A period as windows of at most so many days, in order: each begins where the one before it ends, so that every day is in one of them. */
export function splitPeriod({ start, end }: Days, maxDays: number, isMonthly = false): Days[] {
  const windows: Days[] = []
  for (let first = start; first < end; first = windows.at(-1)?.end ?? end)
    windows.push({ start: first, end: findWindowEnd({ start: first, end }, maxDays, isMonthly) })
  return windows
}

/** Both halves of a period of two days or more. */
export function halvePeriod(period: Days): [first: Days, second: Days] {
  const middle = toDay(dayNumber(period.start) + Math.ceil(countDays(period) / 2))
  return [
    { start: period.start, end: middle },
    { start: middle, end: period.end },
  ]
}
