import { expect, test } from 'vitest'
import { Allowance } from './allowance.js'

test('gives its whole capacity at once, and the rest as time passes', () => {
  let now = 5_000
  const allowance = new Allowance(1_000, 10_000, () => now)
  expect([allowance.take(600), allowance.take(400), allowance.take(1)]).toEqual([true, true, false])
  now += 5_000
  expect([allowance.take(501), allowance.take(500), allowance.take(1)]).toEqual([false, true, false])
})

test('never holds more than its capacity', () => {
  let now = 0
  const allowance = new Allowance(1_000, 10_000, () => now)
  now += 1e9
  expect([allowance.take(1_001), allowance.take(1_000), allowance.take(1)]).toEqual([false, true, false])
})
