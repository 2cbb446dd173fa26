// The mirrors: a client of Enedis moves to the gateway by its address and its bearer, in either generation, whichever is behind.
import { type ApiMode, createEnedisClient, type EnedisClient } from '@hub/enedis-client'
import { expect, test } from 'vitest'
import { describeOnEachEngine } from '../support/engines.js'
import { OTHER_POINT, POINT, PRODUCER, THIRD_POINT } from '../support/linky-enedis.js'
import { type LinkyHub, linkyHub, PUBLIC_URL } from '../support/linky-hub.js'
import { describe as describeAnswer, type Program, program, V5_CURVE, v5 } from '../support/linky-programs.js'

const MODES = ['2026', 'v5'] as const satisfies readonly ApiMode[]
const TWIN = '12655648759651'
const WEEK = { start: '2026-10-22', end: '2026-10-29' }

/** Our own client, of the gateway by its base address and its bearer alone. */
function clientOf(hub: LinkyHub, { key }: Program, apiMode: ApiMode): EnedisClient {
  return createEnedisClient({
    baseUrl: `${PUBLIC_URL}/enedis`,
    apiMode,
    auth: { headers: () => ({ authorization: `Bearer ${key}` }) },
    quotas: false,
    now: hub.now,
    fetch: async (input, init) => {
      const request = new Request(input, init)
      const { pathname, search } = new URL(request.url)
      return hub.request(`${pathname}${search}`, { headers: request.headers, method: request.method })
    },
  })
}

for (const behind of MODES) {
  describeOnEachEngine(`with ${behind} behind`, ({ createStorage }) => {
    const hub = linkyHub(createStorage, { config: { apiMode: behind } })

    test.each(MODES)('a client of %s reads the same days through the gateway as from Enedis', async (apiMode) => {
      const person = await program(hub, [POINT, PRODUCER, TWIN])
      const own = clientOf(hub, person, apiMode)
      const direct = hub.upstream.client
      const asked = { usagePointId: POINT, ...WEEK }
      const produced = { usagePointId: PRODUCER, ...WEEK }
      expect((await own.getDailyConsumption(asked)).days).toEqual((await direct.getDailyConsumption(asked)).days)
      // Over the night in which clocks change, 50 half-hours.
      const curve = await own.getConsumptionLoadCurve(asked)
      expect(curve.toArray()).toEqual((await direct.getConsumptionLoadCurve(asked)).toArray())
      expect([curve.length, curve.isComplete]).toEqual([7 * 48 + 2, true])
      expect((await own.getDailyMaxPower(asked)).peaks).toEqual((await direct.getDailyMaxPower(asked)).peaks)
      expect((await own.getDailyProduction(produced)).days).toEqual((await direct.getDailyProduction(produced)).days)
      expect((await own.getProductionLoadCurve(produced)).toArray()).toEqual(
        (await direct.getProductionLoadCurve(produced)).toArray(),
      )
    })

    test('v5: contracts, addresses, identity and contact', async () => {
      const person = await program(hub, [POINT])
      const own = clientOf(hub, person, 'v5')
      const { client } = hub.upstream
      const asked = { usagePointId: POINT }
      const [contract] = (await own.getContract(asked)).contracts
      const [expected] = (await client.getContract(asked)).contracts
      expect(contract).toMatchObject({
        segment: expected?.segment,
        subscribedPower: expected?.subscribedPower,
        type: expected?.type,
        offPeakHours: expected?.offPeakHours,
        lastActivationDate: expected?.lastActivationDate,
      })
      const address = await client.getAddress(asked)
      expect(await own.getAddress(asked)).toMatchObject({
        street: address.street,
        postalCode: address.postalCode,
        city: address.city,
        inseeCode: address.inseeCode,
      })
      expect((await own.getIdentity(asked)).person).toMatchObject({
        lastName: (await client.getIdentity(asked)).person?.lastName,
      })
      expect((await own.getContact(asked)).email).toBe((await client.getContact(asked)).email)
      if (behind === '2026') {
        const body = await (
          await person.get(`/enedis/customers_upc/v5/usage_points/contracts?usage_point_id=${POINT}`)
        ).json()
        // Not in 2026 at all: absent, not invented.
        expect(JSON.stringify(body)).not.toMatch(/contract_status|meter_type|usage_point_status/)
        expect(JSON.stringify(body)).toContain('"subscribed_power":"9 kVA"')
      }
    })

    test('the list of points is that of the account', async () => {
      const { get } = await program(hub, [POINT])
      await program(hub, [OTHER_POINT], 'autre@exemple.fr')
      expect(await (await get('/enedis/customers_upc/v5/usage_points')).json()).toEqual({
        customer: { usage_points: [{ usage_point: { usage_point_id: POINT } }] },
      })
      expect(await (await get('/usage-points')).json()).toMatchObject({
        usage_points: [{ usage_point_id: POINT, valid: true }],
      })
      expect(await (await get(`/usage-points/${POINT}`)).json()).toMatchObject({
        usage_point_id: POINT,
        consent: { status: 'active' },
      })
    })
  })
}

describeOnEachEngine('of 2026', ({ createStorage }) => {
  const hub = linkyHub(createStorage)

  test('contract data and indexes are the bodies of Enedis', async () => {
    const { get } = await program(hub, [POINT])
    const { access_token } = (await (
      await hub.enedis.fetch(
        new Request('https://enedis.invalid/oauth2/v3/token', {
          method: 'POST',
          body: 'grant_type=client_credentials&client_id=enedis-client&client_secret=enedis-secret',
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
        }),
      )
    ).json()) as { access_token: string }
    const direct = (path: string) =>
      hub.enedis.fetch(
        new Request(`https://enedis.invalid${path}`, { headers: { authorization: `Bearer ${access_token}` } }),
      )
    const period = `pointId=${POINT}&dateDebut=2026-10-01&dateFin=2026-10-08`
    for (const path of [
      `/situation_contrat_auto/v1/${POINT}`,
      `/synth_contrat_auto/v1/${POINT}`,
      `/comptage_auto/v1/${POINT}`,
      `/donnees_generales_auto/v1/${POINT}`,
      `/alimentation_auto/v1/${POINT}`,
      `/mesure_synchrone_auto/v2/index_consommation?${period}`,
    ]) {
      const [through, from] = [await get(`/enedis${path}`), await direct(path)]
      expect([path, through.status, await through.json()]).toEqual([path, 200, await from.json()])
      expect((await get(`/enedis${path}`)).headers.get('x-cache-status')).toBe('HIT')
    }
    // The same series in the same form.
    const path = `/mesure_synchrone_auto/v2/consommation_quotidienne?${period}`
    const through = (await (await get(`/enedis${path}`)).json()) as {
      grandeur: { points: { d: string; v: string }[] }[]
    }
    const from = (await (await direct(path)).json()) as typeof through
    const values = ({ grandeur }: typeof through) => grandeur[0]?.points.map(({ d, v }) => [d, v])
    expect(values(through)).toEqual(values(from))
  })

  test('the phases of the maximum power, and its months', async () => {
    const { get } = await program(hub, [TWIN])
    const path = `/enedis/mesure_synchrone_auto/v2/puissance_conso_max_quotidienne?pointId=${TWIN}&dateDebut=2026-10-01&dateFin=2026-10-08`
    const names = async (query: string) => {
      const { grandeur, pas } = (await (await get(`${path}${query}`)).json()) as {
        pas: string
        grandeur: { grandeurPhysique: string }[]
      }
      return [pas, ...grandeur.map(({ grandeurPhysique }) => grandeurPhysique)]
    }
    expect(await names('&mesuresPas=P1D&grandeurPhysique=PMA')).toEqual(['P1D', 'PMA'])
    expect(await names('&mesuresPas=P1D&grandeurPhysique=TOUT')).toEqual(['P1D', 'PMA', 'PMA1', 'PMA2', 'PMA3'])
    expect(await names('&mesuresPas=P1M')).toEqual(['P1M', 'PMA'])
    expect((await get(`${path}&mesuresPas=P1W`)).status).toBe(400)
  })
})

describeOnEachEngine('what Enedis refuses', ({ createStorage }) => {
  const hub = linkyHub(createStorage)
  const path = v5(POINT, '2026-11-01', '2026-11-03')

  test.each([
    ['ADAM-ERR0123', 400, 'before_activation'],
    ['ADAM-ERR0125', 400, 'history_limit'],
    ['ADAM-ERR0069', 400, 'wrong_direction'],
    ['ADAM-ERR0075', 409, 'load_curve_disabled'],
    ['ADAM-DC-0008', 403, 'consent_missing'],
    ['ADAM-DC-0007', 403, 'not_holder'],
    ['900908', 502, 'api_not_subscribed'],
    ['403-other', 502, 'forbidden'],
    ['no_data_found', 404, 'no_data'],
  ] as const)('%s is %i %s', async (name, status, kind) => {
    const { get } = await program(hub, [POINT])
    hub.enedis.state.failWith(name, { operation: 'dailyConsumption', times: 3 })
    const response = await get(path)
    const body = await describeAnswer(response)
    expect(body).toMatchObject({ status, kind, error: expect.any(String), error_description: expect.any(String) })
    expect(JSON.stringify(body)).not.toContain(POINT)
  })

  test('a consent that is gone is noted, and the dashboard says how to give it again', async () => {
    const { get, visitor } = await program(hub, [POINT])
    hub.enedis.state.failWith('ADAM-DC-0008', { operation: 'dailyConsumption' })
    expect((await get(path)).status).toBe(403)
    const before = hub.enedis.measured()
    expect(await describeAnswer(await get(path))).toMatchObject({ status: 403, kind: 'consent_missing' })
    expect(hub.enedis.measured()).toBe(before)
    expect(await visitor.read('/linky/tableau-de-bord')).toContain('consentement retiré')
    expect(await (await get(`/usage-points/${POINT}`)).json()).toMatchObject({
      valid: false,
      consent: { status: 'revoked' },
    })
  })

  test('a quota of Enedis that is used up is 503 with the time to wait, and what the cache has is given', async () => {
    const { get } = await program(hub, [POINT])
    await get(path)
    const next = hub.now() + 3_600_000
    hub.enedis.state.throttle(next, 'dailyConsumption')
    const none = await get(v5(POINT, '2026-10-01', '2026-10-03'))
    expect([none.status, Number(none.headers.get('retry-after'))]).toEqual([503, expect.any(Number)])
    expect(Number(none.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await describeAnswer(none)).toMatchObject({ kind: 'rate_limited' })
    hub.enedis.state.throttle(next, 'dailyConsumption')
    const part = await get(v5(POINT, '2026-10-20', '2026-11-03'))
    expect([part.status, part.headers.get('x-cache-status'), part.headers.get('x-data-status')]).toEqual([
      200,
      'PARTIAL',
      'PARTIAL_DATA',
    ])
    const { meter_reading } = (await part.json()) as { meter_reading: { interval_reading: { date: string }[] } }
    expect(meter_reading.interval_reading.map(({ date }) => date)).toEqual(['2026-11-01', '2026-11-02'])
  })

  test('a token that was ended is renewed without a word', async () => {
    const { get } = await program(hub, [POINT])
    await get(path)
    hub.enedis.state.endToken()
    expect((await get(v5(POINT, '2026-10-01', '2026-10-03'))).status).toBe(200)
  })

  test('a page, an empty answer and half an answer of Enedis are 502 or 503, and nothing of them is repeated', async () => {
    const { get } = await program(hub, [POINT])
    const bodies = ['<html><body>secret-of-enedis</body></html>', '', '{"meter_reading": {"usage']
    for (const [index, body] of bodies.entries()) {
      hub.enedis.state.failNext({ kind: 'status', status: 200, body, operation: 'dailyConsumption', times: 2 } as never)
      const response = await get(v5(POINT, `2026-09-0${index + 1}`, `2026-09-0${index + 2}`))
      expect([502, 503]).toContain(response.status)
      expect(await response.text()).not.toContain('secret-of-enedis')
    }
  })

  test('a consent that is over by its date answers as one that was withdrawn', async () => {
    const { get } = await program(hub, [POINT])
    hub.setNow(hub.now() + 1_096 * 86_400_000)
    expect(await describeAnswer(await get(v5(POINT, '2026-11-01', '2026-11-03')))).toMatchObject({
      status: 403,
      kind: 'consent_missing',
    })
  })
})

describeOnEachEngine('what programs ask wrongly', ({ createStorage }) => {
  const hub = linkyHub(createStorage)

  test('the point of another account, an unknown one and one of nobody are the same answer', async () => {
    const { get } = await program(hub, [POINT])
    await program(hub, [OTHER_POINT], 'autre@exemple.fr')
    const answers = []
    for (const point of [OTHER_POINT, THIRD_POINT, '00000000000000'])
      answers.push(await describeAnswer(await get(v5(point, '2026-11-01', '2026-11-03'))))
    expect(answers[0]).toMatchObject({ status: 404, kind: 'unknown_usage_point' })
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(hub.enedis.measured()).toBe(0)
  })

  test.each([
    v5('1234567890123', '2026-11-01', '2026-11-03'),
    v5('123456789012345', '2026-11-01', '2026-11-03'),
    `${v5(POINT, '2026-11-01', '2026-11-03')}&usage_point_id=${OTHER_POINT}`,
    v5(POINT, '2026-02-30', '2026-03-02'),
    v5(POINT, '2026-11-03', '2026-11-11'),
    v5(POINT, '2026-11-03', '2026-11-03'),
    v5(POINT, "2026-11-03' or 1=1", '2026-11-05'),
    V5_CURVE,
  ])('%s is 400 in the form of Enedis', async (path) => {
    const { get } = await program(hub, [POINT])
    const body = await describeAnswer(await get(path))
    expect(body).toMatchObject({
      status: 400,
      error: 'invalid_request',
      error_description: expect.any(String),
      kind: expect.any(String),
    })
    expect(hub.enedis.measured()).toBe(0)
  })

  test.each([undefined, 'Bearer', 'Bearer x', 'Basic abc', `Bearer ${'A'.repeat(86)}`, 'Bearer a.b.c'])(
    'the authorization %s is 401',
    async (authorization) => {
      const response = await hub.request(v5(POINT, '2026-11-01', '2026-11-03'), {
        headers: authorization === undefined ? {} : { authorization },
      })
      expect([response.status, response.headers.get('www-authenticate')]).toEqual([
        401,
        expect.stringContaining('Bearer'),
      ])
      expect(await response.json()).toMatchObject({ error: 'invalid_token', kind: 'unauthenticated' })
    },
  )

  test('a key in the query is not taken', async () => {
    const { key } = await program(hub, [POINT])
    expect((await hub.request(`${v5(POINT, '2026-11-01', '2026-11-03')}&access_token=${key}`)).status).toBe(401)
  })
})
