import { describe, expect, test } from 'vitest'
import { readInstant } from './typed-times.js'

describe('an end of a window', () => {
  test.each<[unknown, string]>([
    [new Date(Date.UTC(2027, 11, 10, 8)), '2027-12-10T08:00:00.000Z'],
    ['2027-12-10', '2027-12-10'],
    ['10/12/2027', '2027-12-10'],
    ['2027-12-10 09:00:00 +0100', '2027-12-10T09:00:00+01:00'],
    ['2027-12-10T08:00:00.123Z', '2027-12-10T08:00:00.123Z'],
    ['2027-12-10T09:00+01:00', '2027-12-10T09:00:00+01:00'],
    ['2027-12-10T09:00', '2027-12-10T09:00:00'],
    ['2027-12-10 9:00:30', '2027-12-10T09:00:30'],
    ['2027-12-10 08:00:00 utc', '2027-12-10T08:00:00Z'],
  ])('%s', (value, expected) => {
    expect(readInstant(value)).toBe(expected)
  })

  test.each([
    '2027-02-31',
    '2027-02-31T09:00',
    '2027-12-10T25:00',
    '2027-12-10T09',
    'tomorrow',
    0,
    new Date(Number.NaN),
  ])('%s is none', (value) => {
    expect(readInstant(value)).toBeUndefined()
  })
})
