import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { forEachConcurrent } from './for-each-concurrent.js'

const items = (count: number): number[] => Array.from({ length: count }, (_, index) => index)
const neverAborted = (): AbortSignal => new AbortController().signal
const never = (): Promise<never> => new Promise(() => {})

test('handles each item once, never more than `concurrency` at a time', async () => {
  const handled: number[] = []
  let running = 0
  let most = 0
  const handle = async (item: number): Promise<void> => {
    running += 1
    most = Math.max(most, running)
    await sleep(1)
    running -= 1
    handled.push(item)
  }
  await forEachConcurrent(items(30), handle, { concurrency: 4, budget: 60_000, signal: neverAborted() })
  expect(handled.toSorted((a, b) => a - b)).toEqual(items(30))
  expect(most).toBe(4)
})

test('starts every item in the first half of the budget, however many hang', async () => {
  const started: number[] = []
  const startedAt = performance.now()
  const times: number[] = []
  void forEachConcurrent(
    items(50),
    (item) => {
      started.push(item)
      times.push(performance.now() - startedAt)
      return never()
    },
    { concurrency: 8, budget: 400, signal: neverAborted() },
  )
  await expect.poll(() => started).toEqual(items(50))
  // The last of seven rounds starts after six shares of half the budget; the rest is the slack of a busy machine.
  expect(times.at(-1)).toBeGreaterThan(6 * (200 / 7) - 10)
})

test('starts nothing once the signal is aborted', async () => {
  const controller = new AbortController()
  const started: number[] = []
  const handle = async (item: number): Promise<void> => {
    started.push(item)
    await sleep(5)
    controller.abort()
  }
  await forEachConcurrent(items(10), handle, { concurrency: 2, budget: 60_000, signal: controller.signal })
  expect(started).toEqual([0, 1])
})

test('stops by the clock when calls return at once and the timer never gets its turn', async () => {
  const started: number[] = []
  const handle = (item: number): undefined => {
    started.push(item)
    const busyUntil = performance.now() + 5
    while (performance.now() < busyUntil);
  }
  await forEachConcurrent(items(1_000), handle, { concurrency: 8, budget: 25, signal: neverAborted() })
  expect(started.length).toBeGreaterThanOrEqual(1)
  expect(started.length).toBeLessThanOrEqual(5)
})

test.each([
  ['return at once', (): undefined => undefined],
  ['return a promise already resolved', () => Promise.resolve()],
])('yields to the event loop while many calls %s', async (_, answer) => {
  let turns = 0
  let over = false
  // Once in each turn of the event loop, after sockets: what a timer sees would not show that they wait.
  const count = (): void => {
    turns += 1
    if (!over) setImmediate(count)
  }
  setImmediate(count)
  const handle = () => {
    const busyUntil = performance.now() + 5
    while (performance.now() < busyUntil);
    return answer()
  }
  await forEachConcurrent(items(60), handle, { concurrency: 8, budget: 60_000, signal: neverAborted() })
  over = true
  // 300 ms of work in slices of 3 ms: a turn between any two of them.
  expect(turns).toBeGreaterThanOrEqual(5)
})

test('searches at the same time take turns: their slices do not add up to one', async () => {
  let turn = 0
  let over = false
  const count = (): void => {
    turn += 1
    if (!over) setImmediate(count)
  }
  setImmediate(count)
  const turns: number[][] = [[], [], []]
  const search = (handled: number[]) => {
    const handle = (): undefined => {
      handled.push(turn)
      const busyUntil = performance.now() + 5
      while (performance.now() < busyUntil);
    }
    // What held the event loop before counts: none begins in the turn that it was called in.
    const since = performance.now() - 1_000
    return forEachConcurrent(items(6), handle, { concurrency: 8, budget: 60_000, signal: neverAborted(), since })
  }
  await Promise.all(turns.map(search))
  over = true
  const all = turns.flat()
  expect(all).toHaveLength(18)
  expect(new Set(all).size).toBe(18)
})

test('has nothing to do without items', async () => {
  await forEachConcurrent([], () => expect.unreachable(), { concurrency: 8, budget: 1_000, signal: neverAborted() })
})
