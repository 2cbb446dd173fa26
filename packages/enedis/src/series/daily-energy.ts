import { dayNumber, dayStart, MINUTE, toDay } from '../time/paris.js'
import { type DayValues, findMissingDays } from './days.js'
import { joinFacts } from './join-facts.js'
import type { DailyEnergy, DailyEnergyColumns, DailyEnergyPoint, SeriesFacts } from './types.js'

type Facts = Omit<SeriesFacts, 'duplicates' | 'outside'>

/** Energy by day out of the values of one answer. */
export function createDailyEnergy(facts: Facts, read: DayValues): DailyEnergy {
  return new Energy(
    { ...facts, duplicates: read.duplicates, outside: read.outside },
    {
      days: read.values.map(({ day, value }) => ({ day, wattHours: value })),
      holes: findMissingDays(read.values, facts),
      conflicts: read.conflicts.map(({ day, kept, other }) => ({ day, wattHours: [kept, other] })),
    },
  )
}

/** Windows that follow each other, as one. */
export function joinDailyEnergy(windows: readonly DailyEnergy[]): DailyEnergy {
  return windows.reduce(
    (one, other) =>
      new Energy(joinFacts(one, other), {
        days: [...one.days, ...other.days],
        holes: [...one.holes, ...other.holes],
        conflicts: [...one.conflicts, ...other.conflicts],
      }),
  )
}

type Content = Pick<DailyEnergy, 'days' | 'holes' | 'conflicts'>

class Energy implements DailyEnergy {
  readonly usagePointId: string
  readonly generation: DailyEnergy['generation']
  readonly direction: DailyEnergy['direction']
  readonly unit = 'Wh'
  readonly start: string
  readonly end: string
  readonly quality: string | null
  readonly days: readonly DailyEnergyPoint[]
  readonly holes: readonly string[]
  readonly duplicates: number
  readonly outside: number
  readonly conflicts: DailyEnergy['conflicts']

  constructor(facts: SeriesFacts, { days, holes, conflicts }: Content) {
    this.usagePointId = facts.usagePointId
    this.generation = facts.generation
    this.direction = facts.direction
    this.start = facts.start
    this.end = facts.end
    this.quality = facts.quality
    this.days = days
    this.holes = holes
    this.duplicates = facts.duplicates
    this.outside = facts.outside
    this.conflicts = conflicts
  }

  toColumns(): DailyEnergyColumns {
    const starts = this.days.map(({ day }) => dayStart(day))
    const ends = this.days.map(({ day }) => dayStart(toDay(dayNumber(day) + 1)))
    return {
      start: Float64Array.from(starts, (minute) => minute * MINUTE),
      minutes: Uint16Array.from(starts, (minute, index) => (ends[index] as number) - minute),
      wattHours: Float64Array.from(this.days, ({ wattHours }) => wattHours),
    }
  }

  [Symbol.iterator](): Iterator<DailyEnergyPoint> {
    return this.days[Symbol.iterator]()
  }
}
