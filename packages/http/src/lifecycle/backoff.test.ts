import { expect, it } from 'vitest'
import { backoff } from './backoff.js'

const longest = () => 1

it('doubles from 200 ms to a ceiling of 8 s', () => {
  expect([0, 1, 2, 5, 6, 60, 2000].map((retry) => backoff(retry, {}, longest))).toEqual([
    200, 400, 800, 6_400, 8_000, 8_000, 8_000,
  ])
})

it('follows the delay of an operation', () => {
  const delay = { initial: 1_000, factor: 3, maximum: 5_000 }
  expect([0, 1, 2, 2000].map((retry) => backoff(retry, delay, longest))).toEqual([1_000, 3_000, 5_000, 5_000])
})

it('is random in its upper half only', () => {
  expect(backoff(1, {}, () => 0)).toBe(200)
  expect(backoff(1, {}, () => 0.5)).toBe(300)
})
