// The mirrors: a client of Enedis moves to the gateway by its address and its bearer, in either generation, whichever is behind.
import { type ApiMode, createEnedisClient, type EnedisClient } from '@hub/enedis-client'
import { expect, test } from 'vitest'
import { describeOnEachEngine } from '../support/engines.js'
import { OTHER_POINT, POINT, PRODUCER } from '../support/linky-enedis.js'
import { type LinkyHub, linkyHub, PUBLIC_URL } from '../support/linky-hub.js'
import { type Program, program } from '../support/linky-programs.js'

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
