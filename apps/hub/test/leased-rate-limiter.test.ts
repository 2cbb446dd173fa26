// Limits that several processes hold together, each with permits of its own, so that most actions cost no statement.
import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { rateLimits } from '../src/platform/database/tables.js'
import { createRateLimiter } from '../src/platform/limits/rate-limiter.js'
import { clockStatement, withDatabaseClock } from './support/database-clock.js'
import { describeOnPostgres } from './support/engines.js'
import { numbersFrom } from './support/random.js'
import { sharedHub } from './support/shared-hub.js'

const MINUTE = 60_000

describeOnPostgres('a limit that processes hold together', ({ createStorage }) => {
  const hub = sharedHub(() => withDatabaseClock(createStorage()))
  const setDatabaseTime = (milliseconds: number) =>
    hub.database.run((connection) => connection.execute(sql.raw(clockStatement(milliseconds))))
  /** Milliseconds, of the processes and of the database. */
  let time = 0
  const setTime = async (milliseconds: number) => {
    time = milliseconds
    await setDatabaseTime(milliseconds)
  }
  let statements = 0
  /** What one process has of it. */
  const create = (limit = 600) => {
    const run: typeof hub.database.run = (...given) => {
      statements += 1
      return hub.database.run(...given)
    }
    const database = { ...hub.database, run }
    return createRateLimiter({ database, lookup: hub.keyring.lookup, name: 'requests', limit, elapsed: () => time })
  }

  beforeEach(async () => {
    await setTime(0)
    await hub.database.run((connection) => connection.delete(rateLimits))
    statements = 0
  })

  test('two processes let 600 of 1300 pass that come at once, and as many a minute later', async () => {
    const [one, other] = [create(), create()]
    const all = (count: number) =>
      Promise.all(Array.from({ length: count }, async (_, index) => (index % 2 === 0 ? one : other).take('partner')))
    for (const minute of [0, 1]) {
      await setTime(minute * MINUTE)
      const waits = await all(1_300)
      expect(waits.filter((wait) => wait === 0)).toHaveLength(600)
      expect(new Set(waits)).toEqual(new Set([0, MINUTE]))
      await setTime(minute * MINUTE + 20_000)
      expect(await all(2)).toEqual([40_000, 40_000])
      await setTime(minute * MINUTE + 59_999)
      expect(await all(2)).toEqual([1, 1])
    }
  })

  test('most actions cost no statement', async () => {
    const process = create()
    for (let count = 0; count < 600; count += 1) {
      expect(await process.take('partner')).toBe(0)
    }
    expect(statements).toBeLessThan(20)
    statements = 0
    for (let count = 0; count < 100; count += 1) {
      expect(await process.take('partner')).toBe(MINUTE)
    }
    expect(statements).toBeLessThan(5)
  })

  test('a process that asks seldom keeps nothing from the others, and what is kept is given back', async () => {
    const [one, other] = [create(), create()]
    for (let count = 0; count < 100; count += 1) {
      await one.take('partner')
    }
    const passed = async (process: typeof one) => {
      const waits = await Promise.all(Array.from({ length: 600 }, async () => process.take('partner')))
      return waits.filter((wait) => wait === 0).length
    }
    const others = await passed(other)
    expect(others).toBeLessThanOrEqual(500)
    expect(others).toBeGreaterThanOrEqual(440)
    // What the first holds may be used for six seconds; then its next action gives it back, and takes no more than is free.
    await setTime(6_001)
    expect((await passed(one)) + (await passed(other))).toBe(500 - others)
    expect(await Promise.all(Array.from({ length: 9 }, async () => create().take('other partner')))).toEqual(
      Array(9).fill(0),
    )
  })

  test('holds in any 60 seconds, however the actions come', async () => {
    const limit = 40
    const random = numbersFrom(20_261)
    const processes = [create(limit), create(limit), create(limit)]
    const passed: number[] = []
    let refused = 0
    for (let step = 0; step < 400; step += 1) {
      await setTime(time + Math.floor(random() ** 4 * 4_000))
      const chosen = processes[Math.floor(random() * processes.length)]
      if ((await chosen?.take('partner')) === 0) passed.push(time)
      else refused += 1
    }
    for (const [index, start] of passed.entries()) {
      const inWindow = passed.slice(index).filter((each) => each < start + MINUTE)
      expect(inWindow.length).toBeLessThanOrEqual(limit)
    }
    expect(refused).toBeGreaterThan(50)
    // Slightly less than the limit: three quarters of it, at the worst that was seen.
    expect(passed.length).toBeGreaterThan((time / MINUTE) * limit * 0.75)
  })

  test('permits that were used late count until a minute after their use', async () => {
    const process = create(100)
    for (let count = 0; count < 15; count += 1) {
      await process.take('partner')
    }
    expect(await process.take('partner')).toBe(0)
    await setTime(5_900)
    // The rest of a block of ten, and the other permits.
    const waits = await Promise.all(Array.from({ length: 85 }, async () => process.take('partner')))
    expect(waits.filter((wait) => wait === 0)).toHaveLength(84)
    await setTime(MINUTE)
    const again = await Promise.all(Array.from({ length: 100 }, async () => process.take('partner')))
    expect(again.filter((wait) => wait === 0)).toHaveLength(15)
  })

  test('one key does not use up another, and keys are not kept in clear', async () => {
    const process = create(1)
    expect([await process.take('one'), await process.take('other')]).toEqual([0, 0])
    expect(await process.take('one')).toBe(MINUTE)
    const rows = await hub.database.run((connection) => connection.select().from(rateLimits))
    expect(rows).toHaveLength(2)
    expect(JSON.stringify(rows)).not.toContain('other')
  })

  test('what is old is forgotten', async () => {
    const process = create()
    await process.take('one')
    await setTime(3 * MINUTE)
    await process.take('other')
    const rows = await hub.database.run((connection) => connection.select().from(rateLimits))
    expect(rows).toHaveLength(1)
  })

  test('a clock of the database that was set back blocks nobody', async () => {
    await setDatabaseTime(60 * MINUTE)
    const process = create(1)
    expect(await process.take('partner')).toBe(0)
    await setDatabaseTime(0)
    expect(await create(1).take('partner')).toBe(0)
  })

  test('while the database takes no writes each process counts alone, and then together again', async () => {
    const [one, other] = [create(3), create(3)]
    const rename = (from: string, to: string) =>
      hub.database.run((connection) => connection.execute(sql.raw(`alter table ${from} rename to ${to}`)))
    await rename('rate_limits', 'away')
    try {
      for (const process of [one, other]) {
        const waits = await Promise.all(Array.from({ length: 4 }, async () => process.take('partner')))
        expect(waits.toSorted((first, second) => first - second)).toEqual([0, 0, 0, MINUTE])
      }
    } finally {
      await rename('away', 'rate_limits')
    }
    await setTime(5_001)
    const waits = await Promise.all(
      [one, other, one, other, one, other].map(async (process) => process.take('partner')),
    )
    expect(waits.filter((wait) => wait === 0)).toHaveLength(3)
  })

  afterEach(() => {
    expect(hub.log.filter(({ level }) => level === 'error')).toEqual([])
  })
})
