import { expect, test } from 'vitest'
import { resolveDeadlines } from './options.js'

test('each endpoint has its default, below what ANTS waits', () => {
  const defaults = { getManagedMeetingPoints: 10_000, availableTimeSlots: 12_000, searchApplicationIds: 3_000 }
  expect(resolveDeadlines()).toEqual(defaults)
  expect(resolveDeadlines({ availableTimeSlots: undefined, searchApplicationIds: 1 })).toEqual({
    ...defaults,
    searchApplicationIds: 1,
  })
})

test.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 31])('%d is no deadline', (milliseconds) => {
  expect(() => resolveDeadlines({ availableTimeSlots: milliseconds })).toThrow(RangeError)
})
