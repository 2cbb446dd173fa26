import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { visitInLanes } from './lanes.js'

const items = (count: number): number[] => Array.from({ length: count }, (_, index) => index)
const present = (): AbortSignal => new AbortController().signal
const never = (): Promise<never> => new Promise(() => {})

test('visits each item once, never more than the lanes at a time', async () => {
  const visited: number[] = []
  let going = 0
  let most = 0
  const visit = async (item: number): Promise<void> => {
    going += 1
    most = Math.max(most, going)
    await sleep(1)
    going -= 1
    visited.push(item)
  }
  await visitInLanes(items(30), visit, { lanes: 4, budget: 60_000, signal: present() })
  expect(visited.toSorted((a, b) => a - b)).toEqual(items(30))
  expect(most).toBe(4)
})

test('starts every item in the first half of the budget, however many hang', async () => {
  const started: number[] = []
  const startedAt = performance.now()
  const times: number[] = []
  void visitInLanes(
    items(50),
    (item) => {
      started.push(item)
      times.push(performance.now() - startedAt)
      return never()
    },
    { lanes: 8, budget: 400, signal: present() },
  )
  await expect.poll(() => started).toEqual(items(50))
  // The last of seven rounds starts after six shares of half the budget; the rest is the slack of a busy machine.
  expect(times.at(-1)).toBeGreaterThan(6 * (200 / 7) - 10)
})

test('starts nothing once the signal is aborted', async () => {
  const controller = new AbortController()
  const started: number[] = []
  const visit = async (item: number): Promise<void> => {
    started.push(item)
    await sleep(5)
    controller.abort()
  }
  await visitInLanes(items(10), visit, { lanes: 2, budget: 60_000, signal: controller.signal })
  expect(started).toEqual([0, 1])
})

test('stops by the clock when visits answer at once and the timer never gets its turn', async () => {
  const started: number[] = []
  const visit = (item: number): undefined => {
    started.push(item)
    const busyUntil = performance.now() + 5
    while (performance.now() < busyUntil);
  }
  await visitInLanes(items(1_000), visit, { lanes: 8, budget: 25, signal: present() })
  expect(started.length).toBeGreaterThanOrEqual(1)
  expect(started.length).toBeLessThanOrEqual(5)
})

test.each([
  ['answer at once', (): undefined => undefined],
  ['answer with a promise already kept', () => Promise.resolve()],
])('lets others have their turn while many visits %s', async (_, answer) => {
  let turns = 0
  let over = false
  // Once in each turn of the event loop, after sockets: what a timer sees would not show that they wait.
  const count = (): void => {
    turns += 1
    if (!over) setImmediate(count)
  }
  setImmediate(count)
  const visit = () => {
    const busyUntil = performance.now() + 5
    while (performance.now() < busyUntil);
    return answer()
  }
  await visitInLanes(items(60), visit, { lanes: 8, budget: 60_000, signal: present() })
  over = true
  // 300 ms of work in stretches of 25 ms: a turn between any two of them.
  expect(turns).toBeGreaterThanOrEqual(5)
})

test('searches at the same time take turns: their stretches do not add up to one', async () => {
  let turn = 0
  let over = false
  const count = (): void => {
    turn += 1
    if (!over) setImmediate(count)
  }
  setImmediate(count)
  const turns: number[][] = [[], [], []]
  const search = (visited: number[]) => {
    const visit = (): undefined => {
      visited.push(turn)
      const busyUntil = performance.now() + 5
      while (performance.now() < busyUntil);
    }
    // What held the event loop before counts: none begins in the turn that it was called in.
    const since = performance.now() - 1_000
    return visitInLanes(items(6), visit, { lanes: 8, budget: 60_000, signal: present(), since })
  }
  await Promise.all(turns.map(search))
  over = true
  const all = turns.flat()
  expect(all).toHaveLength(18)
  expect(new Set(all).size).toBe(18)
})

test('nothing to visit is nothing to do', async () => {
  await visitInLanes([], () => expect.unreachable(), { lanes: 8, budget: 1_000, signal: present() })
})
