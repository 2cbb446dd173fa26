import { expect, test } from 'vitest'
import { DeadlineError } from '../../../platform/process/with-deadline.js'
import { createLastCopy } from './last-copy.js'

function createTrial({ withCopy = 60_000, withoutCopy = 60_000 } = {}) {
  const trial = { age: 0, waitUntilFresh: (): Promise<void> => Promise.resolve(), told: [] as number[] }
  const waitUntilUsable = createLastCopy({
    waitUntilFresh: () => trial.waitUntilFresh(),
    age: () => trial.age,
    usableFor: 1_000,
    maxWait: { withCopy, withoutCopy },
    onOldCopy: (age) => trial.told.push(age),
  })
  return { ...trial, trial, waitUntilUsable }
}

const failing = () => Promise.reject(new RangeError('away'))
const never = () => new Promise<void>(() => {})

test('a fresh copy is waited for', async () => {
  const { trial, waitUntilUsable } = createTrial()
  const read = Promise.withResolvers<void>()
  trial.waitUntilFresh = () => read.promise
  let isOver = false
  const waiting = waitUntilUsable().then(() => (isOver = true))
  await new Promise((resolve) => setImmediate(resolve))
  expect(isOver).toBe(false)
  read.resolve()
  await waiting
  expect(trial.told).toEqual([])
})

test('the last copy serves while reading fails, until it is too old; it is told once', async () => {
  const { trial, waitUntilUsable } = createTrial()
  trial.waitUntilFresh = failing
  trial.age = 998
  await waitUntilUsable()
  trial.age = 999
  await waitUntilUsable()
  expect(trial.told).toEqual([998])
  trial.age = 1_000
  await expect(waitUntilUsable()).rejects.toThrow(RangeError)
})

test('the end of it, and the next time, are other stories', async () => {
  const { trial, waitUntilUsable } = createTrial()
  trial.waitUntilFresh = failing
  await waitUntilUsable()
  trial.waitUntilFresh = () => Promise.resolve()
  await waitUntilUsable()
  trial.waitUntilFresh = failing
  trial.age = 7
  await waitUntilUsable()
  expect(trial.told).toEqual([0, 7])
})

test('without any copy, what reading throws is thrown', async () => {
  const { trial, waitUntilUsable } = createTrial()
  trial.age = Infinity
  trial.waitUntilFresh = failing
  await expect(waitUntilUsable()).rejects.toThrow(RangeError)
})

test('reading that takes too long is not waited for: the copy serves, or there is none', async () => {
  const { trial, waitUntilUsable } = createTrial({ withCopy: 1, withoutCopy: 2 })
  trial.waitUntilFresh = never
  await waitUntilUsable()
  trial.age = Infinity
  await expect(waitUntilUsable()).rejects.toThrow(DeadlineError)
})
