// One rate for all processes: the calls to another service are counted in the database.
import { createRateLimiter } from '@hub/http'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Database, openDatabase } from '../src/platform/database/database.js'
import { upstreamCalls, upstreamHolds } from '../src/platform/database/tables.js'
import { createSharedRateLimitStore } from '../src/platform/upstream/shared-rate-limit-store.js'
import { describeOnEachEngine, type TemporaryStorage } from './support/engines.js'

const HOUR = 3_600_000
const THREE_AN_HOUR = { limits: [{ calls: 3, period: HOUR }], maxDuration: HOUR, waiting: 1 }

describeOnEachEngine('the rate of calls to a service', ({ createStorage }) => {
  let storage: TemporaryStorage
  /** As two processes have it; the embedded database belongs to one. */
  let databases: Database[] = []

  beforeAll(async () => {
    storage = await createStorage()
    const first = await openDatabase(storage.config)
    await first.migrate()
    databases = first.engine === 'embedded' ? [first, first] : [first, await openDatabase(storage.config)]
  })
  afterAll(async () => {
    for (const database of new Set(databases)) await database.close()
    await storage[Symbol.asyncDispose]()
  })
  beforeEach(async () => {
    for (const table of [upstreamCalls, upstreamHolds])
      await databases[0]?.run((connection) => connection.delete(table))
  })

  function createLimiters(calls: number) {
    return databases.map((database) =>
      createRateLimiter({
        limits: [{ calls, period: HOUR }],
        defaultHold: HOUR,
        store: createSharedRateLimitStore(database),
        key: 'sirene',
      }),
    )
  }

  test('is one for two processes: the call too many is told to wait', async () => {
    const limiters = createLimiters(10)
    const calls = Array.from({ length: 15 }, () => limiters)
      .flat()
      .map((limiter) => limiter.run(async () => 'called', { timeLeft: 60_000, name: 'a call' }))
    const outcomes = await Promise.allSettled(calls)
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(10)
    for (const outcome of outcomes.filter(({ status }) => status === 'rejected'))
      expect(outcome).toMatchObject({ reason: { name: 'RateLimitError', code: 'rate_limit_wait' } })
  })

  test('a hold after a 429 holds both', async () => {
    const [one, other] = createLimiters(10)
    await one?.holdUntil(null)
    const late = other?.run(async () => 'called', { timeLeft: 10_000, name: 'a call' })
    await expect(late).rejects.toMatchObject({ name: 'RateLimitError' })
  })

  test('a call that was never sent frees its place; one that was does when its period is over', async () => {
    const store = createSharedRateLimitStore(databases[0] as Database)
    const taken = await Promise.all([1, 2, 3].map(async () => store.take('settled', THREE_AN_HOUR)))
    const tickets = taken.flatMap((each) => (each.granted ? [each.ticket] : []))
    expect(tickets).toHaveLength(3)
    await store.settle('settled', tickets[0] ?? '', 'used')
    expect((await store.take('settled', THREE_AN_HOUR)).granted).toBe(false)
    await store.settle('settled', tickets[1] ?? '', 'unused')
    expect((await store.take('settled', THREE_AN_HOUR)).granted).toBe(true)
    // A period that is over in the meantime.
    const brief = { ...THREE_AN_HOUR, limits: [{ calls: 1, period: 1 }] }
    const first = await store.take('brief', brief)
    await store.settle('brief', first.granted ? first.ticket : '', 'used')
    await expect.poll(async () => (await store.take('brief', brief)).granted, { timeout: 60_000 }).toBe(true)
  })

  test('a call costs two statements in one transaction, and one when it is over', async () => {
    const statements: unknown[] = []
    const database = countStatements(databases[0] as Database, statements)
    const store = createSharedRateLimitStore(database)
    const several = { ...THREE_AN_HOUR, limits: [...THREE_AN_HOUR.limits, { calls: 5, period: 2 * HOUR }] }
    const taken = await store.take('counted', several)
    expect([taken.granted, statements.length]).toEqual([true, 2])
    await store.settle('counted', taken.granted ? taken.ticket : '', 'used')
    expect(statements).toHaveLength(3)
  })

  test('a hold lets nobody through, and is not shortened', async () => {
    const store = createSharedRateLimitStore(databases[0] as Database)
    await store.hold('held', HOUR)
    await store.hold('held', 1)
    const answer = await store.take('held', THREE_AN_HOUR)
    expect(answer).toMatchObject({ granted: false })
    if (!answer.granted) expect(answer.delays[0]).toBeGreaterThan(HOUR / 2)
  })
})

/** The same database; each statement of a transaction, and each piece of other work, is noted before it is done. */
function countStatements(database: Database, statements: unknown[]): Database {
  return {
    ...database,
    run: (work, limits) => database.run((connection) => (statements.push(work), work(connection)), limits),
    transaction: (work, limits) =>
      database.transaction((transaction) => {
        const execute: typeof transaction.execute = (query) => (statements.push(query), transaction.execute(query))
        return work(Object.assign(Object.create(transaction) as typeof transaction, { execute }))
      }, limits),
  }
}
