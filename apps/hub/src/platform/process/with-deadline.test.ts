import { expect, test } from 'vitest'
import { DeadlineError, withDeadline } from './with-deadline.js'

test('work that is done in time gives what it gives', async () => {
  expect(await withDeadline(60_000, Promise.resolve('done'))).toBe('done')
  await expect(withDeadline(60_000, Promise.reject(new RangeError('mine')))).rejects.toThrow(RangeError)
})

test('work that is late is not waited for, and breaks nothing when it fails at last', async () => {
  const work = Promise.withResolvers<never>()
  await expect(withDeadline(1, work.promise)).rejects.toThrow(DeadlineError)
  work.reject(new Error('a rejection that nobody handles would fail the run'))
  await new Promise((resolve) => setImmediate(resolve))
})
