import { describe, expect, test } from 'vitest'
import type { BatchOutcome, BatchProgress, HubError } from '../src/index.js'
import { camille, doors, here, somebody, startClient, thrownBy } from './support.js'

const people = (count: number) => Array.from({ length: count }, (_, index) => somebody(index))
const batchRateLimit = { calls: 5, period: 0 }
const unlimited = { limits: { many: { calls: 1_000, period: 60 }, others: { calls: 1_000, period: 60 } } }

async function collect(outcomes: AsyncIterable<BatchOutcome>, into: BatchOutcome[] = []): Promise<BatchOutcome[]> {
  for await (const outcome of outcomes) into.push(outcome)
  return into
}

describe('createAndInviteBatches', () => {
  test.each(doors)('%s: 25 people a call, in order', async (door) => {
    const { insertion, state, sent } = await startClient({ batchRateLimit }, unlimited, door)
    const outcomes = await collect(insertion.createAndInviteBatches({ ...here, users: people(60) }))
    expect(outcomes).toEqual([
      { outcome: 'queued', from: 0, to: 25 },
      { outcome: 'queued', from: 25, to: 50 },
      { outcome: 'queued', from: 50, to: 60 },
    ])
    expect(sent.map(({ body }) => (body as { users: unknown[] }).users.length)).toEqual([25, 25, 10])
    expect(state.data.users.map(({ first_name }) => first_name)).toEqual(people(60).map((each) => each.first_name))
  })

  test('keeps to the pace, so that the service refuses nobody', async () => {
    const period = 0.4
    const limits = { many: { calls: 2, period }, others: { calls: 500, period: 300 } }
    const { insertion, state } = await startClient({ batchRateLimit: { calls: 2, period: period * 1_000 } }, { limits })
    const runs = [0, 1].map((run) =>
      insertion.createAndInviteAll({
        ...here,
        users: people(75).map((each) => Object.assign(each, { last_name: `Run${run}` })),
      }),
    )
    const [one, two] = await Promise.all(runs)
    expect([one?.queued, two?.queued]).toEqual([75, 75])
    expect(state.data.users).toHaveLength(75)
  })

  test('a refused batch names people by their place in the whole list, and stops no other', async () => {
    // Where the simulated clock is, a birth in 1980 is to come: refused there, and not here.
    const { insertion, state } = await startClient(
      { batchRateLimit },
      { ...unlimited, now: () => Date.parse('1975-01-01T00:00:00Z') },
    )
    const users = people(60)
    for (const index of [30, 44]) users[index] = { ...somebody(index), birth_date: '11/03/1980' }
    const outcomes = await collect(insertion.createAndInviteBatches({ ...here, users }))
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['queued', 'refused', 'queued'])
    expect(outcomes[1]).toMatchObject({ from: 25, to: 50, refusals: [{ index: 30 }, { index: 44 }] })
    expect(state.data.users).toHaveLength(35)
    const summary = await insertion.createAndInviteAll({ ...here, users })
    expect(summary).toMatchObject({ queued: 35, refused: 25, refusals: [{ index: 30 }, { index: 44 }] })
  })

  test('checks everybody before the first call', async () => {
    const { insertion, sent } = await startClient({ batchRateLimit }, unlimited)
    const users = people(60)
    users[59] = { ...somebody(59), email: 'x@y' }
    const error = await thrownBy(collect(insertion.createAndInviteBatches({ ...here, users })))
    expect(error).toMatchObject({ field: 'users[59].email', attempts: 0 })
    expect(sent).toEqual([])
  })

  test('an error ends it, and tells whether the next batch may have been queued', async () => {
    const { insertion, state, sent } = await startClient({ batchRateLimit }, unlimited)
    const outcomes: BatchOutcome[] = []
    const run = insertion.createAndInviteBatches({ ...here, users: people(75) })
    expect(await run.next()).toMatchObject({ value: { outcome: 'queued', to: 25 } })
    state.failNext({ kind: 'lost-answer' })
    const error = (await thrownBy(collect(run, outcomes))) as HubError
    expect([outcomes, error.mayHaveBeenApplied, sent.length]).toEqual([[], true, 2])
  })

  test('aborting ends the wait between two calls at once', async () => {
    const { insertion, sent } = await startClient({ batchRateLimit: { calls: 1, period: 60_000 } }, unlimited)
    const controller = new AbortController()
    const progress: BatchProgress[] = []
    const onProgress = (each: BatchProgress) => {
      progress.push(each)
      setTimeout(() => controller.abort(), 20)
    }
    const start = performance.now()
    const run = insertion.createAndInviteAll({ ...here, users: people(50) }, { onProgress, signal: controller.signal })
    expect(await thrownBy(run)).toMatchObject({ name: 'AbortedError', mayHaveBeenApplied: false })
    expect(performance.now() - start).toBeLessThan(50_000)
    expect(progress).toEqual([{ done: 25, total: 50, queued: 25, refused: 0 }])
    expect(sent).toHaveLength(1)
  })

  test('leaving the loop sends nothing more', async () => {
    const { insertion, sent } = await startClient({ batchRateLimit }, unlimited)
    for await (const { to } of insertion.createAndInviteBatches({ ...here, users: people(75) })) if (to === 25) break
    expect(sent).toHaveLength(1)
  })

  const taken = { limits: { many: { calls: 1, period: 0.3 }, others: { calls: 500, period: 300 } } }
  const tooFast = { batchRateLimit: { calls: 100, period: 60_000 } }

  test('a 429 ends it, with what is known', async () => {
    const { insertion, sent } = await startClient(tooFast, taken)
    const error = await thrownBy(insertion.createAndInviteAll({ ...here, users: people(50) }))
    expect(error).toMatchObject({ name: 'RateLimitError', mayHaveBeenApplied: false })
    expect(sent).toHaveLength(2)
  })

  test('or is waited for, when asked', async () => {
    const { insertion, state, sent } = await startClient(tooFast, taken)
    state.failNext({
      kind: 'status',
      status: 429,
      headers: { 'retry-after': '0' },
      operation: 'createAndInviteMany',
      body: TOO_MANY,
    })
    const summary = await insertion.createAndInviteAll({ ...here, users: [camille] }, { onRateLimit: 'wait' })
    expect([summary.queued, sent.length]).toEqual([1, 2])
  })

  test.each([
    [{ calls: 0, period: 1 }, 'batchRateLimit.calls'],
    [{ calls: 1, period: -1 }, 'batchRateLimit.period'],
  ])('a pace that is none is said by the first call: %j', async (pace, field) => {
    const { insertion } = await startClient({ batchRateLimit: pace })
    expect(await thrownBy(insertion.createAndInviteAll({ ...here, users: [camille] }))).toMatchObject({ field })
  })
})

const TOO_MANY = JSON.stringify({ error: 'Rate limit exceeded', retry_after: 0, message: 'Trop de requêtes.' })
