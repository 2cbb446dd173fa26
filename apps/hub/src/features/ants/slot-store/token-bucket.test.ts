import { expect, test } from 'vitest'
import { TokenBucket } from './token-bucket.js'

test('gives its whole capacity at once, and the rest as time passes', () => {
  let now = 5_000
  const bucket = new TokenBucket(1_000, 10_000, () => now)
  expect([bucket.take(600), bucket.take(400), bucket.take(1)]).toEqual([true, true, false])
  now += 5_000
  expect([bucket.take(501), bucket.take(500), bucket.take(1)]).toEqual([false, true, false])
})

test('never holds more than its capacity', () => {
  let now = 0
  const bucket = new TokenBucket(1_000, 10_000, () => now)
  now += 1e9
  expect([bucket.take(1_001), bucket.take(1_000), bucket.take(1)]).toEqual([false, true, false])
})
