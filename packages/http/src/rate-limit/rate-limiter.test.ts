import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createMemoryRateLimitStore } from './memory-store.js'
import { createRateLimiter, type RateLimiterOptions } from './rate-limiter.js'
import type { RateLimiter, TurnOptions } from './turn.js'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance', 'Date'] }))
afterEach(() => {
  expect(vi.getTimerCount()).toBe(0)
  vi.useRealTimers()
})

const MINUTE = 60_000
const sleep = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))
const failure = (promise: Promise<unknown>) =>
  promise.then(
    () => 'resolved',
    (error: unknown) => error,
  )

/** Starts calls that take `duration`; gives the times at which they began, in milliseconds from now. */
function startCalls(limiter: RateLimiter, count: number, duration = 0, turn: TurnOptions = {}) {
  const zero = performance.now()
  const starts: number[] = []
  const work = async () => {
    starts.push(Math.round(performance.now() - zero))
    if (duration > 0) await sleep(duration)
  }
  const done = Promise.all(Array.from({ length: count }, () => limiter.run(work, turn)))
  done.catch(() => {})
  return { starts, done }
}

async function collectStarts(options: RateLimiterOptions, count: number, duration = 0): Promise<number[]> {
  const { starts, done } = startCalls(createRateLimiter(options), count, duration)
  await vi.runAllTimersAsync()
  await done
  return starts
}

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

describe('giving up', () => {
  it('ends the wait at once, and keeps nobody waiting', async () => {
    const limiter = createRateLimiter({ limits: [{ calls: 1, period: MINUTE }], concurrency: 1 })
    await limiter.run(async () => {})
    const controller = new AbortController()
    const given = startCalls(limiter, 1, 0, { signal: controller.signal, name: 'Parcels getParcel' })
    const behind = startCalls(limiter, 1)
    const alsoGiven = startCalls(limiter, 1, 0, { signal: controller.signal })
    await vi.advanceTimersByTimeAsync(1_000)
    controller.abort()
    const error = await failure(given.done)
    expect(error).toMatchObject({ name: 'AbortedError', attempts: 0, mayHaveBeenApplied: false })
    expect((error as Error).message).toContain('Parcels getParcel')
    expect(await failure(alsoGiven.done)).toMatchObject({ name: 'AbortedError' })
    await vi.runAllTimersAsync()
    await behind.done
    expect([given.starts, behind.starts]).toEqual([[], [MINUTE]])
  })

  it('before the wait runs nothing', async () => {
    const { starts, done } = startCalls(createRateLimiter({}), 1, 0, { signal: AbortSignal.abort() })
    expect(await failure(done)).toMatchObject({ name: 'AbortedError' })
    expect(starts).toEqual([])
  })

  it('while the store decides gives the place back', async () => {
    const memory = createMemoryRateLimitStore()
    const store = {
      ...memory,
      take: async (...request: Parameters<typeof memory.take>) => (await sleep(5), memory.take(...request)),
    }
    const limiter = createRateLimiter({ limits: [{ calls: 1, period: MINUTE }], store })
    const controller = new AbortController()
    const given = startCalls(limiter, 1, 0, { signal: controller.signal })
    const behind = startCalls(limiter, 1)
    controller.abort()
    await vi.advanceTimersByTimeAsync(20)
    expect(await failure(given.done)).toMatchObject({ name: 'AbortedError' })
    expect(behind.starts).toEqual([10])
  })
})

describe('a deadline', () => {
  const limits = [{ calls: 1, period: 10_000 }]

  it('before the turn is an error at once, which says when to come back', async () => {
    const limiter = createRateLimiter({ limits })
    await limiter.run(async () => {})
    await vi.advanceTimersByTimeAsync(2_500)
    const before = performance.now()
    const error = await failure(limiter.acquire({ timeLeft: 5_000, name: 'Parcels getParcel' }))
    expect(performance.now()).toBe(before)
    expect(error).toMatchObject({ name: 'RateLimitError', attempts: 0, isRetryable: true, retryAfter: 8 })
    expect(error).toMatchObject({ mayHaveBeenApplied: false, code: 'rate_limit_wait' })
    expect((error as Error).message).toContain(
      'Parcels getParcel: not sent, its turn under the rate limit comes in 8 s',
    )
  })

  it('counts those who are before it in line, and no longer those who cannot wait themselves', async () => {
    const limiter = createRateLimiter({ limits })
    await limiter.run(async () => {})
    const patient = startCalls(limiter, 2)
    await vi.advanceTimersByTimeAsync(1)
    expect(await failure(limiter.acquire({ timeLeft: 25_000 }))).toMatchObject({ retryAfter: 30 })
    const inTime = startCalls(limiter, 1, 0, { timeLeft: 35_000 })
    await vi.runAllTimersAsync()
    await Promise.all([patient.done, inTime.done])
    expect([patient.starts, inTime.starts]).toEqual([[10_000, 20_000], [29_999]])
  })

  it('is told at its time when the turn depends on calls in flight', async () => {
    const limiter = createRateLimiter({ concurrency: 1 })
    const busy = startCalls(limiter, 1, 60_000)
    const refused = failure(limiter.acquire({ timeLeft: 3_000 }))
    await vi.advanceTimersByTimeAsync(3_000)
    expect(await refused).toMatchObject({ name: 'RateLimitError', retryAfter: null })
    await vi.runAllTimersAsync()
    await busy.done
  })
})

describe('holdUntil', () => {
  it('holds every call, those that wait already too', async () => {
    const limiter = createRateLimiter({ limits: [{ calls: 1, period: 1_000 }] })
    const { starts, done } = startCalls(limiter, 3)
    await vi.advanceTimersByTimeAsync(10)
    await limiter.holdUntil(Date.now() + 30_000)
    await limiter.holdUntil(Date.now() + 5_000)
    expect(await failure(limiter.acquire({ timeLeft: 20_000 }))).toMatchObject({
      name: 'RateLimitError',
      retryAfter: 32,
    })
    await vi.runAllTimersAsync()
    await done
    expect(starts).toEqual([0, 30_010, 31_010])
  })

  it('refuses those who can no longer wait', async () => {
    const limiter = createRateLimiter({ limits: [{ calls: 1, period: 1_000 }] })
    await limiter.run(async () => {})
    const waiting = failure(limiter.acquire({ timeLeft: 10_000 }))
    await vi.advanceTimersByTimeAsync(10)
    await limiter.holdUntil(Date.now() + 30_000)
    expect(await waiting).toMatchObject({ name: 'RateLimitError', retryAfter: 30 })
  })

  it('lasts defaultHold when the server did not say, and is nothing in the past', async () => {
    const limiter = createRateLimiter({ defaultHold: 5_000 })
    await limiter.holdUntil(Date.now() - 1)
    await limiter.holdUntil(null)
    const { starts, done } = startCalls(limiter, 1)
    await vi.runAllTimersAsync()
    await done
    expect(starts).toEqual([5_000])
  })
})

describe('a shared store', () => {
  it('makes several limiters one, per key', async () => {
    const store = createMemoryRateLimitStore()
    const limits = [{ calls: 3, period: 1_000 }]
    const create = (key: string) => createRateLimiter({ limits, store, key })
    const runs = [create('a'), create('a'), create('b')].map((limiter) => startCalls(limiter, 4))
    await vi.runAllTimersAsync()
    await Promise.all(runs.map(({ done }) => done))
    const both = [...(runs[0]?.starts ?? []), ...(runs[1]?.starts ?? [])].toSorted((one, other) => one - other)
    expect(both).toEqual([0, 0, 0, 1_000, 1_000, 1_000, 2_000, 2_000])
    expect(runs[2]?.starts).toEqual([0, 0, 0, 1_000])
  })

  it('holds them all, and forgets a call whose process ended', async () => {
    const store = createMemoryRateLimitStore()
    const create = () => createRateLimiter({ limits: [{ calls: 1, period: 1_000 }], store, maxDuration: 4_000 })
    const [ended, other] = [create(), create()]
    await ended.acquire()
    const { starts, done } = startCalls(other, 2)
    await vi.runAllTimersAsync()
    await done
    expect(starts).toEqual([5_000, 6_000])
    await ended.holdUntil(Date.now() + 9_000)
    const held = startCalls(other, 1)
    await vi.runAllTimersAsync()
    await held.done
    expect(held.starts).toEqual([9_000])
  })

  it('that fails fails the call that asked, and no other', async () => {
    const memory = createMemoryRateLimitStore()
    let asked = 0
    const store = {
      ...memory,
      take(...request: Parameters<typeof memory.take>) {
        asked += 1
        if (asked === 1) throw new Error('the database is away')
        return memory.take(...request)
      },
      settle: () => Promise.reject(new Error('the database is away')),
    }
    const limiter = createRateLimiter({ store, limits: [{ calls: 9, period: 10 }] })
    const first = failure(limiter.acquire())
    const second = limiter.run(async () => 'done')
    expect(await first).toMatchObject({ message: 'the database is away' })
    expect(await second).toBe('done')
  })
})
