import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createRateLimiter, RateLimitError } from '@hub/http'
import { createBatchSender as createSender, summarize } from '../src/batches.js'
import { readRefusals } from '../src/errors.js'

const createBatchSender = (limit: { calls: number; period: number }) =>
  createSender(limit, 25, { createRateLimiter, RateLimitError, readRefusals })

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance', 'Date'] }))
afterEach(() => void vi.useRealTimers())

/** A server that begins a minute with the first call, and refuses the sixth of it; `Retry-After` is always the whole minute. */
const MINUTE = 60_000
const people = (count: number) => Array.from({ length: count }, () => ({}) as never)
const limit = { calls: 5, period: MINUTE }

function startServer(duration: number) {
  const zero = performance.now()
  const seconds: number[] = []
  let refused = 0
  let began = -Infinity
  let calls = 0
  const send = async () => {
    if (performance.now() - began >= MINUTE) [began, calls] = [performance.now(), 0]
    calls += 1
    seconds.push(Math.round((performance.now() - zero) / 1_000))
    if (calls > limit.calls) refused += 1
    await new Promise((resolve) => setTimeout(resolve, duration))
  }
  return { send, seconds, refused: () => refused }
}

test('twelve batches go at the pace of the server, which refuses none', async () => {
  const server = startServer(1_000)
  const outcomes = createBatchSender(limit)(people(300), server.send, {})
  const summary = summarize(outcomes)
  await vi.runAllTimersAsync()
  expect(await summary).toMatchObject({ queued: 300, refused: 0 })
  expect([server.seconds, server.refused()]).toEqual([[0, 1, 2, 3, 4, 61, 62, 63, 64, 65, 122, 123], 0])
})

test('lists of one client take turns, one call at a time', async () => {
  const server = startServer(10_000)
  const send = createBatchSender(limit)
  const lists = Promise.all([0, 1].map(() => summarize(send(people(75), server.send, {}))))
  await vi.runAllTimersAsync()
  expect((await lists).map(({ queued }) => queued)).toEqual([75, 75])
  expect([server.seconds, server.refused()]).toEqual([[0, 10, 20, 30, 40, 70], 0])
})
