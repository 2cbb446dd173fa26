// Connections that PostgreSQL cuts, at any moment of a transaction, and servers that start anew: no place in the pool is lost.
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type Database, openDatabase } from '../../src/platform/database/database.js'
import { DatabaseError } from '../../src/platform/database/database-error.js'
import { createMetrics } from '../../src/platform/process/metrics.js'
import { measureConnections } from '../../src/platform/database/database-report.js'
import { healthRoutes } from '../../src/platform/http/health.js'
import { type OwnCluster, startCluster, withoutCluster } from '../support/own-cluster.js'
import { report, times } from '../support/thorough.js'

const ROUNDS = times(8, 200)
const RESTARTS = times(1, 100)
const PLACES = 10

describe.skipIf(withoutCluster !== '')(`connections that are cut${withoutCluster}`, () => {
  let cluster: OwnCluster
  let database: Database

  beforeAll(async () => {
    cluster = await startCluster()
    database = await openDatabase(cluster.storage.config)
    await database.migrate()
    await database.run((connection) => connection.execute(sql`create table notes (body text)`))
  })
  afterAll(async () => {
    await database?.close()
    await cluster?.[Symbol.asyncDispose]()
  })

  /** Units of work that go on until they are told to stop. @returns how to stop them, and what they came to */
  function load() {
    const over = new AbortController()
    const outcomes = { done: 0, failed: 0 }
    const strange: unknown[] = []
    const lane = async (index: number): Promise<void> => {
      while (!over.signal.aborted) {
        const work =
          index % 3 === 0
            ? database.run((connection) => connection.execute(sql`select 1`))
            : database.transaction(async (transaction) => {
                await transaction.execute(sql`insert into notes values ('note')`)
                await transaction.execute(sql`select pg_sleep(0.002)`)
              })
        try {
          await work
          outcomes.done += 1
        } catch (error) {
          outcomes.failed += 1
          if (!(error instanceof DatabaseError)) strange.push(error)
          await new Promise((resolve) => setTimeout(resolve, 5))
        }
      }
    }
    const lanes = Promise.all(Array.from({ length: PLACES + 4 }, (_, index) => lane(index)))
    return {
      outcomes,
      async stop() {
        over.abort()
        await lanes
        expect(strange).toEqual([])
        return outcomes
      },
    }
  }

  /**
   * As many transactions as there are places, all open at the same time. One that meets a connection cut before is tried again: what counts is that every place
   * lends a connection that works, and PostgreSQL tells of a cut only when the connection is used.
   */
  async function borrowAll(): Promise<void> {
    let open = 0
    const all = Promise.withResolvers<void>()
    const hold = async (tries = 3 * PLACES): Promise<void> => {
      let isOpen = false
      try {
        await database.transaction(async (transaction) => {
          await transaction.execute(sql`select 1`)
          isOpen = true
          open += 1
          if (open === PLACES) all.resolve()
          await all.promise
        })
      } catch (error) {
        if (isOpen || tries === 0 || !(error instanceof DatabaseError)) {
          all.reject(error)
          throw error
        }
        await hold(tries - 1)
      }
    }
    await Promise.all(Array.from({ length: PLACES }, () => hold()))
  }

  test(`${ROUNDS} rounds of pg_terminate_backend leave all places free`, { timeout: 600_000 }, async () => {
    const { outcomes, stop } = load()
    let cuts = 0
    for (let round = 0; round < ROUNDS; round += 1) {
      const before = outcomes.done
      cuts += await cluster.cut('hub')
      await vi.waitFor(() => expect(outcomes.done).toBeGreaterThan(before), { timeout: 60_000, interval: 5 })
    }
    const { done, failed } = await stop()
    await borrowAll()
    expect(database.connections?.()).toMatchObject({ lent: 0, waiting: 0 })
    report('cut connections', { rounds: ROUNDS, cuts, done, failed, 'places lost': 0 })
  })

  test(`${RESTARTS} restarts under load leave all places free`, { timeout: 600_000 }, async () => {
    const { outcomes, stop } = load()
    const recoveries: number[] = []
    for (let round = 0; round < RESTARTS; round += 1) {
      await cluster.restart()
      const before = outcomes.done
      const start = performance.now()
      await vi.waitFor(() => expect(outcomes.done).toBeGreaterThan(before), { timeout: 60_000, interval: 5 })
      recoveries.push(performance.now() - start)
    }
    const { done, failed } = await stop()
    await borrowAll()
    expect(database.connections?.()).toMatchObject({ lent: 0, waiting: 0 })
    const slowest = `${Math.round(Math.max(...recoveries))} ms`
    report('restarts', { restarts: RESTARTS, done, failed, 'places lost': 0, 'slowest recovery': slowest })
  })

  test('what is cut between the loan and BEGIN gives its place back', async () => {
    await borrowAll()
    // All at rest now: each of these finds a connection that is dead or about to be.
    for (let round = 0; round < 3 * PLACES; round += 1) {
      const cutting = cluster.cut('hub')
      await Promise.allSettled(
        Array.from({ length: PLACES }, () =>
          database.transaction((transaction) => transaction.execute(sql`select 1`) as never),
        ),
      )
      await cutting
      if (round % PLACES === 0) expect(database.connections?.().lent).toBe(0)
    }
    await borrowAll()
  })

  test('what the connections do is shown in /metrics', async () => {
    const metrics = createMetrics({ token: undefined })
    measureConnections(metrics, database)
    const text = async () => (await metrics.routes.request('/metrics', { headers: { host: 'localhost' } })).text()
    await database.transaction(async (transaction) => {
      await transaction.execute(sql`select 1`)
      expect(await text()).toContain('hub_database_connections{state="lent"} 1')
    })
    expect(await text()).toContain('hub_database_connections{state="lent"} 0')
    expect(await text()).toMatch(/hub_database_connections\{state="waiting"\} 0/)
  })

  test('a server that is away is no reason to start the process anew; places that never come back are', async () => {
    vi.spyOn(performance, 'now')
    const alive = async () => (await healthRoutes({ database, isDraining: () => false }).request('/healthz')).status
    await cluster.stop()
    await expect(database.run((connection) => connection.execute(sql`select 1`))).rejects.toThrow(DatabaseError)
    expect(await alive()).toBe(200)
    await cluster.start()

    const finish = Promise.withResolvers<void>()
    const held = Array.from({ length: PLACES }, () => database.transaction(() => finish.promise).catch(() => {}))
    await vi.waitFor(() => expect(database.connections?.().lent).toBe(PLACES), { timeout: 60_000 })
    const now = performance.now()
    await expect(database.run((connection) => connection.execute(sql`select 1`))).rejects.toThrow(DatabaseError)
    expect(await alive()).toBe(200)
    vi.mocked(performance.now).mockImplementation(() => now + 60_000)
    expect(await alive()).toBe(503)
    vi.restoreAllMocks()
    finish.resolve()
    await Promise.all(held)
    expect(await alive()).toBe(200)
  })
})
