// A series in the form of v5, whatever generation it comes from: JSON text.
import type { DayValue } from '../readings/day-values.js'
import type { MeteringResource, Series } from '../readings/resources.js'
import type { Range } from '../readings/windows.js'
import { type Stamps, type ValueNames, writeValues } from './written-values.js'

const READING_TYPES: Readonly<Record<Series, Readonly<Record<string, string>>>> = {
  daily: { unit: 'Wh', measurement_kind: 'energy', aggregate: 'sum', measuring_period: 'P1D' },
  curve: { unit: 'W', measurement_kind: 'power', aggregate: 'average' },
  power: { unit: 'VA', measurement_kind: 'power', aggregate: 'maximum', measuring_period: 'P1D' },
}
const NAMES: ValueNames = { value: 'value', date: 'date', length: 'interval_length', kind: 'measure_type' }

export interface SeriesBody extends Range {
  resource: MeteringResource
  point: string
  days: ReadonlyMap<string, DayValue>
  /** Default `end`. */
  stamps?: Stamps | undefined
  /** Of maximum powers; 2026 only. Default `P1D`. */
  step?: 'P1D' | 'P1M' | undefined
}

export function writeV5Body(series: SeriesBody): string {
  return `{"meter_reading":${writeMeterReading(series)}}`
}

/** What is in it, which Conso API answers alone. */
export function writeMeterReading({ resource, point, start, end, days, stamps = 'end' }: SeriesBody): string {
  const head = JSON.stringify({
    usage_point_id: point,
    start,
    end,
    quality: findQuality(days) ?? 'BRUT',
    reading_type: READING_TYPES[resource.series],
  })
  return `${head.slice(0, -1)},"interval_reading":[${writeValues(days, NAMES, stamps)}]}`
}

/** Raw, unless every day says otherwise. */
export function findQuality(days: ReadonlyMap<string, DayValue>): string | undefined {
  const qualities = new Set([...days.values()].flatMap(({ quality }) => quality ?? []))
  return qualities.size === 1 ? [...qualities][0] : undefined
}
