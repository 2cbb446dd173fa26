import { addDays } from '@hub/http'
import { describe, expect, it } from 'vitest'
import { countDays, type Days, halvePeriod, splitPeriod } from './windows.js'

const FIRST = '2020-01-01'
const DAYS = 4_018

/** Numbers that are the same in every run. */
function* numbers(seed: number): Generator<number, never> {
  for (let state = seed; ; ) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    yield state / 2 ** 32
  }
}

/** The days of windows, one by one, by the calendar of another module. */
function listDays(windows: readonly Days[]): string[] {
  return windows.flatMap(({ start, end }) => {
    const days: string[] = []
    for (let day = start; day < end; day = addDays(day, 1)) days.push(day)
    return days
  })
}

describe('splitPeriod', () => {
  it('gives every day asked for once, for any start and end in 2020 to 2030', () => {
    const random = numbers(7)
    const below = (limit: number): number => Math.floor(random.next().value * limit)
    for (let round = 0; round < 300; round++) {
      const first = below(DAYS)
      const length = 1 + below(round % 2 === 0 ? 40 : DAYS - first)
      const period = { start: addDays(FIRST, first), end: addDays(FIRST, first + length) }
      const maxDays = [1, 2, 3, 7, 365][below(5)] ?? 7
      const windows = splitPeriod(period, maxDays)
      expect(listDays(windows)).toEqual(listDays([period]))
      expect(Math.max(...windows.map(countDays))).toBeLessThanOrEqual(maxDays)
    }
  })

  it('shares the day between two windows', () => {
    expect(splitPeriod({ start: '2026-10-20', end: '2026-11-05' }, 7)).toEqual([
      { start: '2026-10-20', end: '2026-10-27' },
      { start: '2026-10-27', end: '2026-11-03' },
      { start: '2026-11-03', end: '2026-11-05' },
    ])
  })
})

describe('halvePeriod', () => {
  it.each([2, 3, 7, 8, 365])('of %i days leaves none out', (days) => {
    const period = { start: '2026-02-20', end: addDays('2026-02-20', days) }
    const halves = halvePeriod(period)
    expect(listDays(halves)).toEqual(listDays([period]))
    for (const half of halves) expect(countDays(half)).toBeLessThan(days)
  })
})
