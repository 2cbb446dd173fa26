import { describe, expect, it } from 'vitest'
import { createEnedisSimulator } from '../src/simulator/index.js'
import { catchError, NOW, POINT, startClient } from './start-client.js'

const GATEWAY = 'https://gw.ext.prod.api.enedis.fr'
const CURVE = '/mesure_synchrone_auto/v2/courbe_de_charge_consommation'

/** A simulator with a token, asked as any other client would. */
function start(options: Parameters<typeof createEnedisSimulator>[0] = {}) {
  const { fetch, state } = createEnedisSimulator({ now: () => NOW, callsPerSecond: 1_000, ...options })
  const headers = { authorization: `Bearer ${state.createToken()}` }
  const ask = async (path: string, query: Record<string, string> = {}, given: Record<string, string> = headers) => {
    const response = await fetch(`${GATEWAY}${path}?${new URLSearchParams(query)}`, { headers: given })
    const text = await response.text()
    return {
      status: response.status,
      type: response.headers.get('content-type'),
      body: /^[[{]/.test(text) ? JSON.parse(text) : text,
    }
  }
  return { ask, state, fetch }
}

describe('calls that the service refuses', () => {
  const day = { pointId: POINT, dateDebut: '2026-11-10', dateFin: '2026-11-11' }
  const v5 = { usage_point_id: POINT, start: '2026-11-10', end: '2026-11-11' }

  it.each([['without a token', CURVE, day, 401, { fault: { code: 900_901 } }]])(
    '%s',
    async (_, path, query, status, body) => {
      expect(await start().ask(path, query, {})).toMatchObject({ status, body })
    },
  )

  it.each<[string, string, Record<string, string>, number, unknown]>([
    ['eight days of a curve', CURVE, { ...day, dateFin: '2026-11-18' }, 400, { code: 'ADAM-DC-0015' }],
    [
      'a curve older than 24 months and 15 days',
      CURVE,
      { ...day, dateDebut: '2024-11-10', dateFin: '2024-11-11' },
      400,
      { code: 'ADAM-DC-0016' },
    ],
    ['a start before the activation', CURVE, { ...day, pointId: '00000000000018' }, 400, { error: 'ADAM-ERR0123' }],
    ['a curve that is not recorded', CURVE, { ...day, pointId: '32320647321714' }, 400, { error: 'ADAM-ERR0075' }],
    [
      'production of a consumer',
      '/mesure_synchrone_auto/v2/production_quotidienne',
      day,
      400,
      { error: 'ADAM-ERR0069' },
    ],
    ['an end after today', CURVE, { ...day, dateFin: '2026-12-01' }, 400, { error: 'Invalid_request' }],
    [
      'today alone',
      CURVE,
      { ...day, dateDebut: '2026-11-30', dateFin: '2026-11-30' },
      500,
      { code: 'Internal Server error' },
    ],
    ['a point that it does not know', CURVE, { ...day, pointId: '99999999999990' }, 403, { code: '403' }],
    ['a consent that was withdrawn', CURVE, { ...day, pointId: '26584978546985' }, 403, { code: 'ADAM_DC_0008' }],
    [
      'peaks without their step',
      '/mesure_synchrone_auto/v2/puissance_conso_max_quotidienne',
      day,
      500,
      { code: 'Internal Server error' },
    ],
    [
      'a point in the query of a contract',
      '/situation_contrat_auto/v1',
      { prm: POINT },
      500,
      { code: 'Internal Server error' },
    ],
    ['a contract without a service', '/situation_contrat_auto/v1/99999999999990', {}, 400, { error: 'Bad request' }],
    ['no point in v5', '/metering_data_dc/v5/daily_consumption', {}, 400, { error: 'Invalid_request' }],
    [
      '13 digits in v5',
      '/metering_data_dc/v5/daily_consumption',
      { ...v5, usage_point_id: '1' },
      400,
      { error: 'invalid_resquest' },
    ],
    [
      '30 February in v5',
      '/metering_data_dc/v5/daily_consumption',
      { ...v5, start: '2026-02-30' },
      400,
      { error: 'invalid_request' },
    ],
    [
      'a path that does not exist',
      '/metering_data_dc/v5/consumption_load_curve',
      v5,
      404,
      expect.stringContaining('<html>'),
    ],
    ['the list of points', '/customers_upc/v5/usage_points', {}, 404, expect.stringContaining('<html>')],
    [
      'customer data of a producer',
      '/customers_i/v5/identity',
      { usage_point_id: '24880057139941' },
      404,
      { error: 'STM-ERR-0000019' },
    ],
  ])('%s', async (_, path, query, status, body) => {
    const { ask, state } = start()
    state.setMeter({ usagePointId: '00000000000018', activatedOn: '2026-11-20' })
    const answer = await ask(path, query)
    expect(answer.status).toBe(status)
    if (typeof body === 'object' && body !== null && !('asymmetricMatch' in body))
      expect(answer.body).toMatchObject(body)
    else expect(answer.body).toEqual(body)
  })

  it('more calls than the quota, until the instant that it names', async () => {
    let now = NOW
    const { ask } = start({ callsPerSecond: 2, now: () => now })
    expect([(await ask(CURVE, day)).status, (await ask(CURVE, day)).status]).toEqual([200, 200])
    expect(await ask(CURVE, day)).toMatchObject({
      status: 429,
      body: { code: '900804', nextAccessTime: '2026-Nov-30 11:00:01+0000 UTC' },
    })
    now += 1_001
    expect((await ask(CURVE, day)).status).toBe(200)
  })

  it('a token after its time', async () => {
    let now = NOW
    const { ask } = start({ tokenLifetime: 60, now: () => now })
    expect((await ask(CURVE, day)).status).toBe(200)
    now += 60_001
    expect((await ask(CURVE, day)).status).toBe(401)
  })
})

describe('what its answers look like', () => {
  it('GETs of 2026 are labelled as bytes', async () => {
    const { ask } = start()
    expect((await ask(`/alimentation_auto/v1/${POINT}`)).type).toBe('application/octet-stream')
    expect((await ask(`/alimentation_auto/v1/${POINT}`)).body).toMatchObject({ connection_state: 'Alimenté' })
  })

  it('yesterday appears at 8 in the morning', async () => {
    const early = Date.parse('2026-11-30T06:59:00Z')
    const query = { usage_point_id: POINT, start: '2026-11-28', end: '2026-11-30' }
    const count = async (now: number) =>
      (await start({ now: () => now }).ask('/metering_data_dc/v5/daily_consumption', query)).body.meter_reading
        .interval_reading.length
    expect([await count(early), await count(early + 60_000)]).toEqual([1, 2])
    const alone = await start({ now: () => early }).ask('/metering_data_dc/v5/daily_consumption', {
      ...query,
      start: '2026-11-29',
    })
    expect(alone).toMatchObject({ status: 404, body: { error: 'no_data_found' } })
  })

  it('the same seed gives the same curve, another one another', async () => {
    const query = { pointId: POINT, dateDebut: '2026-11-10', dateFin: '2026-11-11' }
    const [one, same, other] = await Promise.all(
      [{}, {}, { seed: 2 }].map(async (options) => (await start(options).ask(CURVE, query)).body),
    )
    expect(same).toEqual(one)
    expect(other).not.toEqual(one)
  })
})

describe('its state', () => {
  it('reset goes back to the beginning', async () => {
    const { client, state } = startClient()
    state.withdrawConsent(POINT)
    state.switches.publishedHour = 23
    const day = { usagePointId: POINT, start: '2026-11-10', end: '2026-11-11' }
    expect(await catchError(client.getDailyConsumption(day))).toMatchObject({ code: 'consent_missing' })
    state.reset()
    expect((await client.getDailyConsumption(day)).days).toHaveLength(1)
    expect(state.switches.publishedHour).toBe(8)
  })

  it('refuses what it cannot be made of', () => {
    expect(() => createEnedisSimulator({ baseUrl: 'localhost' })).toThrow('baseUrl must be an absolute address')
    expect(() => createEnedisSimulator({ meters: [{ usagePointId: '1' }] })).toThrow(RangeError)
    expect(() => createEnedisSimulator().state.giveConsent('00000000000000')).toThrow(RangeError)
  })
})
