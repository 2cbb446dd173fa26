import { joinFacts } from './join-facts.js'
import { type DayValues, findMissingDays } from './days.js'
import type { DailyMaxPower, MaxPowerPeak, SeriesFacts } from './types.js'

type Facts = Omit<SeriesFacts, 'duplicates' | 'outside' | 'direction'> & Pick<DailyMaxPower, 'step'>

/**
 * Peaks out of the series of one answer.
 *
 * @param phases Those of the three phases; undefined when they were not asked for
 */
export function createMaxPower(facts: Facts, read: DayValues, phases: readonly DayValues[] | undefined): DailyMaxPower {
  const [one = [], two = [], three = []] = (phases ?? []).map(toPeaks)
  const hasPhases = one.length + two.length + three.length > 0
  return withIterator({
    ...facts,
    direction: 'consumption',
    unit: 'VA',
    peaks: toPeaks(read),
    phases: hasPhases ? { 1: one, 2: two, 3: three } : null,
    holes: facts.step === 'P1M' ? [] : findMissingDays(read.values, facts),
    duplicates: read.duplicates,
    outside: read.outside,
    conflicts: read.conflicts.map(({ day, kept, other }) => ({ day, voltAmperes: [kept, other] })),
  })
}

/** Windows that follow each other, as one. */
export function joinMaxPower(windows: readonly DailyMaxPower[]): DailyMaxPower {
  return windows.reduce((one, other) => {
    const phase = (number: 1 | 2 | 3) => [...(one.phases?.[number] ?? []), ...(other.phases?.[number] ?? [])]
    return withIterator({
      ...joinFacts(one, other),
      step: one.step,
      direction: 'consumption',
      unit: 'VA',
      peaks: [...one.peaks, ...other.peaks],
      phases: one.phases || other.phases ? { 1: phase(1), 2: phase(2), 3: phase(3) } : null,
      holes: [...one.holes, ...other.holes],
      conflicts: [...one.conflicts, ...other.conflicts],
    })
  })
}

function toPeaks({ values }: DayValues): MaxPowerPeak[] {
  return values.map(({ day, at, value }) => ({ day, at, voltAmperes: value }))
}

function withIterator(power: Omit<DailyMaxPower, typeof Symbol.iterator>): DailyMaxPower {
  return Object.defineProperty(power, Symbol.iterator, {
    value: () => power.peaks[Symbol.iterator](),
    enumerable: false,
  }) as DailyMaxPower
}
