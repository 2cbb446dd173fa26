// The job queue on both engines: what it promises to those who write an appointment and its outgoing work in one transaction.
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type Database, openDatabase } from '../src/platform/database/database.js'
import { createJobs, type JobPayload, type Jobs } from '../src/platform/jobs/jobs.js'
import { describeOnEachEngine, describeOnPostgres, type TemporaryStorage } from './support/engines.js'

const QUEUE = 'test-queue'
const silent = {}

describeOnEachEngine('the job queue', (engine) => {
  let storage: TemporaryStorage
  let database: Database
  let jobs: Jobs
  const done: string[] = []
  const failing = new Map<string, number>()

  beforeAll(async () => {
    storage = await engine.createStorage()
    database = await openDatabase(storage.config)
    await database.migrate()
    await database.run((connection) => connection.execute(sql`create table notes (body text)`))
    jobs = createJobs(database, silent)
    const work = async ({ name = '' }: JobPayload): Promise<void> => {
      const failures = failing.get(name) ?? 0
      if (failures > 0) {
        failing.set(name, failures - 1)
        throw new Error('canary: alice@example.org')
      }
      done.push(name)
    }
    jobs.register(QUEUE, work, { concurrency: 4, retries: 2 })
    await jobs.start()
  })
  afterAll(async () => {
    await jobs.stop()
    await database.close()
    await storage[Symbol.asyncDispose]()
  })

  const write = (name: string, then?: () => void) =>
    database.transaction(async (transaction) => {
      await transaction.execute(sql`insert into notes values (${name})`)
      await jobs.enqueue(transaction, QUEUE, { name })
      then?.()
    })

  test('the very first job, put in a transaction, freezes nothing and is done at once', async () => {
    await write('first')
    await vi.waitFor(() => expect(done).toContain('first'), { timeout: 60_000 })
  })

  test('a transaction that fails leaves no job', async () => {
    const failure = write('rolled back', () => {
      throw new TypeError('after all')
    })
    await expect(failure).rejects.toThrow('after all')
    await write('after it')
    await vi.waitFor(() => expect(done).toContain('after it'), { timeout: 60_000 })
    expect(done).not.toContain('rolled back')
  })

  test('many transactions at once: each job is done once', async () => {
    const names = Array.from({ length: 40 }, (_, index) => `many ${index}`)
    await Promise.all(names.map((name) => write(name)))
    await vi.waitFor(() => expect(done.filter((name) => name.startsWith('many'))).toHaveLength(40), { timeout: 60_000 })
    expect(new Set(done).size).toBe(done.length)
  })

  test('a failed job is tried again, and keeps nothing of its error but the name', async () => {
    failing.set('stubborn', 1)
    await write('stubborn')
    await vi.waitFor(() => expect(done).toContain('stubborn'), { timeout: 60_000, interval: 200 })
    const kept = await database.run((connection) =>
      connection.execute(sql`select to_jsonb(job) as job from pgboss.job where name = ${QUEUE}`),
    )
    expect(JSON.stringify(kept)).not.toContain('alice')
  })

  test('outside a transaction, on an unknown queue, or registered late: refused with a sentence', async () => {
    await expect(database.run((connection) => jobs.enqueue(connection, QUEUE, {}))).rejects.toThrow(
      'inside a transaction only',
    )
    await expect(
      database.transaction((transaction) => jobs.enqueue(transaction, 'never heard of', {})),
    ).rejects.toThrow('The queue never heard of is not open')
    expect(() => jobs.register('late', async () => {})).toThrow('register every queue before start()')
  })
})

describeOnPostgres('two processes on one queue', (engine) => {
  test('share the jobs, each job being done once', async () => {
    await using storage = await engine.createStorage()
    const done: string[] = []
    const start = async () => {
      const database = await openDatabase(storage.config)
      const jobs = createJobs(database, silent)
      jobs.register(QUEUE, async ({ name = '' }) => void done.push(name), { concurrency: 2 })
      await jobs.start()
      return { database, jobs }
    }
    const hubs = [await start(), await start()]
    await Promise.all(
      Array.from({ length: 50 }, (_, index) => {
        const { database, jobs } = hubs[index % 2] as (typeof hubs)[number]
        return database.transaction((transaction) => jobs.enqueue(transaction, QUEUE, { name: `job ${index}` }))
      }),
    )
    await vi.waitFor(() => expect(done).toHaveLength(50), { timeout: 60_000 })
    expect(new Set(done).size).toBe(50)
    for (const { jobs, database } of hubs) {
      await jobs.stop()
      await database.close()
    }
  })
})
