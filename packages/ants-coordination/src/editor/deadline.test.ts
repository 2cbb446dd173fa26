import { expect, test } from 'vitest'
import { type Caller, CallerGoneError, DeadlineError, runWithin, waitWithin } from './deadline.js'

const never = (): Promise<never> => new Promise(() => {})
const present = (): Caller => new AbortController()

test.each([
  ['a value', () => 12],
  ['a promise', async () => 12],
])('gives what the work gives: %s', async (_label, work) => {
  expect(await runWithin(1_000, present(), work)).toBe(12)
})

test('gives the error of the work, thrown or rejected, and leaves its signal alone', async () => {
  const error = new Error('from the work')
  let signal: AbortSignal | undefined
  await expect(
    runWithin(1_000, present(), (given) => {
      signal = given
      throw error
    }),
  ).rejects.toBe(error)
  expect(signal?.aborted).toBe(false)
  await expect(runWithin(1_000, present(), async () => Promise.reject(error))).rejects.toBe(error)
})

test('gives up at the deadline, even when the work does not listen, and aborts its signal', async () => {
  let signal: AbortSignal | undefined
  const running = runWithin(20, present(), (given) => {
    signal = given
    return never()
  })
  await expect(running).rejects.toBeInstanceOf(DeadlineError)
  expect(signal?.reason).toBeInstanceOf(DeadlineError)
})

test('a work that fails because of the abort is still a passed deadline', async () => {
  const running = runWithin(20, present(), (signal) => {
    return new Promise((_resolve, reject) => {
      signal.addEventListener('abort', () => reject(new Error('aborted')))
    })
  })
  await expect(running).rejects.toBeInstanceOf(DeadlineError)
})

test('gives up when the caller hangs up', async () => {
  const caller = new AbortController()
  let signal: AbortSignal | undefined
  const running = runWithin(5_000, caller, (given) => {
    signal = given
    return never()
  })
  caller.abort()
  await expect(running).rejects.toBeInstanceOf(CallerGoneError)
  expect(signal?.reason).toBeInstanceOf(CallerGoneError)
})

test('starts nothing for a caller already gone', async () => {
  const running = runWithin(5_000, { signal: AbortSignal.abort() }, () => expect.unreachable())
  await expect(running).rejects.toBeInstanceOf(CallerGoneError)
})

test('work that has begun and fails when nobody waits for it: no rejection is left unhandled', async () => {
  const { promise: work, reject } = Promise.withResolvers<never>()
  const running = waitWithin(5_000, { signal: AbortSignal.abort() }, work, new AbortController())
  await expect(running).rejects.toBeInstanceOf(CallerGoneError)
  reject(new Error('the database is away'))
  // Node.js tells of an unhandled rejection behind the microtasks; vitest fails with it.
  await new Promise((resolve) => setImmediate(resolve))
})
