import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import { isImpossibleBirth, parseFrenchDate } from './birth-date.js'

const zone = process.env['TZ']
afterEach(() => {
  if (zone === undefined) delete process.env['TZ']
  else process.env['TZ'] = zone
})

describe('parseFrenchDate', () => {
  test.each([
    ['11/03/1980', '11/03/1980'],
    ['1980-03-11', '11/03/1980'],
    [' 11/03/1980 ', '11/03/1980'],
    ['29/02/2024', '29/02/2024'],
    ['29/02/2000', '29/02/2000'],
    ['31/12/1999', '31/12/1999'],
  ])('reads %s', (text, expected) => {
    expect(parseFrenchDate(text)).toBe(expected)
  })

  test.each([
    '31/02/1990',
    '29/02/2023',
    '29/02/1900',
    '31/04/1990',
    '03/25/1980',
    '11/03/80',
    '1/3/1980',
    '00/01/1980',
    '01/00/1980',
    '11-03-1980',
    '1980-02-30',
    '1980-03-11T00:00:00Z',
    '0080-03-11',
    '',
    19_800_311,
    null,
    new Date(Number.NaN),
  ])('refuses %s, which the server would drop without a word', (value) => {
    expect(parseFrenchDate(value)).toBeUndefined()
  })

  describe.each(['Europe/Paris', 'America/Martinique', 'Indian/Reunion', 'Pacific/Auckland', 'UTC'])('in %s', (tz) => {
    test('a Date at midnight keeps its day, local or UTC', () => {
      process.env['TZ'] = tz
      expect(parseFrenchDate(new Date(1980, 2, 11))).toBe('11/03/1980')
      expect(parseFrenchDate(new Date(2024, 6, 1))).toBe('01/07/2024')
      expect(parseFrenchDate(new Date('1980-03-11'))).toBe('11/03/1980')
      expect(parseFrenchDate(new Date('2024-07-01T00:00:00Z'))).toBe('01/07/2024')
    })

    test('any day of two centuries keeps its day, in each form', () => {
      process.env['TZ'] = tz
      const days = fc.date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
      fc.assert(
        fc.property(days, (instant) => {
          const iso = instant.toISOString().slice(0, 10)
          const [year = '', month = '', day = ''] = iso.split('-')
          const expected = `${day}/${month}/${year}`
          const local = new Date(Number(year), Number(month) - 1, Number(day))
          // Where clocks went forward at midnight, that day has none.
          fc.pre(local.getHours() === 0)
          expect([iso, expected, new Date(iso), local].map(parseFrenchDate)).toEqual(Array(4).fill(expected))
        }),
      )
    })

    test('a Date at another hour is no date', () => {
      process.env['TZ'] = tz
      expect(parseFrenchDate(new Date('1980-03-11T06:30:00Z'))).toBeUndefined()
    })
  })
})

test.each([
  ['12/02/2026', false],
  ['14/02/2026', true],
  ['12/02/2027', true],
  ['12/02/1896', false],
  ['01/02/1896', true],
  ['01/01/1990', false],
])('born %s, on 12 February 2026: impossible %s', (text, expected) => {
  const date = parseFrenchDate(text)
  expect(date !== undefined && isImpossibleBirth(date, Date.parse('2026-02-12T10:00:00Z'))).toBe(expected)
})
