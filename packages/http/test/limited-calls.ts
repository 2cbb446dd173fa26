// Calls of a rate limiter on a clock of their own.
import { afterEach, beforeEach, expect, vi } from 'vitest'
import { createRateLimiter, type RateLimiterOptions } from '../src/rate-limit/rate-limiter.js'
import type { RateLimiter, TurnOptions } from '../src/rate-limit/turn.js'

/** Timers are the test's own in the file that calls this; none is left running by a test. */
export function useOwnTimers(): void {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance', 'Date'] }))
  afterEach(() => {
    expect(vi.getTimerCount()).toBe(0)
    vi.useRealTimers()
  })
}

export const sleep = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))
export const failure = (promise: Promise<unknown>) =>
  promise.then(
    () => 'resolved',
    (error: unknown) => error,
  )

/** Starts calls that take `duration`; gives the times at which they began, in milliseconds from now. */
export function startCalls(limiter: RateLimiter, count: number, duration = 0, turn: TurnOptions = {}) {
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

export async function collectStarts(options: RateLimiterOptions, count: number, duration = 0): Promise<number[]> {
  const { starts, done } = startCalls(createRateLimiter(options), count, duration)
  await vi.runAllTimersAsync()
  await done
  return starts
}
