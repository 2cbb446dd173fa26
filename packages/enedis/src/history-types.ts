import type { CallOptions, Cursor } from '@hub/http'
import type { DailyEnergy, DailyMaxPower, LoadCurve } from './series/types.js'
import type { Period } from './parameters.js'

/** The series that have a history, and what one window of each holds. */
export interface HistoryData {
  dailyConsumption: DailyEnergy
  dailyProduction: DailyEnergy
  consumptionLoadCurve: LoadCurve
  productionLoadCurve: LoadCurve
  dailyMaxPower: DailyMaxPower
}

export type HistorySeries = keyof HistoryData

export interface HistoryParameters<Series extends HistorySeries> extends Period {
  series: Series
  /** Where to go on: the `next` of a page, or the `cursor` of the error that ended it. Default: from `start`. */
  cursor?: Cursor | undefined
  /** Of `dailyMaxPower`: see `MaxPowerParameters`. */
  phases?: boolean | undefined
  /** Of `dailyMaxPower`. */
  step?: 'P1D' | 'P1M' | undefined
  /** Days of one window. Default 7 for curves, 365 otherwise. */
  windowDays?: number | undefined
}

export interface HistoryProgress {
  /** Days that are done. */
  done: number
  /** Days in all. */
  total: number
  /** The last day that is done, `YYYY-MM-DD`. */
  day: string
}

/** Limits hold for each window. `priority` is `background` unless given. */
export interface HistoryOptions extends CallOptions {
  /** Called after each window. */
  onProgress?: ((progress: HistoryProgress) => void) | undefined
}

/** One window of a history. */
export interface HistoryWindow<Series extends HistorySeries> {
  start: string
  end: string
  /** Null when Enedis has nothing for these days (`no_data`); the history goes on. */
  data: HistoryData[Series] | null
  /** Asks for the next window; null after the last one. */
  next: string | null
}
