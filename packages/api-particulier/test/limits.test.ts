import { createMemoryRateLimitStore, createRateLimiter } from '@hub/http'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { createApiParticulierClient } from '../src/index.js'
import { CAMILLE, startClient } from './start-client.js'

function useVirtualTime() {
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout', 'performance'] })
  onTestFinished(() => void vi.useRealTimers())
}

async function settle() {
  for (let turn = 0; turn < 200; turn++) await vi.advanceTimersByTimeAsync(0)
}

const failed = (call: Promise<unknown>) => call.catch((error: unknown) => error)

test('never more than 20 calls in a second, of all clients with one store', async () => {
  useVirtualTime()
  const { client, settings, sent } = startClient({ rateLimitStore: createMemoryRateLimitStore() })
  const other = createApiParticulierClient(settings)
  const calls = Array.from({ length: 90 }, (_, index) => (index % 2 === 0 ? client : other).getRsa(CAMILLE))
  const all = Promise.all(calls)
  for (let turn = 0; turn < 60; turn++) await vi.advanceTimersByTimeAsync(100)
  expect(new Set((await all).map(({ outcome }) => outcome))).toEqual(new Set(['beneficiary']))
  expect(sent).toHaveLength(90)
})

describe('all calls of the token are held (AP-R7)', () => {
  test.each([
    ['a 429, as its Retry-After says', { code: '00429', retryAfter: 20 }, 20_000],
    ['a 429 without Retry-After, 60 s', { code: '00429' }, 60_000],
    ['a 409, 60 s', { code: '00015' }, 60_000],
  ])('after %s', async (_label, refusal, hold) => {
    useVirtualTime()
    const { client, state, sent } = startClient({ totalTimeout: 120_000 })
    state.answerNext(refusal)
    const refused = failed(client.getRsa(CAMILLE))
    await settle()
    expect(await refused).toMatchObject({ code: refusal.code, retryAfter: hold / 1_000 })
    const next = [client.getRsa(CAMILLE), client.getAah(CAMILLE), client.getAsf(CAMILLE)]
    await vi.advanceTimersByTimeAsync(hold - 1_000)
    expect(sent).toHaveLength(1)
    // Pings are in no limit.
    expect(await client.ping({ provider: 'cnaf' })).toMatchObject({ status: 'ok' })
    await vi.advanceTimersByTimeAsync(3_000)
    await settle()
    expect((await Promise.all(next)).map(({ outcome }) => outcome)).toEqual([
      'beneficiary',
      'beneficiary',
      'beneficiary',
    ])
    expect(state.isBanned).toBe(false)
  })

  test('a call that cannot wait so long is refused here, and not sent', async () => {
    useVirtualTime()
    const { client, state, sent } = startClient()
    state.answerNext({ code: '00429', retryAfter: 300 })
    const refused = failed(client.getRsa(CAMILLE))
    await settle()
    await refused
    const late = failed(client.getRsa(CAMILLE))
    await settle()
    expect(await late).toMatchObject({ name: 'RateLimitError', code: 'rate_limit_wait', attempts: 0 })
    expect(sent).toHaveLength(1)
  })
})

test('an answer is waited for 12 s: the API itself waits 10 s for its providers (AP-R9)', async () => {
  useVirtualTime()
  const silence = (_url: string, { signal }: RequestInit = {}) =>
    new Promise<Response>((_resolve, reject) => {
      signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')), { once: true })
    })
  const { client } = startClient({ fetch: silence })
  let ended: unknown
  void client.getRsa(CAMILLE).catch((error: unknown) => (ended = error))
  await settle()
  await vi.advanceTimersByTimeAsync(11_900)
  expect(ended).toBeUndefined()
  await vi.advanceTimersByTimeAsync(200)
  expect(ended).toMatchObject({ name: 'TimeoutError', attempts: 1, isRetryable: true })
})

test('the simulator bans who does not wait: connections get no answer for 12 hours', async () => {
  const { settings, state } = startClient({ timeout: 300 }, { callsPerSecond: 1 })
  // A client of its own for each call: none knows what was refused to the others.
  const getRsa = async () =>
    createApiParticulierClient({ ...settings, rateLimiter: createRateLimiter({}) }).getRsa(CAMILLE)
  await getRsa()
  await expect(getRsa()).rejects.toMatchObject({ status: 429, retryAfter: 5 })
  await expect(getRsa()).rejects.toMatchObject({ status: 429 })
  expect(state.isBanned).toBe(true)
  await expect(getRsa()).rejects.toMatchObject({ name: 'TimeoutError' })
  state.reset()
  expect(await getRsa()).toMatchObject({ outcome: 'beneficiary' })
})
