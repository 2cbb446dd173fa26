// The cache, and what it is for whoever does not have the API key: nothing.
import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { formatStamp } from '../../src/features/enedis/readings/paris-time.js'
import { linkyAudit, linkyCache } from '../../src/features/enedis/tables.js'
import { describeOnEachEngine } from '../support/engines.js'
import { linkyHub, NOW } from '../support/linky-hub.js'
import { OTHER_POINT, POINT, THIRD_POINT } from '../support/linky-enedis.js'
import { program, V5_CURVE, v5 } from '../support/linky-programs.js'

const HOUR = 3_600_000

describeOnEachEngine('the cache', ({ createStorage }) => {
  const hub = linkyHub(createStorage)
  const entries = () => hub.database.run((connection) => connection.select().from(linkyCache).orderBy(linkyCache.key))
  const audit = () => hub.database.run((connection) => connection.select().from(linkyAudit))
  const WEEK = v5(POINT, '2026-11-01', '2026-11-08')
  const status = async (response: Promise<Response>) => (await response).headers.get('x-cache-status')

  test('hit and miss give the same days, and a hit asks Enedis nothing', async () => {
    const { get } = await program(hub, [POINT])
    const first = await get(WEEK)
    const second = await get(WEEK)
    expect([first.headers.get('x-cache-status'), second.headers.get('x-cache-status')]).toEqual(['MISS', 'HIT'])
    expect(await second.json()).toEqual(await first.json())
    expect(hub.enedis.windows()).toEqual(['2026-11-01 2026-11-08'])
  })

  test('of a period that is there in part only the missing days are fetched, and all are given, in order', async () => {
    const { get } = await program(hub, [POINT])
    await get(v5(POINT, '2026-11-01', '2026-11-08', V5_CURVE))
    const longer = await get(v5(POINT, '2026-10-30', '2026-11-09', V5_CURVE))
    expect(longer.headers.get('x-cache-status')).toBe('PARTIAL')
    expect(hub.enedis.windows()).toEqual(['2026-11-01 2026-11-08', '2026-10-30 2026-11-01', '2026-11-08 2026-11-09'])
    const { meter_reading } = (await longer.json()) as { meter_reading: { interval_reading: { date: string }[] } }
    const whole = await hub.upstream.client.getConsumptionLoadCurve({
      usagePointId: POINT,
      start: '2026-10-30',
      end: '2026-11-09',
    })
    const stamps = whole.toArray().map(({ start, minutes }) => formatStamp(start + minutes * 60_000))
    expect(meter_reading.interval_reading.map(({ date }) => date)).toEqual(stamps)
    expect(await status(get(v5(POINT, '2026-10-30', '2026-11-09', V5_CURVE)))).toBe('HIT')
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
    const former = await entries()
    const page = await one.visitor.read('/linky/tableau-de-bord')
    const [, point = ''] = /href="\/linky\/points\/([\w-]+)"/.exec(page) ?? []
    await one.visitor.post(`/linky/points/${point}/retrait`)
    expect(await entries()).toEqual([])
    const other = await program(hub, [POINT], 'autre@exemple.fr')
    // As if they had not been erased.
    await hub.database.run((connection) => connection.insert(linkyCache).values(former))
    expect([await status(other.get(WEEK)), await status(other.get(WEEK))]).toEqual(['MISS', 'HIT'])
    const own = (await entries()).filter(({ key }) => !former.some((entry) => entry.key === key))
    expect(own.length).toBe(7)
    expect(await audit()).toEqual([])
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

  test('an entry of another day, point, resource or user does not open, and its own place still does', async () => {
    const { get } = await program(hub, [POINT, OTHER_POINT])
    const other = await program(hub, [THIRD_POINT], 'autre@exemple.fr')
    const DAY = v5(POINT, '2026-11-01', '2026-11-02')
    const reads = [
      () => get(v5(POINT, '2026-11-02', '2026-11-03')),
      () => get(v5(OTHER_POINT, '2026-11-01', '2026-11-02')),
      () => get(v5(POINT, '2026-11-01', '2026-11-02', V5_CURVE)),
      () => other.get(v5(THIRD_POINT, '2026-11-01', '2026-11-02')),
    ]
    expect(await status(get(DAY))).toBe('MISS')
    const [moved] = await entries()
    for (const read of reads) expect([await status(read()), await status(read())]).toEqual(['MISS', 'HIT'])
    const isElsewhere = sql`${linkyCache.key} <> ${moved?.key}`
    await hub.database.run((connection) =>
      connection
        .update(linkyCache)
        .set({ body: moved?.body ?? Buffer.alloc(0) })
        .where(isElsewhere),
    )
    for (const [index, read] of reads.entries()) {
      expect(await status(read())).toBe('MISS')
      expect((await audit()).map(({ action }) => action)).toEqual(Array(index + 1).fill('cache-altered'))
    }
    expect(await status(get(DAY))).toBe('HIT')
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
