// The short way of what the cache has as a whole: one statement, and every rule of the long one.
import { expect, test } from 'vitest'
import { linkyAccounts, linkyCache, linkyPoints } from '../../src/features/enedis/tables.js'
import { describeOnEachEngine } from '../support/engines.js'
import { OTHER_POINT, POINT } from '../support/linky-enedis.js'
import { linkyHub, NOW } from '../support/linky-hub.js'
import { consentTo, makeKey } from '../support/linky-people.js'
import { type Program, program, V5_CURVE, v5 } from '../support/linky-programs.js'

const DAYS = 'start=2026-11-01&end=2026-11-08'
const PERIOD_2026 = `pointId=${POINT}&dateDebut=2026-11-01&dateFin=2026-11-08`
const PATHS = [
  v5(POINT, '2026-11-01', '2026-11-08'),
  v5(POINT, '2026-11-01', '2026-11-08', V5_CURVE),
  `/enedis/mesure_synchrone_auto/v2/consommation_quotidienne?${PERIOD_2026}`,
  `/enedis/mesure_synchrone_auto/v2/puissance_conso_max_quotidienne?${PERIOD_2026}&grandeurPhysique=TOUT`,
  `/api/daily_consumption?prm=${POINT}&${DAYS}`,
  `/api/courbe_de_charge_consommation?${PERIOD_2026}`,
  `/enedis/consumption/detail/${POINT}?${DAYS}`,
]

describeOnEachEngine('cached answers', ({ createStorage }) => {
  const hub = linkyHub(createStorage)
  const change = (changes: object) => hub.database.run((connection) => connection.update(linkyPoints).set(changes))
  const cached = async ({ get }: Program) => {
    const { quota } = (await (await get('/usage-points')).json()) as { quota: { cached: { used: number } } }
    return quota.cached.used
  }
  const askToken = async ({ key }: Program) => {
    const headers = { authorization: `Bearer ${key}` }
    const response = await hub.request('/accounts/token', { method: 'POST', headers })
    return ((await response.json()) as { access_token: string }).access_token
  }
  const withBearer = (bearer: string) => (path: string) =>
    hub.request(path, { headers: { authorization: `Bearer ${bearer}` } })

  test('take one statement, by the key and by a token, at every interface, and are counted one each', async () => {
    const owner = await program(hub, [POINT])
    const withToken = withBearer(await askToken(owner))
    let reads = 0
    for (const path of PATHS) {
      const first = await owner.get(path)
      expect([path, first.status]).toEqual([path, 200])
      reads += first.headers.get('x-cache-status') === 'HIT' ? 1 : 0
      const body = JSON.stringify(await first.json()).replace(/"timestamp":"[^"]*"/, '')
      for (const get of [owner.get, withToken]) {
        const before = hub.work().units
        const again = await get(path)
        expect([path, hub.work().units - before, again.headers.get('x-cache-status')]).toEqual([path, 1, 'HIT'])
        expect(JSON.stringify(await again.json()).replace(/"timestamp":"[^"]*"/, '')).toBe(body)
        reads += 1
      }
      expect(await cached(owner)).toBe(reads)
    }
  })

  test.each([
    ['pending', { status: 'pending' }, [404, 401]],
    ['withdrawn', { status: 'revoked' }, [403, 403]],
    ['over', { expiresAt: new Date(NOW) }, [403, 403]],
  ] as const)('are given to nobody whose consent is %s, and nothing is counted', async (_, changes, expected) => {
    const owner = await program(hub, [POINT])
    const [mirror = '', alias = ''] = [PATHS[0], PATHS[4]]
    expect([(await owner.get(mirror)).status, (await owner.get(alias)).status]).toEqual([200, 200])
    await change(changes)
    const count = await cached(owner)
    expect([(await owner.get(mirror)).status, (await owner.get(alias)).status]).toEqual(expected)
    expect(await cached(owner)).toBe(count)
  })

  test('are refused to a former key, a revoked token, a deactivated account and another account, at once', async () => {
    const owner = await program(hub, [POINT])
    const other = await program(hub, [OTHER_POINT], 'autre@exemple.fr')
    const [path = ''] = PATHS
    await owner.get(path)
    expect((await other.get(path)).status).toBe(404)
    const token = await askToken(owner)
    expect((await withBearer(token)(path)).headers.get('x-cache-status')).toBe('HIT')
    await hub.request('/accounts/revoke', { method: 'POST', body: new URLSearchParams({ token }) })
    expect((await withBearer(token)(path)).status).toBe(401)
    const second = await askToken(owner)
    const { key } = await makeKey(owner.visitor)
    expect([(await owner.get(path)).status, (await withBearer(second)(path)).status]).toEqual([401, 401])
    expect((await withBearer(key)(path)).headers.get('x-cache-status')).toBe('MISS')
    expect((await withBearer(key)(path)).headers.get('x-cache-status')).toBe('HIT')
    await hub.database.run((connection) => connection.update(linkyAccounts).set({ deactivatedAt: new Date(NOW) }))
    expect((await withBearer(key)(path)).status).toBe(401)
  })

  test('of a point that a token does not list are refused by Conso API, though the key may have them', async () => {
    const owner = await program(hub, [POINT])
    const token = await askToken(owner)
    await consentTo(owner.visitor, OTHER_POINT)
    const path = `/api/daily_consumption?prm=${OTHER_POINT}&${DAYS}`
    expect((await owner.get(path)).status).toBe(200)
    expect((await owner.get(path)).headers.get('x-cache-status')).toBe('HIT')
    expect((await withBearer(token)(path)).status).toBe(401)
  })

  test('that were altered count as calls of Enedis, not as answers of the cache', async () => {
    const owner = await program(hub, [POINT])
    const [path = ''] = PATHS
    await owner.get(path)
    await hub.database.run((connection) => connection.update(linkyCache).set({ body: Buffer.alloc(60, 1) }))
    expect((await owner.get(path)).headers.get('x-cache-status')).toBe('MISS')
    expect(await cached(owner)).toBe(0)
    expect((await owner.get(path)).headers.get('x-cache-status')).toBe('HIT')
  })
})
