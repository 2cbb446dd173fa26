import { expect, test } from 'vitest'
import { toEpochMilliseconds } from './date-time.js'
import { rubyDateTime } from './ruby-date-time.js'

test.each([
  [Date.UTC(2027, 11, 10, 8), '2027-12-10 09:00:00 +0100'],
  [Date.UTC(2027, 6, 10, 7, 5, 9, 999), '2027-07-10 09:05:09 +0200'],
  [Date.UTC(2027, 11, 31, 23, 30), '2028-01-01 00:30:00 +0100'],
  [Date.UTC(2027, 2, 28, 0, 59, 59), '2027-03-28 01:59:59 +0100'],
  [Date.UTC(2027, 2, 28, 1), '2027-03-28 03:00:00 +0200'],
])('%i is %s, whatever the zone of the machine', (instant, expected) => {
  expect(rubyDateTime(instant)).toBe(expected)
  expect(toEpochMilliseconds(expected)).toBe(instant - (instant % 1000))
})
