import * as fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { dayNumber, dayText, getWeekday } from './calendar-day.js'

const anyDay = fc.integer({ min: -719_528, max: 2_932_896 }) // 0000-01-01 to 9999-12-31

describe('days as numbers', () => {
  test('agree with Temporal on every day of the years 0 to 9999', () => {
    fc.assert(
      fc.property(anyDay, (number) => {
        const day = Temporal.PlainDate.from('1970-01-01').add({ days: number })
        expect(dayText(number)).toBe(day.toString())
        expect(dayNumber(day.toString())).toBe(number)
        expect(getWeekday(number)).toBe(day.dayOfWeek)
      }),
      { numRuns: 2_000 },
    )
  })

  test.each([
    ['1970-01-01', 0, 4],
    ['1969-12-31', -1, 3],
    ['2000-02-29', 11_016, 2],
    ['2027-06-07', 20_976, 1],
  ])('%s', (text, number, weekday) => {
    expect(dayNumber(text)).toBe(number)
    expect(dayText(number)).toBe(text)
    expect(getWeekday(number)).toBe(weekday)
  })

  test.each([
    '2027-02-30',
    '2027-02-29',
    '2027-13-01',
    '2027-00-10',
    '2027-01-00',
    '2027-1-1',
    '27-01-01',
    '',
    ' 2027-01-01',
    '2027-01-01\n',
  ])('%j is not a day', (text) => {
    expect(() => dayNumber(text)).toThrow(RangeError)
  })
})
