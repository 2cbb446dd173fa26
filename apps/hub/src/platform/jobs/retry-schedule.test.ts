import { expect, test } from 'vitest'
import { createRetrySchedule } from './retry-schedule.js'

const options = { firstDelay: 1_000, factor: 2, maxDelay: 6_000, spread: 0.5, horizon: 20_000 }
const { delayAfter, nextAttemptAfter } = createRetrySchedule(options)

test('waits grow by the factor up to the longest, and are spread', () => {
  expect([1, 2, 3, 4, 50].map((attempts) => delayAfter(attempts, 0.5))).toEqual([1_000, 2_000, 4_000, 6_000, 6_000])
  expect([delayAfter(1, 0), delayAfter(1, 1)]).toEqual([500, 1_500])
})

test('the other service may ask for more, and nothing comes after the horizon', () => {
  const failure = { attempts: 1, firstFailedAt: 0, now: 10_000, random: 0.5 }
  expect(nextAttemptAfter(failure)).toBe(11_000)
  expect(nextAttemptAfter({ ...failure, retryAfter: 10_000 })).toBe(20_000)
  expect(nextAttemptAfter({ ...failure, retryAfter: 10_001 })).toBeUndefined()
})
