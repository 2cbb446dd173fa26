// A series in the form of v5, whatever generation it comes from.
import type { DayValue } from '../readings/day-values.js'
import { formatStamp } from '../readings/paris-time.js'
import type { MeteringResource, Series } from '../readings/resources.js'
import type { Range } from '../readings/windows.js'

const READING_TYPES: Readonly<Record<Series, Readonly<Record<string, string>>>> = {
  daily: { unit: 'Wh', measurement_kind: 'energy', aggregate: 'sum', measuring_period: 'P1D' },
  curve: { unit: 'W', measurement_kind: 'power', aggregate: 'average' },
  power: { unit: 'VA', measurement_kind: 'power', aggregate: 'maximum', measuring_period: 'P1D' },
}

export interface SeriesBody extends Range {
  resource: MeteringResource
  point: string
  days: ReadonlyMap<string, DayValue>
  /** Enedis stamps the end of an interval; MyElectricalData its beginning. Default `end`. */
  stamps?: 'end' | 'start' | undefined
  /** Of maximum powers; 2026 only. Default `P1D`. */
  step?: 'P1D' | 'P1M' | undefined
}

export function toV5Body({ resource, point, start, end, days, stamps = 'end' }: SeriesBody) {
  return {
    meter_reading: {
      usage_point_id: point,
      start,
      end,
      quality: findQuality(days) ?? 'BRUT',
      reading_type: READING_TYPES[resource.series],
      interval_reading: [...days].flatMap(([day, value]) => toReadings(day, value, stamps)),
    },
  }
}

/** Raw, unless every day says otherwise. */
export function findQuality(days: ReadonlyMap<string, DayValue>): string | undefined {
  const qualities = new Set([...days.values()].flatMap(({ quality }) => quality ?? []))
  return qualities.size === 1 ? [...qualities][0] : undefined
}

function toReadings(day: string, { intervals = [], energy, peak }: DayValue, stamps: 'end' | 'start') {
  return [
    ...intervals.map(([start, minutes, watts]) => ({
      value: String(watts),
      date: stampInterval(start, minutes, stamps),
      interval_length: `PT${minutes}M`,
      measure_type: 'B',
    })),
    ...(energy === undefined ? [] : [{ value: String(energy), date: day }]),
    ...(peak ? [{ value: String(peak[1]), date: peak[0] === null ? `${day} 00:00:00` : formatStamp(peak[0]) }] : []),
  ]
}

export function stampInterval(start: number, minutes: number, stamps: 'end' | 'start'): string {
  return formatStamp(stamps === 'end' ? start + minutes * 60_000 : start)
}
