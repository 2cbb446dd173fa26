import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createPacer } from './pacer.js'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }))
afterEach(() => void vi.useRealTimers())

describe('createPacer', () => {
  test('lets so many calls through in any period, counted from the end of each', async () => {
    const inTurn = createPacer({ calls: 5, period: 60_000 })
    const starts: number[] = []
    const work = async () => {
      starts.push(performance.now())
      await new Promise((resolve) => setTimeout(resolve, 1_000))
    }
    const all = Promise.all(Array.from({ length: 12 }, () => inTurn(work)))
    await vi.runAllTimersAsync()
    await all
    const first = starts[0] ?? 0
    expect(starts.map((start) => Math.round((start - first) / 1_000))).toEqual([
      0, 1, 2, 3, 4, 61, 62, 63, 64, 65, 122, 123,
    ])
  })

  test('a call that fails counts, and stops no other', async () => {
    const inTurn = createPacer({ calls: 1, period: 1_000 })
    const failed = inTurn(() => Promise.reject(new Error('on purpose')))
    await expect(failed).rejects.toThrow('on purpose')
    const second = inTurn(async () => performance.now())
    const start = performance.now()
    await vi.runAllTimersAsync()
    expect((await second) - start).toBeGreaterThanOrEqual(999)
  })

  test('whoever gives up while waiting is told at once, and keeps nobody waiting', async () => {
    const inTurn = createPacer({ calls: 1, period: 60_000 })
    await inTurn(async () => {})
    const controller = new AbortController()
    let ran = 0
    const run = async () => {
      ran += 1
    }
    const waiting = inTurn(run, controller.signal)
    const behind = inTurn(run)
    const alsoWaiting = inTurn(run, controller.signal)
    controller.abort()
    await expect(waiting).rejects.toMatchObject({ name: 'AbortedError', attempts: 0, mayHaveBeenApplied: false })
    await expect(alsoWaiting).rejects.toMatchObject({ name: 'AbortedError' })
    await vi.runAllTimersAsync()
    await behind
    expect(ran).toBe(1)
  })

  test('an aborted signal runs nothing', async () => {
    const inTurn = createPacer({ calls: 1, period: 1 })
    await expect(inTurn(async () => {}, AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortedError' })
  })
})
