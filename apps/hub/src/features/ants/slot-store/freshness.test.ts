import { describe, expect, test } from 'vitest'
import { createFreshness } from './freshness.js'

function createTrial() {
  const clock = { now: 0 }
  /** One for each time it was read; resolved by the test. */
  const reads: PromiseWithResolvers<void>[] = []
  const trial = {
    clock,
    reads,
    freshness: createFreshness({
      refresh: () => {
        const read = Promise.withResolvers<void>()
        reads.push(read)
        return read.promise
      },
      trustedFor: 500,
      elapsed: () => clock.now,
    }),
    /** Waits for it to be fresh, and tells whether that has come. */
    waiting() {
      const state = { isOver: false }
      void trial.freshness.waitUntilFresh().then(() => (state.isOver = true))
      return state
    },
  }
  return trial
}

const turn = () => new Promise((resolve) => setImmediate(resolve))

describe('a copy', () => {
  test('is read once for all who wait, and relied on from when that began', async () => {
    const { freshness, ...rest } = createTrial()
    expect(freshness.isFresh()).toBe(false)
    const waiting = [rest.waiting(), rest.waiting()]
    rest.reads[0]?.resolve()
    await turn()
    expect(waiting).toEqual([{ isOver: true }, { isOver: true }])
    expect(rest.reads).toHaveLength(1)
    expect(freshness.isFresh()).toBe(true)
  })

  test('is read again when its time is over', async () => {
    const hub = createTrial()
    const first = hub.waiting()
    hub.clock.now = 400
    hub.reads[0]?.resolve()
    await turn()
    expect(first.isOver).toBe(true)
    hub.clock.now = 499
    expect(hub.freshness.isFresh()).toBe(true)
    hub.clock.now = 500
    expect(hub.freshness.isFresh()).toBe(false)
    const second = hub.waiting()
    await turn()
    expect(second.isOver).toBe(false)
    expect(hub.reads).toHaveLength(2)
  })

  test('that began to be read before a change is not enough, and reads never overlap', async () => {
    const hub = createTrial()
    const early = hub.waiting()
    hub.freshness.expire()
    const late = hub.waiting()
    await turn()
    expect(hub.reads).toHaveLength(1)
    hub.reads[0]?.resolve()
    await turn()
    expect([early.isOver, late.isOver, hub.reads.length]).toEqual([true, false, 2])
    expect(hub.freshness.isFresh()).toBe(false)
    hub.reads[1]?.resolve()
    await turn()
    expect(late.isOver).toBe(true)
    expect(hub.freshness.isFresh()).toBe(true)
  })

  test('that takes longer to read than it is trusted for still serves those who waited', async () => {
    const hub = createTrial()
    const waiting = hub.waiting()
    hub.clock.now = 5_000
    hub.reads[0]?.resolve()
    await turn()
    expect(waiting.isOver).toBe(true)
    expect(hub.freshness.isFresh()).toBe(false)
  })

  test('that could not be read fails for those who wait, and the next one tries again', async () => {
    const hub = createTrial()
    const failing = hub.freshness.waitUntilFresh()
    hub.reads[0]?.reject(new Error('no database'))
    await expect(failing).rejects.toThrow('no database')
    const next = hub.waiting()
    hub.reads[1]?.resolve()
    await turn()
    expect(next.isOver).toBe(true)
  })
})
