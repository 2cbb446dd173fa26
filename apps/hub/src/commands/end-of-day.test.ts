import { expect, test } from 'vitest'
import { endOfDay } from './end-of-day.js'

test.each([
  ['2030-01-31', '2030-01-31T23:00:00.000Z'],
  ['2030-06-30', '2030-06-30T22:00:00.000Z'],
  ['2028-02-29', '2028-02-29T23:00:00.000Z'],
  ['9999-12-31', '9999-12-31T00:00:00.000Z'],
])('%s ends at %s', (day, end) => {
  expect(endOfDay(day)?.toISOString()).toBe(end)
})

test.each(['', 'never', '2030-02-30', '2030-13-01', '2030-1-1', '30/06/2030', '2030-06-30T12:00:00Z', '2030-06-30 '])(
  '%j is no day',
  (text) => {
    expect(endOfDay(text)).toBeUndefined()
  },
)
