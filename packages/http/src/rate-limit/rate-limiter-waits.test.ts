// How a wait ends otherwise than by a turn: given up, at a deadline, by order of the server.
import { describe, expect, it, vi } from 'vitest'
import { failure, sleep, startCalls, useOwnTimers } from '../../test/limited-calls.js'
import { createMemoryRateLimitStore } from './memory-store.js'
import { createRateLimiter } from './rate-limiter.js'

useOwnTimers()

const MINUTE = 60_000

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
