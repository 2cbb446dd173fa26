// Limits that hold over all processes on one database.
import { eq, sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { Undone } from '../src/platform/database/database-error.js'
import { createSharedRateLimiter } from '../src/platform/limits/shared-rate-limiter.js'
import { rateLimits } from '../src/platform/database/tables.js'
import { describeOnEachEngine } from './support/engines.js'
import { sharedHub } from './support/shared-hub.js'

describeOnEachEngine('a limit in the database', ({ createStorage }) => {
  const hub = sharedHub(createStorage)
  const create = (name = 'tries', limit = 10) =>
    createSharedRateLimiter({ database: hub.database, lookup: hub.keyring.lookup, name, limit })
  const shift = (seconds: number) =>
    hub.database.run((connection) =>
      connection.update(rateLimits).set({
        times: sql`(select array_agg(t + make_interval(secs => ${seconds}) order by t) from unnest(${rateLimits.times}) t)`,
        lastAt: sql`${rateLimits.lastAt} + make_interval(secs => ${seconds})`,
      }),
    )
  beforeEach(() => hub.database.run((connection) => connection.delete(rateLimits)))

  test('lets ten of thirty pass that two processes count at once', async () => {
    const [one, other] = [create(), create()]
    const waits = await Promise.all(
      Array.from({ length: 30 }, (_, index) => (index % 2 === 0 ? one : other).take('203.0.113.9')),
    )
    expect(waits.filter((wait) => wait === 0)).toHaveLength(10)
    for (const wait of waits.filter((each) => each > 0)) expect(wait).toBeLessThanOrEqual(60_000)
    expect(await create().take('203.0.113.10')).toBe(0)
    expect(await create('others').take('203.0.113.9')).toBe(0)
  })

  test('holds in any 60 seconds, not in fixed ones, and a refused action does not count', async () => {
    const limiter = create('tries', 3)
    expect(await limiter.take('a')).toBe(0)
    await shift(-40)
    expect([await limiter.take('a'), await limiter.take('a')]).toEqual([0, 0])
    const wait = await limiter.take('a')
    expect(wait).toBeGreaterThan(0)
    expect(wait).toBeLessThanOrEqual(20_000)
    await shift(-21)
    expect(await limiter.take('a')).toBe(0)
    expect(await limiter.take('a')).toBeGreaterThan(wait)
  })

  test('a clock that was set back blocks nobody', async () => {
    const limiter = create('tries', 1)
    await limiter.take('a')
    await shift(3_600)
    expect(await limiter.take('a')).toBe(0)
  })

  test('of an hour counts for an hour, beside those of a minute', async () => {
    const options = { database: hub.database, lookup: hub.keyring.lookup, name: 'changes', limit: 2, windowMinutes: 60 }
    const changes = createSharedRateLimiter(options)
    expect([await changes.take('a'), await changes.take('a')]).toEqual([0, 0])
    await shift(-3_500)
    // Somebody else forgets what is old.
    await create().take('b')
    const wait = await createSharedRateLimiter(options).take('a')
    expect(wait).toBeGreaterThan(0)
    expect(wait).toBeLessThanOrEqual(100_000)
    await shift(-101)
    expect(await changes.take('a')).toBe(0)
  })

  test('counts what a transaction did when that commits', async () => {
    const limiter = create('tries', 1)
    const waits: number[] = []
    const undone = hub.database.transaction(async (transaction) => {
      waits.push(await limiter.take('a', transaction), await limiter.take('a', transaction))
      throw new Undone('undone')
    })
    await expect(undone).rejects.toThrow(Undone)
    expect(waits).toEqual([0, expect.any(Number)])
    expect(waits[1]).toBeGreaterThan(0)
    expect(await limiter.take('a')).toBe(0)
  })

  test('keeps no address, and nothing for long', async () => {
    await create().take('203.0.113.9')
    const rows = () => hub.database.run((connection) => connection.select().from(rateLimits))
    expect(JSON.stringify(await rows())).not.toContain('203.0.113')
    const [before] = await rows()
    await shift(-61)
    await create().take('203.0.113.10')
    const left = await hub.database.run((connection) =>
      connection
        .select()
        .from(rateLimits)
        .where(eq(rateLimits.key, before?.key ?? '')),
    )
    expect(left).toEqual([])
  })
})
