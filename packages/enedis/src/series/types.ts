import type { Generation } from '../generation.js'

/** An interval of time, in epoch milliseconds; `end` is excluded. */
export interface Interval {
  start: number
  end: number
}

/** What is known of any series. */
export interface SeriesFacts {
  usagePointId: string
  /** The generation that answered. */
  generation: Generation
  direction: 'consumption' | 'production'
  /** First day asked for, `YYYY-MM-DD`. */
  start: string
  /** The day after the last one asked for. */
  end: string
  /** `BRUT` raw, `BEST` corrected; null when the answer does not say. */
  quality: string | null
  /** Values that came twice, identical, and were dropped. */
  duplicates: number
  /** Values outside the days asked for, which were dropped. */
  outside: number
}

/** The mean power of one interval. */
export interface LoadCurvePoint {
  /** Beginning, epoch milliseconds. Enedis stamps the end. */
  start: number
  /** Length in minutes: 5, 10, 15, 30 or 60. It may change within one curve. */
  minutes: number
  watts: number
}

/** A curve as columns; the same place of each belongs together. */
export interface LoadCurveColumns {
  /** Beginnings, epoch milliseconds. */
  start: Float64Array
  /** Lengths in minutes. */
  minutes: Uint16Array
  /** Whole watts, unless a value has decimals. */
  watts: Int32Array | Float64Array
}

/** Two values for the same time. The first one is kept. */
export interface LoadCurveConflict extends Interval {
  watts: [kept: number, other: number]
}

/** Mean power by interval, in order, each instant once. It keeps 4 bytes a point; everything else is computed when asked for. */
export interface LoadCurve extends SeriesFacts, Iterable<LoadCurvePoint> {
  unit: 'W'
  /** How many intervals have a value. */
  readonly length: number
  /** Whether every minute asked for has a value. */
  readonly isComplete: boolean
  /** Time without a value, in order: what is missing and what is null at Enedis. */
  holes: readonly Interval[]
  conflicts: readonly LoadCurveConflict[]
  /** The intervals as objects. */
  toArray(): LoadCurvePoint[]
  /** The curve as typed arrays, made anew by each call. */
  toColumns(): LoadCurveColumns
}

/** The energy of one day. */
export interface DailyEnergyPoint {
  /** `YYYY-MM-DD` */
  day: string
  /** Wh, measured from midnight to midnight in Paris: 23, 24 or 25 hours. */
  wattHours: number
}

export interface DailyEnergyColumns {
  /** Midnight in Paris at which the day begins, epoch milliseconds. */
  start: Float64Array
  /** Length of the day in minutes: 1380, 1440 or 1500. */
  minutes: Uint16Array
  wattHours: Float64Array
}

/** Energy by day, in order. */
export interface DailyEnergy extends SeriesFacts, Iterable<DailyEnergyPoint> {
  unit: 'Wh'
  days: readonly DailyEnergyPoint[]
  /** Days asked for without a value. */
  holes: readonly string[]
  /** Days with two values; the first one is kept. */
  conflicts: readonly { day: string; wattHours: [kept: number, other: number] }[]
  toColumns(): DailyEnergyColumns
}

/** The highest power of one day, or of one month. */
export interface MaxPowerPeak {
  /** `YYYY-MM-DD`; of a month, the day of its peak as Enedis stamps it. */
  day: string
  /** Instant of the peak, epoch milliseconds; null when only the day is known. */
  at: number | null
  voltAmperes: number
}

export interface DailyMaxPower extends SeriesFacts, Iterable<MaxPowerPeak> {
  unit: 'VA'
  direction: 'consumption'
  step: 'P1D' | 'P1M'
  /** Peaks of the whole point. */
  peaks: readonly MaxPowerPeak[]
  /** Of each phase, when they were asked for and the point has three. */
  phases: {
    readonly 1: readonly MaxPowerPeak[]
    readonly 2: readonly MaxPowerPeak[]
    readonly 3: readonly MaxPowerPeak[]
  } | null
  /** Days asked for without a peak; empty for months. */
  holes: readonly string[]
  conflicts: readonly { day: string; voltAmperes: [kept: number, other: number] }[]
}

/** One register of a meter. */
export interface IndexRegister {
  /** Physical quantity, `EA` for active energy. */
  quantity: string | null
  unit: string | null
  /** Calendar of time classes, the supplier's or the distributor's; null for the total of all classes. */
  calendar: { id: string | null; label: string | null; grid: string | null } | null
  /** Time class, such as peak hours; null for the total. */
  timeClass: { id: string | null; label: string | null } | null
  /** Code of the register. */
  code: string | null
  /** In order of time. `value` null is a hole. */
  readings: readonly IndexReading[]
}

export interface IndexReading {
  /** As Enedis writes it. */
  date: string
  /** Epoch milliseconds; a date alone is midnight in Paris. */
  at: number
  value: number | null
  /** Plausibility index of Enedis; null when absent. */
  plausibility: number | null
}

export interface EnedisIndexes extends Omit<SeriesFacts, 'duplicates' | 'outside'> {
  registers: readonly IndexRegister[]
}
