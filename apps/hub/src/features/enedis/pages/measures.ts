// The measures that a page of a point shows: as a plot, as a table, and to be taken away.
import type { DayValue } from '../readings/day-values.js'
import { formatStamp } from '../readings/paris-time.js'
import { findResource, type MeteringResource } from '../readings/resources.js'
import type { PeriodName } from './shown-period.js'

export type Flow = 'consommation' | 'production'

export interface Measure {
  /** Day, or local time at which the interval begins. */
  at: string
  /** Null where Enedis has none. */
  value: number | null
}

export interface Measures {
  unit: 'Wh' | 'W'
  rows: readonly Measure[]
}

/** One day is shown by its load curve, more by the energy of each day. */
export function chooseResource(period: PeriodName, flow: Flow): MeteringResource {
  const isCurve = period === 'jour'
  if (flow === 'production') return findResource(isCurve ? 'plc' : 'dp')
  return findResource(isCurve ? 'clc' : 'dc')
}

export function toMeasures({ series }: MeteringResource, days: ReadonlyMap<string, DayValue>): Measures {
  if (series !== 'curve') {
    return { unit: 'Wh', rows: [...days].map(([day, { energy = null }]) => ({ at: day, value: energy })) }
  }
  const rows = [...days.values()].flatMap(({ intervals = [] }) =>
    intervals.map(([start, , watts]) => ({ at: formatStamp(start), value: watts })),
  )
  return { unit: 'W', rows }
}

export function measuresToCsv({ unit, rows }: Measures): string {
  const lines = rows.map(({ at, value }) => `${at},${value ?? ''},${unit}`)
  return ['at,value,unit', ...lines, ''].join('\r\n')
}
