import type { HistoryData } from '../history-types.js'
import type { OperationName } from '../operations.js'
import { dayStart } from '../time/paris.js'
import type { Days } from '../time/windows.js'
import { createDailyEnergy, joinDailyEnergy } from './daily-energy.js'
import { type DayValues, readDays } from './days.js'
import { createEmptyLoadCurve, createLoadCurve, joinLoadCurves } from './load-curve.js'
import { createMaxPower, joinMaxPower } from './max-power.js'
import { parseBytes } from './read-json.js'
import { readLoadCurve } from './read-load-curve.js'
import { type Expected, readSeries } from './read-series.js'
import type { DailyEnergy, DailyMaxPower, LoadCurve } from './types.js'

/** What is asked for, whatever the kind of series. */
export interface Asked extends Days {
  usagePointId: string
  generation: Expected['generation']
  phases: boolean
  step: 'P1D' | 'P1M'
}

/** How one kind of series is asked for, read and joined. */
export interface SeriesKind<Data> {
  /** Of 2026; that of v5 has `V5` at its end. */
  operation: OperationName
  isCurve: boolean
  read(answer: Uint8Array, asked: Asked): Data
  /** What there is to say of days for which Enedis has nothing. */
  createEmpty(asked: Asked): Data
  join(windows: readonly Data[]): Data
}

type Direction = Expected['direction']

const NO_VALUES: DayValues = { values: [], duplicates: 0, outside: 0, conflicts: [] }

function daily(operation: OperationName, direction: Direction): SeriesKind<DailyEnergy> {
  return {
    operation,
    isCurve: false,
    read(bytes, asked) {
      const series = readSeries(parseBytes(bytes), { ...asked, direction, unit: 'Wh', quantity: 'EA' })
      return createDailyEnergy({ ...toFacts(asked), direction, quality: series.quality }, readDays(series, asked))
    },
    createEmpty: (asked) => createDailyEnergy({ ...toFacts(asked), direction, quality: null }, NO_VALUES),
    join: joinDailyEnergy,
  }
}

function curve(operation: OperationName, direction: Direction): SeriesKind<LoadCurve> {
  return {
    operation,
    isCurve: true,
    read(bytes, asked) {
      const { quality, points } = readLoadCurve(bytes, { ...asked, direction, unit: 'W', quantity: 'PA' })
      return createLoadCurve({ ...toFacts(asked), direction, quality }, points, toSpan(asked))
    },
    createEmpty: (asked) => createEmptyLoadCurve({ ...toFacts(asked), direction, quality: null }, toSpan(asked)),
    join: joinLoadCurves,
  }
}

const maxPower: SeriesKind<DailyMaxPower> = {
  operation: 'dailyMaxPower',
  isCurve: false,
  read(bytes, asked) {
    const answer = parseBytes(bytes)
    const find = (quantity: string) => readSeries(answer, { ...asked, direction: 'consumption', unit: 'VA', quantity })
    const series = find('PMA')
    const phases = asked.phases ? ['PMA1', 'PMA2', 'PMA3'].map((name) => readDays(find(name), asked)) : undefined
    const facts = { ...toFacts(asked), quality: series.quality, step: asked.step }
    return createMaxPower(facts, readDays(series, asked), phases)
  },
  createEmpty: (asked) => createMaxPower({ ...toFacts(asked), quality: null, step: asked.step }, NO_VALUES, undefined),
  join: joinMaxPower,
}

/** Every kind of series that has windows. */
export const seriesKinds: { readonly [Name in keyof HistoryData]: SeriesKind<HistoryData[Name]> } = {
  dailyConsumption: daily('dailyConsumption', 'consumption'),
  dailyProduction: daily('dailyProduction', 'production'),
  consumptionLoadCurve: curve('consumptionLoadCurve', 'consumption'),
  productionLoadCurve: curve('productionLoadCurve', 'production'),
  dailyMaxPower: maxPower,
}

function toFacts({ usagePointId, generation, start, end }: Asked) {
  return { usagePointId, generation, start, end }
}

function toSpan({ start, end }: Days) {
  return { start: dayStart(start), end: dayStart(end) }
}
