// A point of another account, one that waits for its proof and one that nobody knows are the same to a program: in status, body, headers
// and work, at every interface.
import { expect, test } from 'vitest'
import { describeOnEachEngine } from '../support/engines.js'
import { HOLDER, OTHER_POINT, POINT } from '../support/linky-enedis.js'
import { linkyHub } from '../support/linky-hub.js'
import { program, V5_CURVE, v5 } from '../support/linky-programs.js'

const UNKNOWN = '99999999999998'
const V5 = { start: '2026-11-01', end: '2026-11-03' }
const IN_2026 = 'dateDebut=2026-11-01&dateFin=2026-11-03'
const PATHS: readonly ((point: string) => string)[] = [
  (point) => v5(point, V5.start, V5.end),
  (point) => v5(point, V5.start, V5.end, V5_CURVE),
  (point) => `/enedis/mesure_synchrone_auto/v2/consommation_quotidienne?pointId=${point}&${IN_2026}`,
  (point) => `/enedis/mesure_synchrone_auto/v2/index_consommation?pointId=${point}&${IN_2026}`,
  (point) => `/enedis/customers_i/v5/identity?usage_point_id=${point}`,
  (point) => `/enedis/situation_contrat_auto/v1/${point}`,
  (point) => `/enedis/consumption/daily/${point}?start=${V5.start}&end=${V5.end}`,
  (point) => `/enedis/contract/${point}`,
  (point) => `/api/daily_consumption?prm=${point}&start=${V5.start}&end=${V5.end}`,
  (point) => `/api/index_consommation?pointId=${point}&${IN_2026}`,
  (point) => `/usage-points/${point}`,
]

describeOnEachEngine('points that are not one’s own', ({ createStorage }) => {
  const hub = linkyHub(createStorage, { config: { ownership: 'strict' } })

  async function see(get: (path: string) => Promise<Response>, path: string) {
    const before = hub.work().units
    const response = await get(path)
    const { date: _, 'x-request-id': id, ...headers } = Object.fromEntries(response.headers)
    const body = (await response.text()).replaceAll(id ?? '', '')
    return { status: response.status, body, headers, units: hub.work().units - before }
  }

  test.each(PATHS.map((write) => [write('…'), write] as const))('are one answer: %s', async (_, write) => {
    await program(hub, [POINT], HOLDER.email)
    // Consented for both; neither was proven, and one is somebody else's.
    const asking = await program(hub, [POINT, OTHER_POINT], 'autre@exemple.fr')
    const token = await hub.request('/accounts/token', {
      method: 'POST',
      headers: { authorization: `Bearer ${asking.key}` },
    })
    const { access_token } = (await token.json()) as { access_token: string }
    const asked = hub.enedis.received()
    for (const bearer of [asking.key, access_token]) {
      const get = (path: string) => asking.get(path, { authorization: `Bearer ${bearer}` })
      const unknown = await see(get, write(UNKNOWN))
      expect([404, 401]).toContain(unknown.status)
      expect(unknown.body).not.toContain(UNKNOWN)
      expect(await see(get, write(POINT))).toEqual(unknown)
      expect(await see(get, write(OTHER_POINT))).toEqual(unknown)
    }
    expect(hub.enedis.received()).toBe(asked)
  })
})
