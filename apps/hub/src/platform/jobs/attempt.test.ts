import { expect, test } from 'vitest'
import { type AttemptState, isClaimable, NO_FAILURE, NO_LEASE, recordFailure } from './attempt.js'
import { createRetrySchedule } from './retry-schedule.js'

const schedule = createRetrySchedule({ firstDelay: 1_000, factor: 2, maxDelay: 6_000, spread: 0, horizon: 10_000 })
const fresh: AttemptState = { ...NO_LEASE, ...NO_FAILURE, nextAttemptAt: 0 }
const failure = { code: 'http_503', now: 5_000, random: 0.5 }

test('a row is taken when its time has come and nobody is at it', () => {
  expect(isClaimable({ ...fresh, nextAttemptAt: 2 }, 1)).toBe(false)
  expect(isClaimable({ ...fresh, nextAttemptAt: 1 }, 1)).toBe(true)
  expect(isClaimable({ ...fresh, leaseOwner: 'one', leaseUntil: 2 }, 1)).toBe(false)
  expect(isClaimable({ ...fresh, leaseOwner: 'one', leaseUntil: 1 }, 1)).toBe(true)
})

test('a failure is counted, frees the row and sets the next attempt', () => {
  const { state, isExhausted } = recordFailure({ ...fresh, leaseOwner: 'one', leaseUntil: 9_000 }, failure, schedule)
  const expected = { attempts: 1, firstFailedAt: 5_000, lastError: 'http_503', nextAttemptAt: 6_000 }
  expect(state).toEqual({ ...NO_LEASE, ...expected })
  expect(isExhausted).toBe(false)
  const again = recordFailure(state, { ...failure, now: 6_000 }, schedule)
  expect(again.state).toMatchObject({ attempts: 2, firstFailedAt: 5_000, nextAttemptAt: 8_000 })
})

test('beyond the horizon nothing more is planned, and a first failure begins it anew', () => {
  const long = { ...fresh, attempts: 4, firstFailedAt: 0, nextAttemptAt: 9_000 }
  const last = recordFailure(long, { ...failure, now: 9_000 }, schedule)
  expect(last).toMatchObject({ isExhausted: true, state: { attempts: 5, nextAttemptAt: 9_000 } })
  const first = recordFailure(long, { ...failure, now: 9_000, isFirst: true }, schedule)
  expect(first).toMatchObject({ isExhausted: false, state: { attempts: 1, firstFailedAt: 9_000 } })
})
