import { describe, expect, test } from 'vitest'
import { isSameMinute, wallClock } from './wall-clock.js'

describe('wallClock', () => {
  test.each([
    ['RDV-SP, sent', '2027-12-10 09:00:00', '2027-12-10T09:00:00'],
    ['RDV-SP, in its tests', '2027-12-10T09:00:00', '2027-12-10T09:00:00'],
    ['Paris', '2027-12-10T09:00', '2027-12-10T09:00:00'],
    ['ANTS, as documented', '2027-12-10 09:00', '2027-12-10T09:00:00'],
    ['the hub, whose Z means nothing', '2027-07-10T09:00Z', '2027-07-10T09:00:00'],
    ['an offset, which means nothing either', '2027-07-10T09:00:00+02:00', '2027-07-10T09:00:00'],
    ['fractions of a second', '2027-12-10T09:00:59.999', '2027-12-10T09:00:59'],
    ['a leap day', '2028-02-29 00:00', '2028-02-29T00:00:00'],
    ['the last minute of a day', '2027-12-31 23:59', '2027-12-31T23:59:00'],
  ])('%s', (_label, text, expected) => {
    expect(wallClock(text)).toBe(expected)
  })

  test.each([
    ['an unencoded + that became a space', '2027-12-10T09:00:00 02:00'],
    ['a day without time', '2027-12-10'],
    ['an impossible day', '2027-02-29 09:00'],
    ['a day 31 in a month of 30', '2027-11-31 09:00'],
    ['a leap day of 2100', '2100-02-29 09:00'],
    ['a month 13', '2027-13-01 09:00'],
    ['a day 0', '2027-12-00 09:00'],
    ['the hour 24', '2027-12-10 24:00'],
    ['the minute 60', '2027-12-10 09:60'],
    ['French order', '10/12/2027 09:00'],
    ['a line break after it', '2027-12-10 09:00\n'],
    ['nothing', ''],
  ])('%s is no time', (_label, text) => {
    expect(wallClock(text)).toBeUndefined()
  })
})

describe('isSameMinute', () => {
  test.each([
    ['2027-12-10 09:00:00', '2027-12-10T09:00:59', true],
    ['2027-12-10T09:00Z', '2027-12-10T09:00+02:00', true],
    ['2027-12-10 09:00', '2027-12-10 09:01', false],
    ['2027-12-10 09:00', '2027-12-11 09:00', false],
    ['no time', 'no time', false],
  ])('%s and %s: %s', (one, other, expected) => {
    expect(isSameMinute(one, other)).toBe(expected)
    expect(isSameMinute(other, one)).toBe(expected)
  })
})
