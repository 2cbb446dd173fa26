// What holds over all processes on one database.
import { setTimeout as sleep } from 'node:timers/promises'
import { createRateLimiter } from '@hub/http'
import { expect, test } from 'vitest'
import { createSharedRateLimitStore } from '../../src/platform/upstream/shared-rate-limit-store.js'
import { openDatabase } from '../../src/platform/database/database.js'
import { upstreamCalls } from '../../src/platform/database/tables.js'
import { describeOnEachEngine, describeOnPostgres } from '../support/engines.js'
import { POINT } from '../support/linky-enedis.js'
import { linkyHub } from '../support/linky-hub.js'
import { EMAIL, makeKey, PASSWORD, signIn, signUp } from '../support/linky-people.js'
import { program, v5 } from '../support/linky-programs.js'

describeOnPostgres('two processes of the gateway', ({ createStorage }) => {
  const hub = linkyHub(createStorage)

  test('count sign-ins together', async () => {
    await signUp(hub)
    const twin = await hub.twin()
    const statuses = []
    for (let index = 0; index < 6; index += 1) {
      const visitor = index % 2 === 0 ? hub.visitor() : twin.visitor()
      statuses.push(
        (await visitor.post('/linky/connexion', { email: 'personne@exemple.fr', 'mot-de-passe': PASSWORD })).status,
      )
    }
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429])
  })

  test('ask Enedis once for the same contract and the same indexes', async () => {
    const twin = await hub.twin()
    const { key } = await program(hub, [POINT])
    const headers = { authorization: `Bearer ${key}` }
    for (const [operation, path] of [
      ['contractSituation', `/enedis/contract/${POINT}`],
      [
        'consumptionIndexes',
        `/enedis/mesure_synchrone_auto/v2/index_consommation?pointId=${POINT}&dateDebut=2026-11-01&dateFin=2026-11-03`,
      ],
    ] as const) {
      const answers = await Promise.all([hub, twin, hub, twin].map(({ request }) => request(path, { headers })))
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200])
      expect(hub.enedis.state.countCalls(operation)).toBe(1)
    }
  })

  test('know each other’s sessions, keys and cache, and ask Enedis once for the same', async () => {
    const twin = await hub.twin()
    const { key } = await program(hub, [POINT])
    const headers = { authorization: `Bearer ${key}` }
    const path = v5(POINT, '2026-11-01', '2026-11-08')
    const answers = await Promise.all([hub, twin, hub, twin].map(({ request }) => request(path, { headers })))
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200])
    expect(hub.enedis.measured()).toBe(1)
    const bodies = await Promise.all(answers.map((answer) => answer.json()))
    expect(new Set(bodies.map((body) => JSON.stringify(body))).size).toBe(1)
    const visitor = twin.visitor()
    await signIn(visitor, EMAIL)
    const here = hub.visitor()
    for (const [name, value] of visitor.cookies) here.cookies.set(name, value)
    expect((await here.get('/linky/tableau-de-bord')).status).toBe(200)
    await visitor.post('/linky/deconnexion')
    expect((await here.get('/linky/tableau-de-bord')).status).toBe(303)
  })

  test('count their calls of Enedis together, and wait for the time that Enedis told one of them', async () => {
    const twin = await hub.twin()
    const { key } = await program(hub, [POINT])
    const headers = { authorization: `Bearer ${key}` }
    await hub.database.run((connection) => connection.delete(upstreamCalls))
    for (const [index, { request }] of [hub, twin].entries()) {
      const path = v5(POINT, `2026-10-0${index + 1}`, `2026-10-0${index + 2}`)
      expect((await request(path, { headers })).status).toBe(200)
    }
    const calls = await hub.database.run((connection) => connection.select().from(upstreamCalls))
    expect([calls.length, new Set(calls.map((call) => call.key)).size]).toEqual([2, 1])
    // The pace has the clock of the machine.
    hub.enedis.state.throttle(Date.now() + 3_600_000, 'dailyConsumption')
    expect((await hub.request(v5(POINT, '2026-09-01', '2026-09-02'), { headers })).status).toBe(503)
    const received = hub.enedis.received()
    expect((await twin.request(v5(POINT, '2026-09-03', '2026-09-04'), { headers })).status).toBe(503)
    expect(hub.enedis.received()).toBe(received)
  })

  test('refuse at once what ended in the other: a token, a key, a point', async () => {
    const twin = await hub.twin()
    const { key, visitor } = await program(hub, [POINT])
    const path = v5(POINT, '2026-11-01', '2026-11-08')
    const read = async (bearer: string) => {
      const { status, headers } = await twin.request(path, { headers: { authorization: `Bearer ${bearer}` } })
      return [status, headers.get('x-cache-status')]
    }
    expect([await read(key), await read(key)]).toEqual([
      [200, 'MISS'],
      [200, 'HIT'],
    ])
    const issued = await hub.request('/accounts/token', { method: 'POST', headers: { authorization: `Bearer ${key}` } })
    const { access_token: token } = (await issued.json()) as { access_token: string }
    expect(await read(token)).toEqual([200, 'HIT'])
    await hub.request('/accounts/revoke', { method: 'POST', body: new URLSearchParams({ token }) })
    expect(await read(token)).toEqual([401, null])
    const { key: next } = await makeKey(visitor)
    expect([await read(key), await read(next), await read(next)]).toEqual([
      [401, null],
      [200, 'MISS'],
      [200, 'HIT'],
    ])
    const [, point = ''] = /href="\/linky\/points\/([\w-]+)"/.exec(await visitor.read('/linky/tableau-de-bord')) ?? []
    await visitor.post(`/linky/points/${point}/retrait`)
    expect(await read(next)).toEqual([404, null])
  })
})

describeOnEachEngine('the pace', ({ createStorage }) => {
  test('is one for all who share the database: no more calls than the limit in any period', {
    timeout: 120_000,
  }, async () => {
    await using storage = await createStorage()
    const database = await openDatabase(storage.config)
    try {
      const limits = [{ calls: 3, period: 1_000 }]
      const limiters = [1, 2].map(() =>
        createRateLimiter({ limits, store: createSharedRateLimitStore(database), key: 'enedis' }),
      )
      const starts: number[] = []
      const ends: number[] = []
      const calls = Array.from({ length: 8 }, (_, index) =>
        limiters[index % 2]?.run(async () => {
          starts.push(performance.now())
          await sleep(1)
          ends.push(performance.now())
        }),
      )
      await Promise.all(calls.map((call) => call ?? Promise.resolve()))
      expect(starts.length).toBe(8)
      // A call counts until a second after it is over.
      for (const [index, start] of starts.entries()) {
        const before = ends.filter((end, other) => other < index && end > start - 990)
        expect(before.length).toBeLessThan(3)
      }
    } finally {
      await database.close()
    }
  })

  test('gives back a call that was not made, and grants nothing while it is held', async () => {
    await using storage = await createStorage()
    const database = await openDatabase(storage.config)
    try {
      const pace = createSharedRateLimitStore(database)
      const request = { limits: [{ calls: 1, period: 3_600_000 }], maxDuration: 60_000, waiting: 1 }
      const first = await pace.take('a', request)
      expect(first).toMatchObject({ granted: true })
      const second = await pace.take('a', request)
      expect(second).toMatchObject({ granted: false, delays: [expect.any(Number)] })
      expect((await pace.take('b', request)).granted).toBe(true)
      await pace.settle('a', first.granted ? first.ticket : '', 'unused')
      expect((await pace.take('a', request)).granted).toBe(true)
      await pace.hold('c', 60_000)
      await pace.hold('c', 1)
      const held = await pace.take('c', request)
      expect(held.granted).toBe(false)
      expect(held.granted ? 0 : (held.delays[0] ?? 0)).toBeGreaterThan(50_000)
    } finally {
      await database.close()
    }
  })
})
