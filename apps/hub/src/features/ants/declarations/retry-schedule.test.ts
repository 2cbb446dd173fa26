import { expect, test } from 'vitest'
import type { Failures } from '../../../platform/jobs/retry-schedule.js'
import { retrySchedule } from './retry-schedule.js'

const HOUR = 3_600_000
const failure = (changes: Partial<Failures>) =>
  retrySchedule.nextAttemptAfter({ attempts: 1, firstFailedAt: 0, now: 0, random: 0.5, ...changes })

test.each([
  [1, 5_000],
  [2, 15_000],
  [3, 45_000],
  [6, 1_215_000],
  [7, 1_800_000],
  [40, 1_800_000],
])('after %i failures, %i milliseconds', (attempts, delay) => {
  expect(failure({ attempts })).toBe(delay)
})

test('numbers that failed together come back up to a fifth earlier or later', () => {
  expect([failure({ random: 0 }), failure({ random: 1 })]).toEqual([4_000, 6_000])
})

test('never earlier than ANTS asked', () => {
  expect(failure({ retryAfter: 60_000 })).toBe(60_000)
  expect(failure({ retryAfter: 1_000 })).toBe(5_000)
})

test('goes on for half a day and then stops', () => {
  let now = 0
  let attempts = 0
  for (let at: number | undefined = 0; at !== undefined; at = failure({ attempts, now })) {
    now = at
    attempts += 1
  }
  expect(now).toBeGreaterThan(11 * HOUR)
  expect(now).toBeLessThanOrEqual(12 * HOUR)
  expect(attempts).toBeLessThan(40)
})
