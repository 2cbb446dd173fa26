import { setImmediate as nextTurn } from 'node:timers/promises'
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { createYieldWhenDue, runInSlices } from './time-slicing.js'

beforeEach(() => nextTurn())

/** Keeps the processor busy for about so many milliseconds. */
function toil(milliseconds: number): void {
  const end = performance.now() + milliseconds
  while (performance.now() < end);
}

/** Steps of 0.4 ms; tells after each how many there were. */
function* steps(count: number, done: (count: number) => void): Generator<void, string> {
  for (let step = 1; step <= count; step += 1) {
    toil(0.4)
    done(step)
    yield
  }
  return 'done'
}

describe('work in stretches', () => {
  test('pauses when it is long, and comes to its end', async () => {
    let count = 0
    const work = runInSlices(steps(20, (done) => (count = done)))
    expect(work).toBeInstanceOf(Promise)
    expect(count).toBeLessThan(10)
    expect(await work).toBe('done')
    expect(count).toBe(20)
  })

  test('works that begin in one turn share its stretch', async () => {
    const counts = [0, 0, 0, 0]
    const works = counts.map((_, work) => runInSlices(steps(5, (done) => (counts[work] = done))))
    expect(counts.slice(1)).toEqual([1, 1, 1])
    expect(await Promise.all(works.map(async (work) => work))).toEqual(['done', 'done', 'done', 'done'])
    expect(counts).toEqual([5, 5, 5, 5])
  })

  test('what is short is done at once, however much begins beside it', () => {
    const long = Array.from({ length: 5 }, () => runInSlices(steps(5, () => {})))
    expect(long.every((work) => work instanceof Promise)).toBe(true)
    expect(runInSlices(steps(0, () => {}))).toBe('done')
  })

  test('each of them goes on in a turn of its own', async () => {
    let inThisTurn = 0
    let most = 0
    const observe = (): void => {
      inThisTurn += 1
      most = Math.max(most, inThisTurn)
      setImmediate(() => (inThisTurn = 0))
    }
    const works = Array.from({ length: 5 }, () => runInSlices(steps(10, observe)))
    await Promise.all(works.map(async (work) => work))
    // A stretch of a millisecond is three steps of 0.4 ms; some begins in the turn in which another goes on.
    expect(most).toBeLessThanOrEqual(7)
  })

  test('an error is thrown at once or rejects', async () => {
    function* failing(after: number): Generator<void, void> {
      yield* steps(after, () => {})
      throw new RangeError('broken')
    }
    expect(() => runInSlices(failing(0))).toThrow(RangeError)
    await expect(runInSlices(failing(10))).rejects.toThrow(RangeError)
  })
})

test('work that awaits yields only when a time slice is over', async () => {
  vi.useFakeTimers({ toFake: ['performance'] })
  onTestFinished(() => void vi.useRealTimers())
  const yieldWhenDue = createYieldWhenDue()
  expect(yieldWhenDue()).toBeUndefined()
  vi.advanceTimersByTime(2)
  const pause = yieldWhenDue()
  expect(pause).toBeInstanceOf(Promise)
  await pause
  expect(yieldWhenDue()).toBeUndefined()
})
