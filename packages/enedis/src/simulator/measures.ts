import { dayNumber, MINUTE, parisOffset, toDay } from '../time/paris.js'
import { computeDay, computeEnergy, computePeak, isNight, type SimulatedInterval } from './curves.js'
import { createRefusal } from './errors.js'
import { listDays, type Question } from './question.js'
import type { EnedisState } from './state.js'

/** A value as it is written in an answer; null is a hole of 2026. */
export interface WrittenPoint {
  value: number | null
  date: string
  step?: number
}

/** @throws Refusal 404 when there is no value at all */
export function computeCurve(question: Question, state: EnedisState): WrittenPoint[] {
  const { meter, direction } = question
  return orNoData(
    listDays(question, state).flatMap(({ day, hasValues }) =>
      write(computeDay(meter, state.seed, direction, day), hasValues, meter.holesAreNull).map(
        ({ interval, value }) => ({
          value,
          date: formatEnd(interval, state),
          step: interval.step,
        }),
      ),
    ),
  )
}

/** @throws Refusal 404 when there is no value at all */
export function computeDailyEnergy(question: Question, state: EnedisState): WrittenPoint[] {
  const { meter, direction } = question
  return orNoData(
    listDays(question, state).flatMap(({ day, hasValues }) =>
      write([day], hasValues, meter.holesAreNull).map(({ value }) => ({
        value: value === null ? null : computeEnergy(meter, state.seed, direction, day),
        date: day,
      })),
    ),
  )
}

/**
 * The peaks of days or months.
 *
 * @param phase 0: of the whole point
 * @throws Refusal 404 when there is no value at all
 */
export function computePeaks(question: Question, state: EnedisState, step: string, phase = 0): WrittenPoint[] {
  const { meter } = question
  const peaks = listDays(question, state)
    .filter(({ hasValues }) => hasValues)
    .map(({ day }) => computePeak(meter, state.seed, day, phase))
  const chosen =
    step === 'P1M'
      ? [...Map.groupBy(peaks, ({ day }) => day.slice(0, 7)).values()].map((month) =>
          month.reduce((one, other) => (other.voltAmperes > one.voltAmperes ? other : one)),
        )
      : peaks
  return orNoData(
    chosen.map(({ day, second, voltAmperes }) => ({
      value: voltAmperes,
      date: `${day} ${new Date(second * 1_000).toISOString().slice(11, 19)}`,
    })),
  )
}

/** Readings of the registers at midnight of each day: of peak hours, of off-peak hours, of both. */
export function computeIndexes(question: Question, state: EnedisState) {
  const { meter, direction, start, end } = question
  const days = new Map(listDays(question, state).map(({ day, hasValues }) => [day, hasValues]))
  const sums = { day: 0, night: 0 }
  const [peak, offPeak, total]: [Reading[], Reading[], Reading[]] = [[], [], []]
  for (let number = dayNumber(meter.activatedOn); number < dayNumber(end); number++) {
    const day = toDay(number)
    if (day >= start && days.get(day)) {
      const [high, low] = [Math.round(sums.day), Math.round(sums.night)]
      peak.push({ d: day, v: high, iv: 0 })
      offPeak.push({ d: day, v: low, iv: 0 })
      total.push({ d: day, v: high + low, iv: 0 })
    }
    for (const { watts, step, start: begin } of computeDay(meter, state.seed, direction, day))
      sums[isNight(begin) ? 'night' : 'day'] += (watts * step) / 60
  }
  if (total.length === 0) throw createRefusal('no_data_found')
  return { peak, offPeak, total }
}

interface Reading {
  d: string
  v: number
  iv: number
}

function write<Interval>(intervals: readonly Interval[], hasValues: boolean, isNull: boolean) {
  if (!hasValues && !isNull) return []
  return intervals.map((interval) => ({
    interval,
    value: hasValues ? ((interval as { watts?: number }).watts ?? 0) : null,
  }))
}

/** The stamp of an interval: its end in local time, without offset; see `clockLabels` for the days on which clocks change. */
function formatEnd({ start, step }: SimulatedInterval, { switches }: EnedisState): string {
  const end = start + step
  const local = switches.clockLabels === 'end' ? end + parisOffset(end) : start + parisOffset(start) + step
  return new Date(local * MINUTE).toISOString().slice(0, 19).replace('T', ' ')
}

function orNoData(points: WrittenPoint[]): WrittenPoint[] {
  if (points.every(({ value }) => value === null)) throw createRefusal('no_data_found')
  return points
}
