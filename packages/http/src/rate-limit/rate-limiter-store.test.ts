// Several limiters on one store.
import { describe, expect, it, vi } from 'vitest'
import { failure, startCalls, useOwnTimers } from '../../test/limited-calls.js'
import { createMemoryRateLimitStore } from './memory-store.js'
import { createRateLimiter } from './rate-limiter.js'

useOwnTimers()

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
