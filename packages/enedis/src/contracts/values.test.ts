import { describe, expect, it } from 'vitest'
import { toDate, toOffPeakHours, toPower, toSegment } from './values.js'

describe('what Enedis writes in several ways', () => {
  it.each([
    ['2018-06-20+02:00', '2018-06-20'],
    ['2022-09-15T00:00:00+0200', '2022-09-15'],
    ['2022-09-15', '2022-09-15'],
    ['', null],
    [null, null],
    ['20/06/2018', null],
  ])('date %j', (text, day) => expect(toDate(text)).toBe(day))

  it.each([
    ['HC (22H30-6H30)', [{ from: '22:30', to: '06:30' }]],
    [
      'HC (0H54-6H54;11H54-13H54)',
      [
        { from: '00:54', to: '06:54' },
        { from: '11:54', to: '13:54' },
      ],
    ],
    ['HC', []],
  ])('off-peak hours %j', (text, ranges) => expect(toOffPeakHours(text)).toEqual({ text, ranges }))

  it('no off-peak hours', () => expect([toOffPeakHours(null), toOffPeakHours('')]).toEqual([null, null]))

  it.each([
    ['C5', 'C5'],
    [['C5', 'P4'], 'C5'],
    [[{ segment: 'P4' }], 'P4'],
    [{ segment: 'C1' }, 'C1'],
    [[], null],
    [undefined, null],
  ])('segment %j', (value, segment) => expect(toSegment(value)).toBe(segment))

  it.each([
    ['9 kVA', 9],
    ['12kVA', 12],
    ['6', 6],
    [6, 6],
    [{ unit: 'kVA', value: '250' }, 250],
    ['kVA', undefined],
  ])('power %j', (value, kilo) => expect(toPower(value)?.value).toBe(kilo))
})
