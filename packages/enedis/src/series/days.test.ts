import { describe, expect, it } from 'vitest'
import { findMissingDays, readDays } from './days.js'
import type { Series } from './read-series.js'

const PERIOD = { start: '2026-10-24', end: '2026-10-27' }

const toSeries = (rows: readonly (readonly [date: unknown, value: unknown])[]): Series => ({
  quality: 'BRUT',
  step: null,
  points: rows.map(([d, v]) => ({ d, v })),
  pointer: '/points',
  keys: { value: 'v', date: 'd', step: 'p' },
})

describe('one value a day', () => {
  it('in order, with duplicates, conflicts and what was not asked for beside them', () => {
    const read = readDays(
      toSeries([
        ['2026-10-26', '3'],
        ['2026-10-24', '1'],
        ['2026-10-24', '1'],
        ['2026-10-24', 9],
        ['2026-10-25', null],
        ['2026-10-23', '7'],
        ['2026-10-27', '8'],
      ]),
      PERIOD,
    )
    expect(read.values).toEqual([
      { day: '2026-10-24', at: null, value: 1 },
      { day: '2026-10-26', at: null, value: 3 },
    ])
    expect(read).toMatchObject({ duplicates: 1, outside: 2, conflicts: [{ day: '2026-10-24', kept: 1, other: 9 }] })
    expect(findMissingDays(read.values, PERIOD)).toEqual(['2026-10-25'])
  })

  it('zero is a value', () => {
    expect(readDays(toSeries([['2026-10-24', '0']]), PERIOD).values).toEqual([
      { day: '2026-10-24', at: null, value: 0 },
    ])
  })

  it('a peak keeps its instant, and at midnight belongs to the day that begins', () => {
    const { values } = readDays(
      toSeries([
        ['2026-10-24 13:03:35', '4680'],
        ['2026-10-25 00:00:00', '10'],
        ['2026-10-26 00:00:00', '20'],
      ]),
      PERIOD,
    )
    expect(values.map(({ day, at }) => [day, new Date(at ?? 0).toISOString()])).toEqual([
      ['2026-10-24', '2026-10-24T11:03:35.000Z'],
      ['2026-10-25', '2026-10-24T22:00:00.000Z'],
      ['2026-10-26', '2026-10-25T23:00:00.000Z'],
    ])
  })

  it.each([
    ['2026-02-30', '/points/0/d'],
    ['24/10/2026', '/points/0/d'],
    ['2026-10-24+02:00', '/points/0/d'],
    [20_261_024, '/points/0/d'],
    [null, '/points/0/d'],
  ])('refuses the date %j', (date, pointer) => {
    expect(() => readDays(toSeries([[date, '1']]), PERIOD)).toThrow(expect.objectContaining({ pointer }))
  })
})
