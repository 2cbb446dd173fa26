import { describe, expect, test } from 'vitest'
import { addDays, isCalendarDay, parseCalendarDay } from './calendar-day.js'

describe('isCalendarDay', () => {
  test.each(['2027-12-10', '2028-02-29', '2000-02-29', '0001-01-01', '9999-12-31'])('%s is a day', (text) => {
    expect(isCalendarDay(text)).toBe(true)
  })

  test.each([
    '',
    '2027-02-30',
    '2027-02-29',
    '1900-02-29',
    '2027-04-31',
    '2027-13-01',
    '2027-00-10',
    '2027-01-00',
    '2027-01-32',
    '0000-01-01',
    '2027-1-1',
    '27-01-01',
    '12027-01-01',
    '2027/01/01',
    '01-12-2027',
    '2027-01-01T00:00',
    '2027-01-01\n',
    ' 2027-01-01',
    '+2027-01-01',
    '２０２７-０１-０１',
    'today',
  ])('%j is none', (text) => {
    expect(isCalendarDay(text)).toBe(false)
  })
})

test.each([
  ['2027-12-10', 0, '2027-12-10'],
  ['2027-12-31', 1, '2028-01-01'],
  ['2028-02-28', 1, '2028-02-29'],
  ['2027-02-28', 1, '2027-03-01'],
  ['2027-01-01', 365, '2028-01-01'],
  ['2028-01-01', 365, '2028-12-31'],
  ['0001-01-01', 31, '0001-02-01'],
  ['9999-06-01', 365, '9999-12-31'],
])('%s + %i days = %s', (day, days, expected) => {
  expect(addDays(day, days)).toBe(expected)
})

describe('parseCalendarDay', () => {
  test.each<[unknown, string]>([
    ['1990-12-10', '1990-12-10'],
    ['10/12/1990', '1990-12-10'],
    [' 1990-12-10 ', '1990-12-10'],
    [new Date(1990, 11, 10), '1990-12-10'],
    [new Date('1990-12-10'), '1990-12-10'],
  ])('%s', (value, expected) => {
    expect(parseCalendarDay(value)).toBe(expected)
  })

  test.each([
    '1990-02-31',
    '31/02/1990',
    '10/12/90',
    'soon',
    7,
    null,
    new Date(Number.NaN),
    new Date(1990, 11, 10, 9, 30, 1),
  ])('%s is none', (value) => {
    expect(parseCalendarDay(value)).toBeUndefined()
  })
})

test.each([
  ['2027-12-10', true],
  ['2028-02-29', true],
  ['2027-02-29', false],
  ['2027-13-01', false],
  ['27-12-10', false],
  ['2027-12-10T00:00', false],
])('%s is a day: %s', (text, expected) => {
  expect(isCalendarDay(text)).toBe(expected)
})
