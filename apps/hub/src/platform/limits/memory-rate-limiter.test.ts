import { expect, test } from 'vitest'
import { createMemoryRateLimiter } from './memory-rate-limiter.js'

test('the limit holds in any 60 seconds, not in fixed ones', () => {
  let time = 1_000_000
  const limiter = createMemoryRateLimiter({ limit: 3, elapsed: () => time })
  const take = () => limiter.take('partner')

  expect(take()).toBe(0)
  time += 40_000
  expect([take(), take()]).toEqual([0, 0])
  expect(take()).toBe(20_000)
  time += 19_999
  expect(take()).toBe(1)
  time += 1
  // The first has left the window; the two of 20 seconds ago have not.
  expect(take()).toBe(0)
  expect(take()).toBe(40_000)
})

test('one key does not use up another', () => {
  const limiter = createMemoryRateLimiter({ limit: 1, elapsed: () => 0 })
  expect(limiter.take('one')).toBe(0)
  expect(limiter.take('other')).toBe(0)
  expect(limiter.take('one')).toBe(60_000)
})
