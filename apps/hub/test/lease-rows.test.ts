// Rows that processes take one at a time: what declarations, mails and tokens share, on a table of its own.
import { eq, sql } from 'drizzle-orm'
import { pgTable, text } from 'drizzle-orm/pg-core'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { attemptColumns } from '../src/platform/jobs/attempt-columns.js'
import { isClaimableNow, startAgain } from '../src/platform/jobs/attempt-rows.js'
import { endLease, freeAll, takeLease } from '../src/platform/jobs/lease-rows.js'
import { isStuck } from '../src/platform/jobs/stuck.js'
import { describeOnEachEngine } from './support/engines.js'
import { sharedHub } from './support/shared-hub.js'

/** What the next feature has: a status of its own, beside the columns of all. */
const passes = pgTable('test_passes', { id: text().primaryKey(), status: text().notNull(), ...attemptColumns() })

describeOnEachEngine('rows that are attempted', ({ createStorage }) => {
  const hub = sharedHub(createStorage)
  const database = () => hub.database
  const isRow = (id: string) => eq(passes.id, id)
  const take = (id: string, owner: string, duration = 60_000) =>
    database().run((connection) => takeLease(connection, passes, { where: isRow(id), owner, duration }))
  const end = (id: string, owner: string, values: Readonly<Record<string, unknown>> = {}) =>
    database().run((connection) => endLease(connection, passes, { where: isRow(id), owner, values }))
  const read = async (id: string) =>
    (await database().run((connection) => connection.select().from(passes).where(isRow(id))))[0]
  const set = (id: string, values: Record<string, unknown>) =>
    database().run((connection) => connection.update(passes).set(values).where(isRow(id)))
  const ago = (interval: string) => sql`clock_timestamp() - ${interval}::interval`

  beforeAll(() =>
    database().run((connection) =>
      connection.execute(sql`
        create table test_passes (id text primary key, status text not null, lease_owner text, lease_until timestamptz,
          attempts integer not null default 0, next_attempt_at timestamptz not null default now(), last_error text,
          first_failed_at timestamptz)`),
    ),
  )
  beforeEach(async () => {
    await database().run((connection) => connection.delete(passes))
    const rows = ['one', 'other'].map((id) => ({ id, status: 'due' }))
    await database().run((connection) => connection.insert(passes).values(rows))
  })

  test('of many that take a row at once, one gets it', async () => {
    const taken = await Promise.all(Array.from({ length: 20 }, (_, index) => take('one', `worker ${index}`)))
    expect(taken.filter(Boolean)).toHaveLength(1)
    expect(await take('other', 'worker 1')).toBe(true)
    expect((await read('one'))?.leaseOwner).toBe(`worker ${taken.indexOf(true)}`)
  })

  test('a lease that a crash left ends, and whoever had it writes nothing any more', async () => {
    await take('one', 'crashed')
    expect(await take('one', 'next')).toBe(false)
    await set('one', { leaseUntil: ago('1 millisecond') })
    expect(await take('one', 'next')).toBe(true)
    expect(await end('one', 'crashed', { status: 'done' })).toBe(false)
    expect(await read('one')).toMatchObject({ status: 'due', leaseOwner: 'next' })
    expect(await end('one', 'next', { status: 'done' })).toBe(true)
    expect(await read('one')).toMatchObject({ status: 'done', leaseOwner: null, leaseUntil: null })
  })

  test('a final write may depend on more than the lease', async () => {
    await take('one', 'worker')
    await set('one', { status: 'changed meanwhile' })
    const where = sql`${isRow('one')} and ${passes.status} = 'due'`
    const ended = database().run((connection) =>
      endLease(connection, passes, { where, owner: 'worker', values: { status: 'done' } }),
    )
    expect(await ended).toBe(false)
    expect(await read('one')).toMatchObject({ status: 'changed meanwhile', leaseOwner: 'worker' })
  })

  test('what a process that is gone had is free', async () => {
    await take('one', 'gone')
    await database().run((connection) => freeAll(connection, passes))
    expect(await take('one', 'next')).toBe(true)
  })

  test('is claimable when its time has come, some time ago, and nobody is at it', async () => {
    const claimable = async (maxWait: number) => {
      const found = await database().run((connection) =>
        connection.select({ id: passes.id }).from(passes).where(isClaimableNow(passes, maxWait)).orderBy(passes.id),
      )
      return found.map(({ id }) => id)
    }
    await set('one', { nextAttemptAt: ago('1 hour') })
    await set('other', { nextAttemptAt: ago('-1 hour') })
    expect(await claimable(0)).toEqual(['one'])
    expect(await claimable(3_000_000)).toEqual(['one'])
    expect(await claimable(3_700_000)).toEqual([])
    await take('one', 'worker')
    expect(await claimable(0)).toEqual([])
  })

  test('is stuck when it was given up, fails, or is long overdue', async () => {
    const stuck = async (passingCodes: readonly string[] = []) => {
      const rule = { isGivenUp: eq(passes.status, 'failed'), isDue: eq(passes.status, 'due'), passingCodes }
      const found = await database().run((connection) =>
        connection.select({ id: passes.id }).from(passes).where(isStuck(passes, rule)).orderBy(passes.id),
      )
      return found.map(({ id }) => id)
    }
    expect(await stuck()).toEqual([])
    await set('one', { nextAttemptAt: ago('6 minutes') })
    await set('other', { status: 'failed' })
    expect(await stuck()).toEqual(['one', 'other'])
    await set('one', { nextAttemptAt: ago('0'), lastError: 'http_503', firstFailedAt: ago('0'), attempts: 1 })
    await set('other', { status: 'due' })
    expect(await stuck()).toEqual(['one'])
    expect(await stuck(['http_503'])).toEqual([])
    await set('one', { attempts: 3 })
    expect(await stuck(['http_503'])).toEqual(['one'])
    await set('one', startAgain())
    expect(await stuck()).toEqual([])
    expect(await read('one')).toMatchObject({ attempts: 0, lastError: null, firstFailedAt: null })
  })
})
