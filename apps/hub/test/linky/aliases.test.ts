// The interfaces of Conso API and MyElectricalData: existing programs move here by changing an address.
import { describe, expect, test } from 'vitest'
import { describeOnEachEngine } from '../support/engines.js'
import { OTHER_POINT, POINT, PRODUCER } from '../support/linky-enedis.js'
import { linkyHub } from '../support/linky-hub.js'
import { program, V5_CURVE, V5_DAILY, v5 } from '../support/linky-programs.js'

describeOnEachEngine('aliases', ({ createStorage }) => {
  const hub = linkyHub(createStorage)
  const NEW = `pointId=${POINT}&dateDebut=2026-11-01&dateFin=2026-11-03`
  const OLD = `prm=${POINT}&start=2026-11-01&end=2026-11-03`

  describe('Conso API', () => {
    test.each([
      ['daily_consumption', V5_DAILY],
      ['consumption_load_curve', V5_CURVE],
      ['consumption_max_power', '/enedis/metering_data_dcmp/v5/daily_consumption_max_power'],
    ])('%s is the content of meter_reading, in both spellings', async (type, mirror) => {
      const { get } = await program(hub, [POINT])
      const { meter_reading } = (await (await get(v5(POINT, '2026-11-01', '2026-11-03', mirror))).json()) as {
        meter_reading: unknown
      }
      for (const query of [NEW, OLD]) {
        const response = await get(`/api/${type}?${query}`)
        expect([response.status, await response.json()]).toEqual([200, meter_reading])
      }
    })

    test.each([
      'consommation_quotidienne',
      'courbe_de_charge_consommation',
      'puissance_conso_max_quotidienne',
      'index_consommation',
    ])('%s is the body of 2026, in both spellings', async (type) => {
      const { get } = await program(hub, [POINT])
      const mirror = await (await get(`/enedis/mesure_synchrone_auto/v2/${type}?${NEW}`)).json()
      for (const query of [NEW, OLD]) {
        const response = await get(`/api/${type}?${query}`)
        expect([response.status, await response.json()]).toEqual([200, mirror])
      }
    })

    test.each([
      'daily_production',
      'production_load_curve',
      'production_quotidienne',
      'courbe_de_charge_production',
      'index_production',
    ])('%s is there too', async (type) => {
      const { get } = await program(hub, [PRODUCER])
      expect((await get(`/api/${type}?${NEW.replace(POINT, PRODUCER)}`)).status).toBe(200)
    })

    test('where both spellings come, the new one wins', async () => {
      const { get } = await program(hub, [POINT])
      const response = await get(`/api/daily_consumption?${NEW}&prm=${OTHER_POINT}&start=x&end=y`)
      expect([response.status, await response.json()]).toMatchObject([
        200,
        { usage_point_id: POINT, start: '2026-11-01' },
      ])
    })

    test('the maximum power has its options, which are checked on every type', async () => {
      const { get } = await program(hub, [POINT])
      expect(await (await get(`/api/puissance_conso_max_quotidienne?${NEW}&mesuresPas=P1M`)).json()).toMatchObject({
        pas: 'P1M',
      })
      expect((await get(`/api/daily_consumption?${NEW}&mesuresPas=P1W`)).status).toBe(400)
      expect((await get(`/api/daily_consumption?${NEW}&grandeurPhysique=EA`)).status).toBe(400)
    })

    test('its errors, in its order: method, parameters, header, token', async () => {
      const { key } = await program(hub, [POINT])
      const ask = async (path: string, init: RequestInit = {}) => {
        const response = await hub.request(path, init)
        const body = (await response.json()) as { status: number; message: string }
        expect(body).toEqual({ status: response.status, message: expect.any(String) })
        return response.status
      }
      const headers = { authorization: `Bearer ${key}` }
      expect(await ask(`/api/nothing`, { method: 'POST' })).toBe(405)
      expect(await ask(`/api/nothing?${NEW}`)).toBe(400)
      expect(await ask(`/api/daily_consumption?dateDebut=2026-11-01&dateFin=2026-11-03`)).toBe(400)
      expect(await ask(`/api/daily_consumption?${NEW.replace(POINT, '123')}`)).toBe(400)
      expect(await ask(`/api/daily_consumption?${NEW.replace('11-01', '11-31')}`)).toBe(400)
      expect(await ask(`/api/daily_consumption?${NEW}&pointId=${OTHER_POINT}`)).toBe(400)
      expect(await ask(`/api/daily_consumption?${NEW}`)).toBe(400)
      expect(await ask(`/api/daily_consumption?${NEW}`, { headers: { authorization: 'Basic x' } })).toBe(400)
      expect(await ask(`/api/daily_consumption?${NEW}`, { headers: { authorization: 'Bearer a.b.c' } })).toBe(401)
      expect(await ask(`/api/daily_consumption?${NEW.replace(POINT, OTHER_POINT)}`, { headers })).toBe(401)
      const options = await hub.request('/api/daily_consumption', { method: 'OPTIONS' })
      expect([options.status, await options.text()]).toEqual([200, ''])
    })

    test('a failure of Enedis is in error, without its body', async () => {
      const { get } = await program(hub, [POINT])
      hub.enedis.state.failWith('ADAM-ERR0123', { operation: 'dailyConsumption' })
      const response = await get(`/api/daily_consumption?${NEW}`)
      expect([response.status, await response.json()]).toMatchObject([
        400,
        {
          status: 400,
          message: expect.any(String),
          error: { error: 'ADAM-ERR0123', kind: 'before_activation', request_id: expect.any(String) },
        },
      ])
    })
  })

  describe('MyElectricalData', () => {
    const path = (resource: string, point = POINT) => `/enedis/${resource}/${point}?start=2026-11-01&end=2026-11-03`
    const FORMAT = { 'x-med-format': '2026' }

    test('without a header the form of v5, and that it will go', async () => {
      const { get } = await program(hub, [POINT])
      const response = await get(path('consumption/daily'))
      expect(response.headers.get('deprecation')).toBe('@1791153780')
      expect(await response.json()).toMatchObject({
        success: true,
        error: null,
        timestamp: '2026-11-10T13:00:00.000Z',
        data: {
          meter_reading: {
            usage_point_id: POINT,
            reading_type: { unit: 'Wh' },
            interval_reading: [{ date: '2026-11-01' }, { date: '2026-11-02' }],
          },
        },
      })
    })

    test('with X-MED-Format the form of 2026, without that announcement', async () => {
      const { get } = await program(hub, [POINT])
      for (const resource of ['consumption/daily', 'consumption/detail', 'power']) {
        const response = await get(path(resource), FORMAT)
        expect([response.headers.get('deprecation'), response.headers.get('vary')]).toEqual([
          null,
          expect.stringContaining('X-MED-Format'),
        ])
        expect(await response.json()).toMatchObject({
          success: true,
          data: { idPrm: POINT, grandeur: [{ points: expect.any(Array) }] },
        })
      }
    })

    test('curves are stamped with the beginning of their intervals, in both forms', async () => {
      const { get } = await program(hub, [POINT])
      const old = (await (await get(path('consumption/detail'))).json()) as {
        data: { meter_reading: { interval_reading: { date: string }[] } }
      }
      const fresh = (await (await get(path('consumption/detail'), FORMAT)).json()) as {
        data: { grandeur: { points: { d: string }[] }[] }
      }
      const stamps = old.data.meter_reading.interval_reading.map(({ date }) => date)
      expect([stamps.length, stamps[0], stamps.at(-1)]).toEqual([96, '2026-11-01 00:00:00', '2026-11-02 23:30:00'])
      expect(fresh.data.grandeur[0]?.points.map(({ d }) => d)).toEqual(stamps)
      // As Enedis gives them elsewhere.
      const ends = (await (await get(`/api/consumption_load_curve?${OLD}`)).json()) as {
        interval_reading: { date: string }[]
      }
      expect(ends.interval_reading[0]?.date).toBe('2026-11-01 00:30:00')
    })

    test('its end is cut to today, and a start that is not before it asks for the day before', async () => {
      const { get } = await program(hub, [POINT])
      const asked = async (start: string, end: string) => {
        const body = (await (await get(`/enedis/consumption/daily/${POINT}?start=${start}&end=${end}`)).json()) as {
          data: { meter_reading: { start: string; end: string } }
        }
        return [body.data.meter_reading.start, body.data.meter_reading.end]
      }
      expect(await asked('2026-11-01', '2027-01-01')).toEqual(['2026-11-01', '2026-11-10'])
      expect(await asked('2026-11-05', '2026-11-05')).toEqual(['2026-11-04', '2026-11-05'])
      expect(await asked('2026-12-01', '2026-12-02')).toEqual(['2026-11-09', '2026-11-10'])
    })

    test('contract and address in both forms, the new one without the identity of the holder', async () => {
      const { get } = await program(hub, [POINT])
      expect(await (await get(`/enedis/contract/${POINT}`)).json()).toMatchObject({
        data: {
          customer: {
            usage_points: [
              {
                usage_point: { usage_point_id: POINT },
                contracts: { subscribed_power: '9 kVA', last_activation_date: '2015-01-01' },
              },
            ],
          },
        },
      })
      const contract = await (await get(`/enedis/contract/${POINT}`, FORMAT)).json()
      expect(contract).toMatchObject({
        data: {
          situation_contrat: [{ segment: 'C5' }],
          synthese_contrat: { segments: [{ segment: 'C5' }] },
          comptage: { dispositifComptage: {} },
        },
      })
      expect(JSON.stringify(contract)).not.toMatch(/Exemple|courriel|Camille/i)
      expect(await (await get(`/enedis/address/${POINT}`)).json()).toMatchObject({
        data: { customer: { usage_points: [{ usage_point: { usage_point_addresses: { postal_code: '59999' } } }] } },
      })
      expect(await (await get(`/enedis/address/${POINT}`, FORMAT)).json()).toMatchObject({
        data: { address: { postal_code_city: '59999 VALBRUME' } },
      })
      hub.enedis.state.switches.meteringDevicesSubscribed = false
      const other = await program(hub, [OTHER_POINT], 'autre@exemple.fr')
      expect(await (await other.get(`/enedis/contract/${OTHER_POINT}`, FORMAT)).json()).toMatchObject({
        data: { comptage: null },
      })
    })

    test('errors keep the envelope, with real statuses', async () => {
      const { get } = await program(hub, [POINT])
      for (const [asked, status, code] of [
        [path('consumption/daily', OTHER_POINT), 404, 'PDL_NOT_FOUND'],
        [path('consumption/daily', '123'), 400, 'INVALID_USAGE_POINT_ID'],
        [`/enedis/power/${POINT}?start=2026-02-30&end=2026-03-01`, 400, 'INVALID_REQUEST'],
      ] as const) {
        const response = await get(asked)
        expect([response.status, await response.json()]).toMatchObject([
          status,
          { success: false, data: null, error: { code, message: expect.any(String) }, timestamp: expect.any(String) },
        ])
      }
      expect((await hub.request(path('power'))).status).toBe(401)
    })
  })
})
