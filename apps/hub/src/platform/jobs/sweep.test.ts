import { expect, test } from 'vitest'
import { sweep } from './sweep.js'

const counts = { done: 0, retry: 0 }

test('works on what is due once, and counts how it ended', async () => {
  const worked: string[] = []
  const work = async (key: string) => {
    worked.push(key)
    if (key === 'taken') return undefined
    return key === 'fails' ? 'retry' : 'done'
  }
  const findDue = async () => ['one', 'fails', 'taken', 'two']
  const swept = await sweep<'done' | 'retry'>({ findDue, work, counts, signal: new AbortController().signal })
  expect(swept).toEqual({ done: 2, retry: 1 })
  expect(worked.toSorted()).toEqual(['fails', 'one', 'taken', 'two'])
  expect(counts).toEqual({ done: 0, retry: 0 })
})

test('goes on as long as full batches come, and leaves what comes back at once to the next sweep', async () => {
  let batches = 0
  const findDue = async (limit: number) => {
    batches += 1
    // The second batch brings half of the first again.
    const from = batches === 1 ? 0 : limit / 2
    return Array.from({ length: batches < 3 ? limit : 1 }, (_, index) => `row ${from + index}`)
  }
  const signal = new AbortController().signal
  const swept = await sweep<'done' | 'retry'>({ findDue, work: async () => 'done', counts, signal })
  expect(swept).toEqual({ done: 300, retry: 0 })
  expect(batches).toBe(3)
})

test('ends after what is at work', async () => {
  const controller = new AbortController()
  const worked: string[] = []
  const work = async (key: string) => {
    worked.push(key)
    controller.abort()
    return 'done' as const
  }
  const findDue = async () => Array.from({ length: 50 }, (_, index) => `row ${index}`)
  await sweep<'done' | 'retry'>({ findDue, work, counts, signal: controller.signal })
  expect(worked.length).toBeLessThanOrEqual(4)
})
