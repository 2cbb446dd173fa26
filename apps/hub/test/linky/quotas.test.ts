// What an account may ask in a day of UTC: priced before the first call.
import { expect, test } from 'vitest'
import { describeOnEachEngine } from '../support/engines.js'
import { linkyHub } from '../support/linky-hub.js'
import { OTHER_POINT, POINT } from '../support/linky-enedis.js'
import { describe as describeAnswer, program, V5_CURVE, v5 } from '../support/linky-programs.js'

describeOnEachEngine('quotas by default', ({ createStorage }) => {
  const hub = linkyHub(createStorage)

  test('are 50 calls of Enedis and 1 000 answers of the cache', async () => {
    const { get } = await program(hub, [POINT])
    expect(await (await get('/usage-points')).json()).toMatchObject({
      quota: { upstream: { limit: 50 }, cached: { limit: 1_000 } },
    })
  })
})

describeOnEachEngine('quotas', ({ createStorage }) => {
  const hub = linkyHub(createStorage, { quotaLimits: { upstream: 8, cached: 3 } })
  const counters = async (get: (path: string) => Promise<Response>) => {
    const { quota } = (await (await get('/usage-points')).json()) as { quota: Record<string, { used: number }> }
    return { upstream: quota['upstream']?.used, cached: quota['cached']?.used }
  }

  test('calls of Enedis and answers of the cache are counted apart, and said in headers', async () => {
    const { get } = await program(hub, [POINT])
    const miss = await get(v5(POINT, '2026-11-01', '2026-11-03'))
    expect(Object.fromEntries(miss.headers)).toMatchObject({
      'x-cache-status': 'MISS',
      'x-ratelimit-limit': '8',
      'x-ratelimit-remaining': '7',
      'x-ratelimit-reset': String(Date.parse('2026-11-11T00:00:00Z') / 1_000),
    })
    const hit = await get(v5(POINT, '2026-11-01', '2026-11-03'))
    expect(Object.fromEntries(hit.headers)).toMatchObject({
      'x-cache-status': 'HIT',
      'x-ratelimit-limit': '3',
      'x-ratelimit-remaining': '2',
    })
    expect(await counters(get)).toEqual({ upstream: 1, cached: 1 })
  })

  test('a long curve costs what it is split into, and more than is left is refused before the first call, with its cost', async () => {
    const { get } = await program(hub, [POINT])
    const long = await get(v5(POINT, '2025-10-06', '2026-11-10', V5_CURVE))
    expect(await describeAnswer(long)).toMatchObject({
      status: 429,
      kind: 'quota_exceeded',
      cost: 58,
      remaining: 8,
      limit: 8,
    })
    expect(Number(long.headers.get('retry-after'))).toBe(11 * 3_600)
    expect([hub.enedis.measured(), await counters(get)]).toEqual([0, { upstream: 0, cached: 0 }])
    // Longer than Enedis takes at once: 15 days are three calls.
    expect((await get(v5(POINT, '2026-10-01', '2026-10-16', V5_CURVE))).status).toBe(200)
    expect(await counters(get)).toEqual({ upstream: 3, cached: 0 })
  })

  test('what Enedis answers with an error is one call, and not asked for again by itself, at every mirror', async () => {
    const { get } = await program(hub, [POINT])
    const failing = { kind: 'status', status: 500, body: '{"error":"technical_error"}', times: 5 } as const
    const paths = {
      dailyConsumption: v5(POINT, '2026-11-01', '2026-11-03'),
      contractSituation: `/enedis/situation_contrat_auto/v1/${POINT}`,
      consumptionIndexes: `/enedis/mesure_synchrone_auto/v2/index_consommation?pointId=${POINT}&dateDebut=2026-11-01&dateFin=2026-11-03`,
      generalData: `/enedis/address/${POINT}`,
    } as const
    for (const [index, operation] of (Object.keys(paths) as (keyof typeof paths)[]).entries()) {
      const before = hub.enedis.received()
      hub.enedis.state.failNext({ ...failing, operation })
      expect([operation, (await get(paths[operation])).status]).toEqual([operation, 502])
      hub.enedis.state.failures.clear()
      expect([operation, hub.enedis.received() - before]).toEqual([operation, 1])
      expect(await counters(get)).toEqual({ upstream: index + 1, cached: 0 })
    }
  })

  test('a window that Enedis finds too long is halved, and each call of it counts', async () => {
    const { get } = await program(hub, [POINT])
    const body = JSON.stringify({ error: 'ADAM-ERR0126', error_description: 'too long' })
    hub.enedis.state.failNext({ kind: 'status', status: 400, body, operation: 'consumptionLoadCurve' })
    expect((await get(v5(POINT, '2026-11-01', '2026-11-08', V5_CURVE))).status).toBe(200)
    expect([hub.enedis.received(), await counters(get)]).toEqual([3, { upstream: 3, cached: 0 }])
  })

  test('of many requests at once, in two processes, no more than the limit reach Enedis', async () => {
    const { get, key } = await program(hub, [POINT])
    const others = hub.database.engine === 'postgresql' ? [await hub.twin()] : []
    const headers = { authorization: `Bearer ${key}` }
    const requests = Array.from({ length: 14 }, (_, index) => {
      const path = v5(
        POINT,
        `2026-10-${String(index + 1).padStart(2, '0')}`,
        `2026-10-${String(index + 2).padStart(2, '0')}`,
      )
      const { request } = [hub, ...others][index % (1 + others.length)] ?? hub
      return request(path, { headers })
    })
    const statuses = (await Promise.all(requests)).map((response) => response.status)
    expect(statuses.filter((status) => status === 200).length).toBe(8)
    expect(statuses.filter((status) => status === 429).length).toBe(6)
    expect(hub.enedis.measured()).toBe(8)
    expect(await counters(get)).toEqual({ upstream: 8, cached: 0 })
  })

  test('the counters begin anew at midnight of UTC', async () => {
    const { get } = await program(hub, [POINT])
    for (let day = 1; day <= 8; day += 1)
      await get(v5(POINT, `2026-10-0${day}`, `2026-10-${String(day + 1).padStart(2, '0')}`))
    expect((await get(v5(POINT, '2026-09-01', '2026-09-02'))).status).toBe(429)
    hub.setNow(Date.parse('2026-11-10T23:59:59Z'))
    expect((await get(v5(POINT, '2026-09-01', '2026-09-02'))).status).toBe(429)
    hub.setNow(Date.parse('2026-11-11T00:00:00Z'))
    expect((await get(v5(POINT, '2026-09-01', '2026-09-02'))).status).toBe(200)
  })

  test('the cache has a limit of its own', async () => {
    const { get } = await program(hub, [POINT])
    const read = () => get(v5(POINT, '2026-11-01', '2026-11-03'))
    const statuses = []
    for (let index = 0; index < 4; index += 1) statuses.push((await read()).status)
    expect(statuses).toEqual([200, 200, 200, 200])
    const refused = await read()
    expect([Number(refused.headers.get('retry-after')), await describeAnswer(refused)]).toMatchObject([
      11 * 3_600,
      { status: 429, kind: 'quota_exceeded', limit: 3, remaining: 0 },
    ])
    // The calls of Enedis that are left are for days that the cache does not have.
    expect([(await get(v5(POINT, '2026-10-01', '2026-10-03'))).status, await counters(get)]).toEqual([
      200,
      { upstream: 2, cached: 3 },
    ])
  })

  test('what is refused costs nothing: no key, no sense, no right', async () => {
    const { get } = await program(hub, [POINT])
    const statuses = []
    for (const path of [
      v5(OTHER_POINT, '2026-11-01', '2026-11-03'),
      v5(POINT, '2026-11-03', '2026-11-01'),
      v5('1', '2026-11-01', '2026-11-03'),
    ]) {
      statuses.push((await get(path)).status)
    }
    statuses.push((await hub.request(v5(POINT, '2026-11-01', '2026-11-03'))).status)
    expect([statuses, await counters(get), hub.enedis.measured()]).toEqual([
      [404, 400, 400, 401],
      { upstream: 0, cached: 0 },
      0,
    ])
  })

  test('identical requests at once are one call of Enedis, also a partial one costs only what is missing', async () => {
    const { get } = await program(hub, [POINT])
    const same = Array.from({ length: 3 }, () => get(v5(POINT, '2026-11-01', '2026-11-03')))
    expect((await Promise.all(same)).map(({ status }) => status)).toEqual([200, 200, 200])
    expect(hub.enedis.measured()).toBe(1)
    const partial = await get(v5(POINT, '2026-10-28', '2026-11-03'))
    expect([partial.headers.get('x-cache-status'), await counters(get)]).toMatchObject(['PARTIAL', { upstream: 2 }])
  })

  test('a dashboard shows both as bars', async () => {
    const { get, visitor } = await program(hub, [POINT])
    await get(v5(POINT, '2026-11-01', '2026-11-03'))
    expect(await visitor.read('/linky/tableau-de-bord')).toMatch(/<meter [^>]*max="8"[^>]*value="1"/)
  })
})
