import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { findLastEnd, findNextMorning, formatStamp, readParisDay, toMidnight } from './paris-time.js'

test('days begin and end at midnight in Paris, in summer and in winter', () => {
  expect(new Date(toMidnight('2026-07-01')).toISOString()).toBe('2026-06-30T22:00:00.000Z')
  expect(new Date(toMidnight('2026-12-01')).toISOString()).toBe('2026-11-30T23:00:00.000Z')
  expect(readParisDay(Date.parse('2026-06-30T22:00:00Z'))).toBe('2026-07-01')
  expect(readParisDay(Date.parse('2026-06-30T21:59:59Z'))).toBe('2026-06-30')
})

test('stamps are local times without offset', () => {
  expect(formatStamp(Date.parse('2026-10-24T22:30:00Z'))).toBe('2026-10-25 00:30:00')
})

test('the next morning is 08:00 in Paris, also across the change of clocks', () => {
  const after = (text: string) => new Date(findNextMorning(Date.parse(text))).toISOString()
  expect(after('2026-07-01T05:59:00Z')).toBe('2026-07-01T06:00:00.000Z')
  expect(after('2026-07-01T06:00:00Z')).toBe('2026-07-02T06:00:00.000Z')
  expect(after('2026-10-24T12:00:00Z')).toBe('2026-10-25T07:00:00.000Z')
})

test('shortly after midnight in Paris the last end is still the day of UTC', () => {
  expect(findLastEnd(Date.parse('2026-07-01T22:30:00Z'))).toBe('2026-07-01')
  expect(findLastEnd(Date.parse('2026-07-02T00:30:00Z'))).toBe('2026-07-02')
})

test('stamps and days are those of the time zone data, in any order, around every change of clocks', () => {
  const instants = [2010, 2026, 2037].flatMap((year) =>
    [`${year}-03-25T00:00:00Z`, `${year}-10-25T00:00:00Z`].flatMap((text) =>
      Array.from({ length: 8 * 48 }, (_, half) => Date.parse(text) + half * 1_800_000),
    ),
  )
  for (const instant of [...instants, ...instants.toReversed()]) {
    const zoned = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO('Europe/Paris')
    const stamp = zoned.toPlainDateTime().toString({ smallestUnit: 'second' }).replace('T', ' ')
    expect([formatStamp(instant), readParisDay(instant)]).toEqual([stamp, stamp.slice(0, 10)])
  }
})
