// How many calls begin when, and in which order.
import { describe, expect, it, vi } from 'vitest'
import { collectStarts, failure, startCalls, useOwnTimers } from '../../test/limited-calls.js'
import { createMemoryRateLimitStore } from './memory-store.js'
import { createRateLimiter, type RateLimiterOptions } from './rate-limiter.js'
import type { TurnOptions } from './turn.js'

useOwnTimers()

const MINUTE = 60_000

describe('rules', () => {
  it('give a turn whose timer fires a little early, as timers of Node.js do', async () => {
    const store = createMemoryRateLimitStore(() => Date.now())
    const limiter = createRateLimiter({ store, limits: [{ calls: 1, period: 1_000 }] })
    await limiter.run(async () => {})
    const { starts, done } = startCalls(limiter, 3)
    await vi.advanceTimersByTimeAsync(999)
    // From now on the clock of the scheduler is a little late, and moves whenever it is read.
    const read = performance.now.bind(performance)
    let late = 0.2
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => read() - Math.max(0, (late -= 0.05)))
    await vi.advanceTimersByTimeAsync(1)
    clock.mockRestore()
    await vi.advanceTimersByTimeAsync(10_000)
    expect(starts).toHaveLength(3)
    await done
  })

  it('let so many calls through in any period, counted from the end of each', async () => {
    const starts = await collectStarts({ limits: [{ calls: 5, period: MINUTE }], concurrency: 1 }, 12, 1_000)
    expect(starts.map((start) => start / 1_000)).toEqual([0, 1, 2, 3, 4, 61, 62, 63, 64, 65, 122, 123])
  })

  it('hold all at once: 2 a second, and 5 in 10 seconds', async () => {
    const limits = [
      { calls: 2, period: 1_000 },
      { calls: 5, period: 10_000 },
    ]
    expect(await collectStarts({ limits }, 11)).toEqual([
      0, 0, 1_000, 1_000, 2_000, 10_000, 10_000, 11_000, 11_000, 12_000, 20_000,
    ])
  })

  it('let calls in flight count until their end', async () => {
    expect(await collectStarts({ limits: [{ calls: 2, period: 1_000 }] }, 4, 700)).toEqual([0, 0, 1_700, 1_700])
  })

  it('need not be there: then nobody waits', async () => {
    expect(await collectStarts({}, 100)).toEqual(Array<number>(100).fill(0))
  })

  it('let no more than so many calls be in flight', async () => {
    expect(await collectStarts({ concurrency: 2 }, 5, 100)).toEqual([0, 0, 100, 100, 200])
  })

  it('a call that fails counts, and stops no other', async () => {
    const limiter = createRateLimiter({ limits: [{ calls: 1, period: 1_000 }], concurrency: 1 })
    await expect(limiter.run(() => Promise.reject(new Error('on purpose')))).rejects.toThrow('on purpose')
    const { starts, done } = startCalls(limiter, 1)
    await vi.runAllTimersAsync()
    await done
    expect(starts).toEqual([1_000])
  })

  it('a turn that is released twice counts once', async () => {
    const limiter = createRateLimiter({ concurrency: 1 })
    const release = await limiter.acquire()
    const second = limiter.acquire()
    release()
    release()
    const third = limiter.acquire()
    const releaseSecond = await second
    expect(await Promise.race([third, Promise.resolve('waits')])).toBe('waits')
    releaseSecond()
    ;(await third)()
  })

  it.each<[RateLimiterOptions, string]>([
    [{ limits: [{ calls: 0, period: 1 }] }, 'limits[0].calls'],
    [{ limits: [{ calls: 1, period: -1 }] }, 'limits[0].period'],
    [{ concurrency: 0 }, 'concurrency'],
    [{ reserve: 2 }, 'reserve'],
  ])('that make no sense are named by the first call: %j', async (options, field) => {
    expect(await failure(createRateLimiter(options).acquire())).toMatchObject({ name: 'InvalidRequestError', field })
  })
})

describe('the order', () => {
  it('is that of arrival, and background calls come last', async () => {
    const limiter = createRateLimiter({ limits: [{ calls: 1, period: 1_000 }] })
    const order: string[] = []
    const start = (name: string, turn: TurnOptions = {}) => limiter.run(async () => void order.push(name), turn)
    const all = Promise.all([
      start('a'),
      start('background 1', { priority: 'background' }),
      start('background 2', { priority: 'background' }),
      start('b'),
      start('c'),
    ])
    await vi.runAllTimersAsync()
    await all
    expect(order).toEqual(['a', 'b', 'c', 'background 1', 'background 2'])
  })

  it('leaves the reserve to calls that are not in the background', async () => {
    const limiter = createRateLimiter({ limits: [{ calls: 10, period: 1_000 }], concurrency: 10, reserve: 0.3 })
    const backfill = startCalls(limiter, 20, 0, { priority: 'background' })
    await vi.advanceTimersByTimeAsync(10)
    expect(backfill.starts).toHaveLength(7)
    const single = startCalls(limiter, 3)
    await vi.advanceTimersByTimeAsync(0)
    expect(single.starts).toEqual([0, 0, 0])
    await vi.runAllTimersAsync()
    await backfill.done
    expect(backfill.starts).toHaveLength(20)
  })
})
