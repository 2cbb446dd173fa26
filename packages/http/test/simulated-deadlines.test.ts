import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createParcelClient, type ParcelClientOptions } from './parcel-api.js'

// With a simulated clock, so that a deadline is kept to the millisecond on whatever machine.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance', 'Date'] })
  return () => vi.useRealTimers()
})
afterEach(() => expect(vi.getTimerCount()).toBe(0))

const headers = { 'content-type': 'application/json' }

/** A body that goes on as long as somebody reads it. */
function drip(): ReadableStream<Uint8Array> {
  let timer: ReturnType<typeof setInterval>
  return new ReadableStream({
    start(controller) {
      timer = setInterval(() => controller.enqueue(new TextEncoder().encode(' ')), 20)
    },
    cancel: () => clearInterval(timer),
  })
}

const stalls: Record<string, NonNullable<ParcelClientOptions['fetch']>> = {
  'no answer': () => new Promise(() => {}),
  'a body that stops': async () => new Response(new ReadableStream(), { headers }),
  'a body that drips': async () => new Response(drip(), { headers }),
  'the body of an error': async () => new Response(new ReadableStream(), { status: 500, headers }),
}

/** When a call ends, in milliseconds after its start, and how. */
async function end(options: Omit<ParcelClientOptions, 'baseUrl'>) {
  const start = performance.now()
  const call = createParcelClient({ baseUrl: 'http://localhost', ...options }).getParcel('p1')
  const ended = call.then(
    () => expect.fail('it has no answer'),
    (error: unknown) => ({
      after: performance.now() - start,
      name: (error as Error).name,
      attempts: (error as { attempts: number }).attempts,
    }),
  )
  await vi.advanceTimersByTimeAsync(60_000)
  return ended
}

describe.each(Object.entries(stalls))('%s', (_label, fetch) => {
  it('ends with the attempt when it may not be sent again', async () => {
    const ended = await end({ fetch, timeout: 350, totalTimeout: 1_200, maxRetries: 0 })
    expect(ended).toEqual({ name: 'TimeoutError', after: 350, attempts: 1 })
  })

  it('ends with totalTimeout, waits between attempts included', async () => {
    const ended = await end({ fetch, timeout: 350, totalTimeout: 1_000, maxRetries: 9 })
    expect(ended).toMatchObject({ name: 'TimeoutError' })
    expect(ended.attempts).toBeGreaterThan(1)
    // A wait that would end behind the deadline is not begun.
    expect(ended.after).toBeGreaterThan(700)
    expect(ended.after).toBeLessThanOrEqual(1_000)
  })

  it('ends with totalTimeout in the middle of the first attempt', async () => {
    const ended = await end({ fetch, timeout: 10_000, totalTimeout: 1_000, maxRetries: 9 })
    expect(ended).toEqual({ name: 'TimeoutError', after: 1_000, attempts: 1 })
  })
})
