import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isTimeOfDay, toEpochMilliseconds, toIsoDateTime } from './date-time.js'

describe('toIsoDateTime', () => {
  test.each([
    ['Ruby, winter', '2027-12-10 09:00:00 +0100', '2027-12-10T09:00:00+01:00'],
    ['Ruby, summer', '2027-07-10 09:00:00 +0200', '2027-07-10T09:00:00+02:00'],
    ['Ruby, overseas', '2027-07-10 09:00:00 -0400', '2027-07-10T09:00:00-04:00'],
    ['a zone name', '2021-09-08 12:00:00 UTC', '2021-09-08T12:00:00Z'],
    ['the name of the French winter', '2027-12-10 09:00:00 CET', '2027-12-10T09:00:00+01:00'],
    ['the name of the French summer', '2027-07-10 09:00:00 CEST', '2027-07-10T09:00:00+02:00'],
    ['ISO 8601', '2027-12-10T09:00:00+01:00', '2027-12-10T09:00:00+01:00'],
    ['ISO 8601 with milliseconds', '2027-12-10T08:00:00.250Z', '2027-12-10T08:00:00.250Z'],
    ['a leap day', '2028-02-29 00:00:00 +0100', '2028-02-29T00:00:00+01:00'],
  ])('%s', (_label, text, expected) => {
    expect(toIsoDateTime(text)).toBe(expected)
  })

  test.each([
    ['no offset', '2027-12-10 09:00:00'],
    ['a day', '2027-12-10'],
    ['an impossible day', '2027-02-31 09:00:00 +0100'],
    ['an hour 24', '2027-12-10 24:00:00 +0100'],
    ['a minute 60', '2027-12-10 09:60:00 +0100'],
    ['an offset out of range', '2027-12-10 09:00:00 +9900'],
    ['an unknown zone', '2027-12-10 09:00:00 PST'],
    ['French order', '10/12/2027 09:00:00 +0100'],
    ['a line break after it', '2027-12-10 09:00:00 +0100\n'],
    ['nothing', ''],
  ])('%s is no instant', (_label, text) => {
    expect(toIsoDateTime(text)).toBeUndefined()
    expect(toEpochMilliseconds(text)).toBeUndefined()
  })
})

test('the same instant in any form is the same number', () => {
  const instant = Date.UTC(2027, 11, 10, 8)
  for (const text of ['2027-12-10 09:00:00 +0100', '2027-12-10 08:00:00 UTC', '2027-12-10T08:00:00Z']) {
    expect(toEpochMilliseconds(text)).toBe(instant)
  }
})

test('whatever instant Ruby writes is read back', () => {
  const offsets = fc.integer({ min: -12 * 4, max: 14 * 4 }).map((quarters) => quarters * 15)
  const instants = fc.date({ min: new Date('1970-01-02'), max: new Date('2999-12-30'), noInvalidDate: true })
  const written = (date: Date, offset: number): string => {
    const local = new Date(date.getTime() + offset * 60_000).toISOString()
    const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60]
    const sign = offset < 0 ? '-' : '+'
    return `${local.slice(0, 10)} ${local.slice(11, 19)} ${sign}${String(hours * 100 + minutes).padStart(4, '0')}`
  }
  fc.assert(
    fc.property(instants, offsets, (date, offset) => {
      const seconds = Math.floor(date.getTime() / 1000) * 1000
      expect(toEpochMilliseconds(written(date, offset))).toBe(seconds)
    }),
  )
})

test.each([
  ['9:00', true],
  ['09:00', true],
  ['23:59:59', true],
  ['24:00', false],
  ['9', false],
  ['09:60', false],
])('%s is a time of day: %s', (text, expected) => {
  expect(isTimeOfDay(text)).toBe(expected)
})
