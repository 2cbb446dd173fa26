// What the gateway knows of one day of a series, whatever generation of the API said it. This is what the cache keeps.
import type { DailyEnergy, DailyMaxPower, LoadCurve } from '@hub/enedis-client'
import { readParisDay, toMidnight } from './paris-time.js'
import { addDays } from '@hub/http'
import { listDays, type Range } from './windows.js'

/** Instant in epoch milliseconds of the beginning, minutes, mean power in W. */
export type Interval = readonly [start: number, minutes: number, watts: number]
/** Instant in epoch milliseconds or null, apparent power in VA. */
export type Peak = readonly [at: number | null, voltAmperes: number]

export interface DayValue {
  /** `BRUT` or `BEST`. */
  quality: string | null
  /** From midnight to midnight, nothing missing. */
  isComplete: boolean
  intervals?: readonly Interval[]
  /** Wh */
  energy?: number
  peak?: Peak
  /** Of the three phases, where they were asked for and the point has them. */
  phases?: readonly (Peak | null)[]
}

export type DayValues = ReadonlyMap<string, DayValue>

export const hasValue = ({ intervals, energy, peak }: DayValue): boolean =>
  (intervals?.length ?? 0) > 0 || energy !== undefined || peak !== undefined

/** Days without a value are in the result too: Enedis has nothing for them. */
function fillDays(range: Range, quality: string | null): Map<string, DayValue> {
  return new Map(listDays(range).map((day) => [day, { quality, isComplete: false }]))
}

export function readCurve(curve: LoadCurve, range: Range): DayValues {
  const days = fillDays(range, curve.quality)
  const byDay = new Map<string, Interval[]>()
  for (const { start, minutes, watts } of curve) {
    const day = readParisDay(start)
    const intervals = byDay.get(day) ?? []
    if (intervals.length === 0) byDay.set(day, intervals)
    intervals.push([start, minutes, watts])
  }
  for (const [day, intervals] of byDay) {
    if (days.has(day)) days.set(day, { quality: curve.quality, isComplete: isWholeDay(day, intervals), intervals })
  }
  return days
}

/** Whatever the step, which may change: 23, 24 or 25 hours without a gap. */
function isWholeDay(day: string, intervals: readonly Interval[]): boolean {
  let reached = toMidnight(day)
  for (const [start, minutes] of intervals) {
    if (start > reached) return false
    reached = Math.max(reached, start + minutes * 60_000)
  }
  return reached >= toMidnight(addDays(day, 1))
}

export function readDailyEnergy({ days: points, quality }: DailyEnergy, range: Range): DayValues {
  const days = fillDays(range, quality)
  for (const { day, wattHours } of points) {
    if (days.has(day)) days.set(day, { quality, isComplete: true, energy: wattHours })
  }
  return days
}

export function readMaxPower({ peaks, phases, quality }: DailyMaxPower, range: Range): DayValues {
  const days = fillDays(range, quality)
  const byPhase =
    phases && [phases[1], phases[2], phases[3]].map((each) => new Map(each.map((peak) => [peak.day, peak])))
  for (const { day, at, voltAmperes } of peaks) {
    if (!days.has(day)) continue
    const ofPhases = byPhase?.map((each) => {
      const peak = each.get(day)
      return peak ? ([peak.at, peak.voltAmperes] as const) : null
    })
    days.set(day, { quality, isComplete: true, peak: [at, voltAmperes], ...(ofPhases && { phases: ofPhases }) })
  }
  return days
}

/** Of a window for which Enedis has nothing. */
export function readNothing(range: Range): DayValues {
  return fillDays(range, null)
}
