import { addDays } from '@hub/http'
import { type DayValue, hasValue } from './day-values.js'
import { findNextMorning, readParisDay } from './paris-time.js'

const HOUR = 3_600_000
/** Of days that will not change. */
const DEFAULT_CACHE_LIFE = 24 * HOUR
const NOTHING_LIFE = HOUR

/**
 * How long a day is kept, in epoch milliseconds: one that is whole and at least two days old for long; yesterday's, or one with a gap, until
 * Enedis publishes again; that there is nothing, an hour.
 */
export function findExpiry(day: string, value: DayValue, now: number): number {
  const nothingEnds = now + NOTHING_LIFE
  const morning = findNextMorning(now)
  if (!hasValue(value)) return Math.min(nothingEnds, isOld(day, now) ? nothingEnds : morning)
  return value.isComplete && isOld(day, now) ? now + DEFAULT_CACHE_LIFE : morning
}

function isOld(day: string, now: number): boolean {
  return addDays(day, 2) <= readParisDay(now)
}
