import { describe, expect, it } from 'vitest'
import { dayStart, MINUTE, parseStamp } from '../time/paris.js'
import { createLoadCurve } from './load-curve.js'
import { placePoints } from './place-points.js'
import { createPoints, type Points } from './points.js'

type Row = readonly [stamp: string, step: number, value: number | null]

function toPoints(rows: readonly Row[]): Points {
  const points = createPoints(rows.length)
  points.count = rows.length
  for (const [index, [stamp, step, value]] of rows.entries()) {
    points.ends[index] = parseStamp(`${stamp}:00`)?.local ?? Number.NaN
    points.steps[index] = step
    points.values[index] = value ?? Number.NaN
  }
  return points
}

const place = (rows: readonly Row[], start: string, end: string) =>
  placePoints(toPoints(rows), { start: dayStart(start), end: dayStart(end) })

/** UTC times of the beginnings, without their day. */
const times = ({ starts, count }: ReturnType<typeof placePoints>): string[] =>
  [...starts.subarray(0, count)].map((start) => new Date(start * MINUTE).toISOString().slice(11, 16))

const AUTUMN = ['2026-10-25', '2026-10-26'] as const
const SPRING = ['2026-03-29', '2026-03-30'] as const
const at = (day: string, labels: readonly string[], step: number): Row[] =>
  labels.map((label, index): Row => [`${day} ${label}`, step, index])

describe('the hours around a clock change, in literal stamps', () => {
  it.each([
    ['local time of the end', ['00:30', '01:00', '01:30', '02:00', '02:30', '02:00', '02:30', '03:00', '03:30']],
    [
      'local time of the beginning plus the step',
      ['00:30', '01:00', '01:30', '02:00', '02:30', '03:00', '02:30', '03:00', '03:30'],
    ],
  ])('autumn, half-hours, %s', (_, labels) => {
    const placed = place(at(AUTUMN[0], labels, 30), ...AUTUMN)
    expect(times(placed)).toEqual(['22:00', '22:30', '23:00', '23:30', '00:00', '00:30', '01:00', '01:30', '02:00'])
    expect(placed).toMatchObject({ duplicates: 0, conflicts: [], outside: 0 })
  })

  it.each([
    ['local time of the end', ['01:00', '02:00', '02:00', '03:00', '04:00']],
    ['local time of the beginning plus the step', ['01:00', '02:00', '03:00', '03:00', '04:00']],
  ])('autumn, hours, %s', (_, labels) => {
    expect(times(place(at(AUTUMN[0], labels, 60), ...AUTUMN))).toEqual(['22:00', '23:00', '00:00', '01:00', '02:00'])
  })

  it.each([
    ['local time of the end', ['01:00', '01:30', '03:00', '03:30', '04:00']],
    ['local time of the beginning plus the step', ['01:00', '01:30', '02:00', '03:30', '04:00']],
  ])('spring, half-hours, %s', (_, labels) => {
    const rows: Row[] = [[`${SPRING[0]} 00:30`, 30, 9], ...at(SPRING[0], labels, 30)]
    expect(times(place(rows, ...SPRING))).toEqual(['23:00', '23:30', '00:00', '00:30', '01:00', '01:30'])
  })

  it.each([
    ['local time of the end', ['01:00', '03:00', '04:00']],
    ['local time of the beginning plus the step', ['01:00', '02:00', '04:00']],
  ])('spring, hours, %s', (_, labels) => {
    expect(times(place(at(SPRING[0], labels, 60), ...SPRING))).toEqual(['23:00', '00:00', '01:00'])
  })

  it('a shuffled autumn night is put in order again', () => {
    const labels = ['02:30', '00:30', '03:30', '02:00', '02:30', '01:00', '02:00', '03:00', '01:30']
    const placed = place(at(AUTUMN[0], labels, 30), ...AUTUMN)
    expect(times(placed)).toEqual(['22:00', '22:30', '23:00', '23:30', '00:00', '00:30', '01:00', '01:30', '02:00'])
    expect(placed.duplicates).toBe(0)
  })

  it('an autumn night from the last point to the first, in steps that change, is the same night', () => {
    const rows: Row[] = [
      [`${AUTUMN[0]} 02:00`, 120, 1],
      [`${AUTUMN[0]} 02:30`, 30, 2],
      [`${AUTUMN[0]} 02:00`, 30, 3],
      [`${AUTUMN[0]} 02:15`, 15, 4],
      [`${AUTUMN[0]} 02:25`, 10, 5],
      [`${AUTUMN[0]} 03:00`, 35, 6],
      [`${AUTUMN[0]} 03:05`, 5, 7],
    ]
    const placed = place(rows.toReversed(), ...AUTUMN)
    expect(times(placed)).toEqual(['22:00', '00:00', '00:30', '01:00', '01:15', '01:25', '02:00'])
    expect([...placed.values]).toEqual([1, 2, 3, 4, 5, 6, 7])
    expect(placed).toMatchObject({ duplicates: 0, conflicts: [], outside: 0 })
  })

  const NIGHT = ['22:00', '22:30', '23:00', '23:30', '00:00', '00:30', '01:00', '01:30', '02:00']

  it.each([
    ['local time of the end', ['00:30', '01:00', '01:30', '02:00', '02:30', '02:00', '02:30', '03:00', '03:30']],
    [
      'local time of the beginning plus the step',
      ['00:30', '01:00', '01:30', '02:00', '02:30', '03:00', '02:30', '03:00', '03:30'],
    ],
  ])('a night in which any one half-hour is missing keeps the others where they are, %s', (_, labels) => {
    const night = at(AUTUMN[0], labels, 30)
    for (const [missing] of night.entries()) {
      const placed = place(night.toSpliced(missing, 1), ...AUTUMN)
      expect(times(placed)).toEqual(NIGHT.toSpliced(missing, 1))
      expect(placed).toMatchObject({ duplicates: 0, conflicts: [] })
    }
  })

  it.each([
    [
      30,
      ['01:30', '02:00', '02:30', '02:00', '02:30', '03:00'],
      ['23:00', '23:30', '00:00', '00:30', '01:00', '01:30'],
    ],
    [60, ['01:00', '02:00', '02:00', '03:00', '04:00'], ['22:00', '23:00', '00:00', '01:00', '02:00']],
    [60, ['01:00', '02:00', '03:00', '03:00', '04:00'], ['22:00', '23:00', '00:00', '01:00', '02:00']],
  ] as [number, string[], string[]][])(
    'a night of %i minutes in which every point comes twice is each point once: %j',
    (step, labels, expected) => {
      const night = at(AUTUMN[0], labels, step)
      for (const twice of [
        night.flatMap((row) => [row, row]),
        [...night, ...night],
        [...night, ...night].toReversed(),
      ]) {
        const placed = place(twice, ...AUTUMN)
        expect(times(placed)).toEqual(expected)
        expect([...placed.values]).toEqual(night.map(([, , value]) => value))
        expect(placed).toMatchObject({ duplicates: night.length, conflicts: [] })
      }
    },
  )

  it('a repeated stamp at once is the same interval again, not the second hour', () => {
    const rows: Row[] = [...at(AUTUMN[0], ['00:30', '01:00', '01:30', '02:00'], 30), [`${AUTUMN[0]} 02:00`, 30, 3]]
    expect(place(rows, ...AUTUMN)).toMatchObject({ count: 4, duplicates: 1, conflicts: [] })
  })
})

describe('a year of half-hours', () => {
  /** Stamps of a year, written by the other rule than the one they are read by: from the offset of the time zone database. */
  function writeYear(year: number, labels: 'end' | 'start'): Row[] {
    const offsets = new Intl.DateTimeFormat('sv-SE', {
      timeZone: 'Europe/Paris',
      dateStyle: 'short',
      timeStyle: 'short',
    })
    const toLocal = (instant: number) => Date.parse(`${offsets.format(instant).replace(' ', 'T')}:00Z`)
    const rows: Row[] = []
    const [first, last] = [dayStart(`${year}-01-01`) * MINUTE, dayStart(`${year + 1}-01-01`) * MINUTE]
    for (let start = first; start < last; start += 30 * MINUTE) {
      const local = labels === 'end' ? toLocal(start + 30 * MINUTE) : toLocal(start) + 30 * MINUTE
      rows.push([new Date(local).toISOString().slice(0, 16).replace('T', ' '), 30, rows.length])
    }
    return rows
  }

  it.each([
    [2026, 'end', 17_520],
    [2026, 'start', 17_520],
    [2028, 'end', 17_568],
    [2028, 'start', 17_568],
  ] as const)(
    '%i, stamped by the local time of the %s: %i distinct instants in order',
    (year, labels, count) => {
      const placed = place(writeYear(year, labels), `${year}-01-01`, `${year + 1}-01-01`)
      expect(placed).toMatchObject({ count, duplicates: 0, outside: 0, conflicts: [] })
      const isInOrder = placed.starts.every(
        (start, index) => index === 0 || start - (placed.starts[index - 1] ?? 0) === 30,
      )
      expect([isInOrder, new Set(placed.starts).size]).toEqual([true, count])
      expect(placed.values.every((value, index) => value === index)).toBe(true)
    },
    60_000,
  )
})

describe('what is wrong is reported beside the data', () => {
  const DAY = ['2026-11-10', '2026-11-11'] as const
  const labels = Array.from({ length: 47 }, (_, index) => new Date((index + 1) * 1_800_000).toISOString().slice(11, 16))
  const day: Row[] = [...at(DAY[0], labels, 30), [`${DAY[1]} 00:00`, 30, 47]]
  const facts = {
    usagePointId: '22516914714270',
    generation: '2026',
    direction: 'consumption',
    quality: 'BRUT',
    start: DAY[0],
    end: DAY[1],
  } as const
  const read = (rows: readonly Row[]) =>
    createLoadCurve(facts, toPoints(rows), { start: dayStart(DAY[0]), end: dayStart(DAY[1]) })

  it('a recorded day of 47 points has a hole at its end', () => {
    const curve = read(day.slice(0, 47))
    expect(curve).toMatchObject({ length: 47, isComplete: false })
    expect(curve.holes).toEqual([
      { start: Date.parse('2026-11-10T22:30:00Z'), end: Date.parse('2026-11-10T23:00:00Z') },
    ])
  })

  it('the point at the first midnight belongs to the day before, one after the end to the next', () => {
    const curve = read([[`${DAY[0]} 00:00`, 30, 5], ...day, [`${DAY[1]} 00:30`, 30, 6]])
    expect(curve).toMatchObject({ length: 48, outside: 2, isComplete: true })
  })

  it('identical repetitions are dropped, wherever they are', () => {
    expect(read(day.flatMap((row) => [row, row]))).toMatchObject({ length: 48, duplicates: 48, conflicts: [] })
    expect(read([...day, ...day])).toMatchObject({ length: 48, duplicates: 48, conflicts: [] })
  })

  it('another value for the same time is a conflict, the first one is kept', () => {
    const curve = read([...day, [`${DAY[0]} 12:00`, 30, 999]])
    const [start, end] = [Date.parse('2026-11-10T10:30:00Z'), Date.parse('2026-11-10T11:00:00Z')]
    expect(curve.conflicts).toEqual([{ start, end, watts: [23, 999] }])
    expect(curve.length).toBe(48)
  })

  it('an interval that reaches over another one is a conflict', () => {
    const curve = read([...day.slice(0, 2), [`${DAY[0]} 01:30`, 60, 500], ...day.slice(3)])
    expect(curve.conflicts).toHaveLength(1)
    expect(curve.holes).toHaveLength(1)
  })

  it.each([
    ['backwards', day.toReversed()],
    ['in any order', day.toSorted(([one], [other]) => one.charCodeAt(14) - other.charCodeAt(14))],
  ])('points %s are put in order', (_, rows) => {
    expect(read(rows).toArray()).toEqual(read(day).toArray())
  })

  it('null is a hole, and its neighbours stay where they are', () => {
    const curve = read(day.map(([stamp, step, value]): Row => [stamp, step, value === 10 ? null : value]))
    expect(curve.length).toBe(47)
    expect(curve.holes).toEqual([
      { start: Date.parse('2026-11-10T04:00:00Z'), end: Date.parse('2026-11-10T04:30:00Z') },
    ])
    expect(curve.toArray()[10]).toEqual({ start: Date.parse('2026-11-10T04:30:00Z'), minutes: 30, watts: 11 })
  })

  it.each([
    [
      'before it',
      [
        [`${DAY[0]} 12:00`, 30, null],
        [`${DAY[0]} 12:00`, 30, 23],
      ],
    ],
    [
      'after it',
      [
        [`${DAY[0]} 12:00`, 30, 23],
        [`${DAY[0]} 12:00`, 30, null],
      ],
    ],
    [
      'over it',
      [
        [`${DAY[0]} 12:00`, 60, null],
        [`${DAY[0]} 12:00`, 30, 23],
      ],
    ],
  ] as [string, Row[]][])('null beside a value, %s, is neither a conflict nor a hole', (_, both) => {
    const curve = read([...day.slice(0, 23), ...both, ...day.slice(24)])
    expect(curve).toMatchObject({ length: 48, isComplete: true, conflicts: [] })
    expect(curve.toArray()).toEqual(read(day).toArray())
  })

  it('mixed steps of 5, 10, 15, 30 and 60 minutes', () => {
    const stamps: [string, number][] = [
      ['00:05', 5],
      ['00:15', 10],
      ['00:30', 15],
      ['01:00', 30],
      ['02:00', 60],
    ]
    const curve = read(stamps.map(([label, step], index): Row => [`${DAY[0]} ${label}`, step, index]))
    expect([...curve.toColumns().minutes]).toEqual([5, 10, 15, 30, 60])
    expect(curve.holes).toEqual([
      { start: Date.parse('2026-11-10T01:00:00Z'), end: Date.parse('2026-11-10T23:00:00Z') },
    ])
  })

  it('values with decimals are kept', () => {
    const curve = read(day.map(([stamp, step, value]): Row => [stamp, step, (value ?? 0) + 0.5]))
    expect(curve.toColumns().watts).toBeInstanceOf(Float64Array)
    expect(curve.toArray()[1]?.watts).toBe(1.5)
  })

  it('an empty answer is one hole', () => {
    expect(read([])).toMatchObject({ length: 0, isComplete: false })
    expect(JSON.parse(JSON.stringify(read(day)))).toMatchObject({ length: 48, unit: 'W', points: read(day).toArray() })
  })
})
