import { createMemoryRateLimitStore } from '@hub/http'
import { expect, onTestFinished, test, vi } from 'vitest'
import { createFranceTravailClient } from '../src/index.js'
import { PASS, PERSON, startClient } from './start-client.js'

function useVirtualTime() {
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout', 'performance'] })
  onTestFinished(() => void vi.useRealTimers())
}

/** Lets calls go their way, without letting time pass. */
async function settle() {
  for (let turn = 0; turn < 200; turn++) await vi.advanceTimersByTimeAsync(0)
}

test('never more than 3 searches and 1 update begin in a second, of all clients with one store (FT-R14)', async () => {
  useVirtualTime()
  const rateLimitStore = createMemoryRateLimitStore()
  const { client, settings, calls } = startClient({ rateLimitStore }, { searchesPerSecond: 3, updatesPerSecond: 1 })
  const other = createFranceTravailClient(settings)
  const searches = [client, other, client, other, client, other, client].map((each) =>
    each.searchCertifiedIndividual(PERSON),
  )
  const updates = [client, other, client].map((each) => each.updatePassIae(PASS))
  const everything = Promise.all([...searches, ...updates])
  const begun = Date.now()
  const progress = { isOver: false }
  void everything.then(() => Object.assign(progress, { isOver: true }))
  while (!progress.isOver) await vi.advanceTimersByTimeAsync(50)
  // None was refused by a service that counts, and it took the time it must: 7 searches are 3 batches, 3 updates 3 seconds.
  expect((await everything).map(({ outcome }) => outcome)).not.toContain('refused')
  expect(calls()).toHaveLength(10)
  expect(Date.now() - begun).toBeGreaterThanOrEqual(2_000)
})

test.each([
  ['30', 30_000],
  ['seconds from now', 60_000],
  [undefined, 60_000],
])(
  'a 429 with Retry-After %j holds further searches for %i ms, which it says, and no updates (FT-R9)',
  async (header, hold) => {
    useVirtualTime()
    const { client, state, calls } = startClient()
    const headers: Record<string, string> = header === undefined ? {} : { 'retry-after': header }
    state.failNext({ kind: 'status', status: 429, body: '{}', headers, operation: 'searchCertifiedIndividual' })
    const refused = client.searchCertifiedIndividual(PERSON).catch((error: unknown) => error)
    await settle()
    expect(await refused).toMatchObject({
      name: 'RateLimitError',
      attempts: 1,
      isRetryable: true,
      retryAfter: hold / 1_000,
    })

    const next = client.searchCertifiedIndividual(PERSON)
    const update = client.updatePassIae(PASS)
    await settle()
    expect(await update).toEqual({ outcome: 'accepted' })
    await vi.advanceTimersByTimeAsync(hold - 1_000)
    expect(calls()).toHaveLength(2)
    await vi.advanceTimersByTimeAsync(2_000)
    await settle()
    expect(await next).toMatchObject({ outcome: 'found' })
  },
)

test('a 429 of the agent realm holds its calls, of whatever method, and the repetition of a read (FT-R9)', async () => {
  useVirtualTime()
  const statuses: (number | undefined)[] = []
  const { client, state, calls } = startClient({
    hooks: { onResponse: (_call, { status }) => void statuses.push(status) },
  })
  const jetonUsager = 'user-simulated-Kx4dQwz1ZbF0mYtR7uLpVs3NcHe9JgA2o'
  state.failNext({ kind: 'status', status: 429, body: '{}', headers: { 'retry-after': '20' }, operation: 'getRqth' })
  const read = client.getRqth({ jetonUsager })
  // The token before it is made by threads, which take their time on a busy machine.
  while (!statuses.includes(429)) await vi.advanceTimersByTimeAsync(0)
  await settle()
  const found = client.findUser({ numeroFranceTravail: '1234567A' })
  await settle()
  await vi.advanceTimersByTimeAsync(19_000)
  expect(calls()).toHaveLength(1)
  await vi.advanceTimersByTimeAsync(3_000)
  await settle()
  expect([await read, await found]).toMatchObject([{ topValiditeRQTH: true }, { outcome: 'found' }])
  expect(calls()).toHaveLength(3)
})

test('a call whose turn would come after its deadline is refused at once, with the time to come back', async () => {
  useVirtualTime()
  const { client, state, calls } = startClient()
  const headers = { 'retry-after': '600' }
  state.failNext({ kind: 'status', status: 429, body: '{}', headers, operation: 'searchCertifiedIndividual' })
  const refused = client.searchCertifiedIndividual(PERSON).catch((error: unknown) => error)
  await settle()
  expect(await refused).toMatchObject({ retryAfter: 600 })
  const late = client.searchCertifiedIndividual(PERSON).catch((error: unknown) => error)
  await settle()
  expect(await late).toMatchObject({ name: 'RateLimitError', code: 'rate_limit_wait', attempts: 0 })
  expect(calls()).toHaveLength(1)
})
