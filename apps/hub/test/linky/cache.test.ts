// The cache, and what it is for whoever does not have the API key: nothing.
import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { linkyAudit, linkyCache } from '../../src/features/enedis/tables.js'
import { describeOnEachEngine } from '../support/engines.js'
import { linkyHub, NOW } from '../support/linky-hub.js'
import { OTHER_POINT, POINT } from '../support/linky-enedis.js'
import { program, V5_CURVE, v5 } from '../support/linky-programs.js'

const HOUR = 3_600_000

describeOnEachEngine('the cache', ({ createStorage }) => {
  const hub = linkyHub(createStorage)
  const entries = () => hub.database.run((connection) => connection.select().from(linkyCache).orderBy(linkyCache.key))
  const audit = () => hub.database.run((connection) => connection.select().from(linkyAudit))
  const WEEK = v5(POINT, '2026-11-01', '2026-11-08')
  const status = async (response: Promise<Response>) => (await response).headers.get('x-cache-status')

  test('hit and miss give the same days; a part is fetched alone', async () => {
    const { get } = await program(hub, [POINT])
    const first = await get(WEEK)
    const second = await get(WEEK)
    expect([first.headers.get('x-cache-status'), second.headers.get('x-cache-status')]).toEqual(['MISS', 'HIT'])
    expect(await second.json()).toEqual(await first.json())
    const calls = hub.enedis.measured()
    const longer = await get(v5(POINT, '2026-10-30', '2026-11-09'))
    expect(longer.headers.get('x-cache-status')).toBe('PARTIAL')
    const { meter_reading } = (await longer.json()) as { meter_reading: { interval_reading: { date: string }[] } }
    expect(meter_reading.interval_reading.map(({ date }) => date)).toEqual([
      '2026-10-30',
      '2026-10-31',
      ...Array.from({ length: 8 }, (_, day) => `2026-11-0${day + 1}`),
    ])
    expect(hub.enedis.measured()).toBeGreaterThan(calls)
  })

  test('a key has no point and no value in clear; what is stored opens with the API key alone', async () => {
    const { get } = await program(hub, [POINT])
    await get(v5(POINT, '2026-11-01', '2026-11-03', V5_CURVE))
    for (const { key, body } of await entries()) {
      expect(key).toMatch(/^ec:1:[\da-f-]{36}:[\w-]{43}:clc:2026-11-0[12]$/)
      expect(Buffer.from(body).toString('latin1')).not.toMatch(/intervals|quality|\d{9}/)
    }
  })

  test('two people who share a point share no entry', async () => {
    const one = await program(hub, [POINT])
    await one.get(WEEK)
    const page = await one.visitor.read('/linky/tableau-de-bord')
    const [, point = ''] = /href="\/linky\/points\/([\w-]+)"/.exec(page) ?? []
    await one.visitor.post(`/linky/points/${point}/retrait`)
    expect(await entries()).toEqual([])
    const other = await program(hub, [POINT], 'autre@exemple.fr')
    expect(await status(other.get(WEEK))).toBe('MISS')
  })

  test('an entry that was altered is a miss, is erased, and is written down', async () => {
    const { get } = await program(hub, [POINT])
    await get(WEEK)
    const altered = sql`set_byte(${linkyCache.body}, 20, (get_byte(${linkyCache.body}, 20) + 1) % 256)`
    await hub.database.run((connection) => connection.update(linkyCache).set({ body: altered }))
    expect(await status(get(WEEK))).toBe('MISS')
    expect((await audit()).map(({ action }) => action)).toContain('cache-altered')
    expect(hub.log.map(({ message }) => message)).toContain('linky cache entries were altered or moved, and are erased')
    expect(await status(get(WEEK))).toBe('HIT')
  })

  test('an entry of another day, point, resource or user does not open', async () => {
    const { get } = await program(hub, [POINT, OTHER_POINT])
    const other = await program(hub, ['32320647321714'], 'autre@exemple.fr')
    await get(v5(POINT, '2026-11-01', '2026-11-02'))
    await get(v5(OTHER_POINT, '2026-11-01', '2026-11-02'))
    await get(v5(POINT, '2026-11-01', '2026-11-02', V5_CURVE))
    await other.get(v5('32320647321714', '2026-11-01', '2026-11-02'))
    const all = await entries()
    const [first] = all
    for (const { key } of all.slice(1)) {
      await hub.database.run((connection) =>
        connection
          .update(linkyCache)
          .set({ body: first?.body ?? Buffer.alloc(0) })
          .where(sql`${linkyCache.key} = ${key}`),
      )
    }
    const answers = await Promise.all([
      status(get(v5(POINT, '2026-11-01', '2026-11-02'))),
      status(get(v5(OTHER_POINT, '2026-11-01', '2026-11-02'))),
      status(get(v5(POINT, '2026-11-01', '2026-11-02', V5_CURVE))),
      status(other.get(v5('32320647321714', '2026-11-01', '2026-11-02'))),
    ])
    expect(answers.filter((answer) => answer === 'HIT').length).toBeLessThanOrEqual(1)
    expect(answers.filter((answer) => answer === 'MISS').length).toBeGreaterThanOrEqual(3)
  })

  test('yesterday is asked for again after 08:00, older days after a day', async () => {
    const { get } = await program(hub, [POINT])
    const YESTERDAY = v5(POINT, '2026-11-09', '2026-11-10')
    const OLD = v5(POINT, '2026-11-01', '2026-11-02')
    await get(YESTERDAY)
    await get(OLD)
    hub.setNow(Date.parse('2026-11-11T06:59:00Z'))
    expect([await status(get(YESTERDAY)), await status(get(OLD))]).toEqual(['HIT', 'HIT'])
    hub.setNow(Date.parse('2026-11-11T07:00:00Z'))
    expect([await status(get(YESTERDAY)), await status(get(OLD))]).toEqual(['MISS', 'HIT'])
    hub.setNow(NOW + 24 * HOUR)
    expect(await status(get(OLD))).toBe('MISS')
  })

  test('a cache that is away answers nothing, and nobody notices but by the header', async () => {
    const { get } = await program(hub, [POINT])
    await get(WEEK)
    await hub.database.run((connection) => connection.execute(sql`alter table linky_cache rename to linky_cache_away`))
    try {
      const response = await get(WEEK)
      expect([response.status, response.headers.get('x-cache-status')]).toEqual([200, 'MISS'])
    } finally {
      await hub.database.run((connection) =>
        connection.execute(sql`alter table linky_cache_away rename to linky_cache`),
      )
    }
    expect(hub.log.map(({ message }) => message)).toContain('linky cache unavailable')
  })
})
