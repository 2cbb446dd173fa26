// What Enedis, a stranger or a broken program may do to the gateway.
import { beforeEach, expect, test } from 'vitest'
import { linkyCache, linkyPoints } from '../../src/features/enedis/tables.js'
import { rateLimits } from '../../src/platform/database/tables.js'
import { describeOnEachEngine } from '../support/engines.js'
import { HOLDER, OTHER_POINT, POINT } from '../support/linky-enedis.js'
import { linkyHub } from '../support/linky-hub.js'
import { consentTo, EMAIL, linkIn, PASSWORD, signIn, signUp } from '../support/linky-people.js'
import { type Program, program } from '../support/linky-programs.js'

const PERIOD = 'dateDebut=2026-11-01&dateFin=2026-11-03'

describeOnEachEngine('programs and Enedis', ({ createStorage }) => {
  const hub = linkyHub(createStorage)

  async function issue({ key }: Program): Promise<string> {
    const headers = { authorization: `Bearer ${key}` }
    const response = await hub.request('/accounts/token', { method: 'POST', headers })
    return ((await response.json()) as { access_token: string }).access_token
  }

  test.each([
    ['contractSituation', `/enedis/situation_contrat_auto/v1/${POINT}`],
    ['consumptionIndexes', `/enedis/mesure_synchrone_auto/v2/index_consommation?pointId=${POINT}&${PERIOD}`],
    ['generalData', `/enedis/customers_upa/v5/usage_points/addresses?usage_point_id=${POINT}`],
  ] as const)(
    'a page or half an answer in place of %s is 502, and nothing of it is repeated',
    async (operation, path) => {
      const { get } = await program(hub, [POINT])
      for (const body of ['<html><body>secret-of-enedis</body></html>', '', '{"usage']) {
        hub.enedis.state.failNext({ kind: 'status', status: 200, body, operation, times: 4 } as never)
        const response = await get(path)
        expect([response.status, await response.text()]).toEqual([502, expect.not.stringContaining('secret-of-enedis')])
        hub.enedis.state.failures.clear()
      }
      expect(await hub.database.run((connection) => connection.select().from(linkyCache))).toEqual([])
    },
  )

  test.each([
    ['contractSituation', `/enedis/situation_contrat_auto/v1/${POINT}`, [{ usage_point_id: OTHER_POINT }]],
    [
      'consumptionIndexes',
      `/enedis/mesure_synchrone_auto/v2/index_consommation?pointId=${POINT}&${PERIOD}`,
      { idPrm: OTHER_POINT },
    ],
  ] as const)('%s of a point that was not asked for is not passed on', async (operation, path, body) => {
    const { get } = await program(hub, [POINT])
    hub.enedis.state.failNext({ kind: 'status', status: 200, body: JSON.stringify(body), operation } as never)
    const response = await get(path)
    expect([response.status, await response.text()]).toEqual([502, expect.not.stringContaining(OTHER_POINT)])
  })

  test('words of Enedis that name a person are not passed on', async () => {
    const { get } = await program(hub, [POINT])
    const path = `/enedis/mesure_synchrone_auto/v2/consommation_quotidienne?pointId=${POINT}&${PERIOD}`
    for (const words of [`Refused for ${HOLDER.email}.`, `Refused for ${POINT}.`, 'Refused: <b>no</b>.']) {
      const body = JSON.stringify({ error: 'refused', error_description: words })
      hub.enedis.state.failNext({ kind: 'status', status: 400, body, operation: 'dailyConsumption' } as never)
      const response = await get(path)
      expect([response.status, await response.text()]).toEqual([400, expect.not.stringContaining('Refused')])
    }
  })

  test('a contract in the form of 2026 is priced as a whole, and is one answer of the cache', async () => {
    const { get } = await program(hub, [POINT])
    const path = `/enedis/contract/${POINT}`
    const usage = async () => (await (await get('/usage-points')).json()) as { quota: unknown }
    const headers = { 'x-med-format': '2026' }
    expect((await get(path, headers)).headers.get('x-cache-status')).toBe('MISS')
    expect((await get(path, headers)).headers.get('x-cache-status')).toBe('HIT')
    expect(await usage()).toMatchObject({ quota: { upstream: { used: 3 }, cached: { used: 1 } } })
  })

  test('Conso API: a token is good for the points that it lists, and an API key for all of its account', async () => {
    const person = await program(hub, [POINT])
    const token = await issue(person)
    await consentTo(person.visitor, OTHER_POINT)
    const ask = async (point: string, bearer: string) => {
      const headers = { authorization: `Bearer ${bearer}` }
      return (await hub.request(`/api/consommation_quotidienne?pointId=${point}&${PERIOD}`, { headers })).status
    }
    expect([await ask(POINT, token), await ask(OTHER_POINT, token)]).toEqual([200, 401])
    expect([await ask(OTHER_POINT, person.key), await ask(OTHER_POINT, await issue(person))]).toEqual([200, 200])
  })

  test.each(['mesuresPas=P1D&mesuresPas=P1M', 'grandeurPhysique=PMA&grandeurPhysique=TOUT', 'mesuresPas='])(
    'an option of the maximum power that is given twice or empty is refused: %s',
    async (options) => {
      const { get } = await program(hub, [POINT])
      const query = `pointId=${POINT}&${PERIOD}&${options}`
      expect((await get(`/enedis/mesure_synchrone_auto/v2/puissance_conso_max_quotidienne?${query}`)).status).toBe(400)
      expect((await get(`/api/puissance_conso_max_quotidienne?${query}`)).status).toBe(400)
    },
  )

  test('a link to choose a password is dead once the password was changed', async () => {
    const visitor = await signUp(hub)
    await visitor.post('/linky/mot-de-passe', { email: EMAIL })
    const link = linkIn(hub, EMAIL)
    const next = 'Trois 3 hiboux'
    expect((await visitor.post('/linky/compte/mot-de-passe', { ancien: PASSWORD, nouveau: next })).status).toBe(303)
    expect((await hub.visitor().post(link, { 'mot-de-passe': 'Voleur de 1 lien' })).status).toBe(404)
    await signIn(hub.visitor(), EMAIL, next)
  })
})

describeOnEachEngine('the proof of holding', ({ createStorage }) => {
  const hub = linkyHub(createStorage, { config: { ownership: 'strict' } })
  const right = { 'code-postal': HOLDER.postalCode, puissance: HOLDER.power }
  beforeEach(() => hub.database.run((connection) => connection.delete(rateLimits)))

  test('a form names the field that is wrong, and costs nothing; a proof costs its calls of Enedis', async () => {
    const { visitor, get } = await program(hub, [POINT], 'autre@exemple.fr')
    const dashboard = await visitor.read('/linky/tableau-de-bord')
    const [, path = ''] = /href="(\/linky\/points\/[\w-]+\/preuve)"/.exec(dashboard) ?? []
    const used = async () => {
      const { quota } = (await (await get('/usage-points')).json()) as { quota: { upstream: { used: number } } }
      return quota.upstream.used
    }
    const page = await (await visitor.post(path, { ...right, puissance: 'neuf' })).text()
    expect([page.includes('href="#puissance"'), page.includes('href="#code-postal"'), await used()]).toEqual([
      true,
      false,
      0,
    ])
    const calls = ['contractSituation', 'contractSummary', 'meteringDevices', 'generalData'] as const
    const count = () => calls.reduce((total, operation) => total + hub.enedis.state.countCalls(operation), 0)
    const before = count()
    expect((await visitor.post(path, right)).status).toBe(303)
    expect(await used()).toBe(count() - before)
  })

  test('of two at once the first has the point, the other is told that it has an owner', async () => {
    const people = [await program(hub, [POINT], 'un@exemple.fr'), await program(hub, [POINT], 'deux@exemple.fr')]
    const paths = await Promise.all(
      people.map(async ({ visitor }) => {
        const page = await visitor.read('/linky/tableau-de-bord')
        return /href="(\/linky\/points\/[\w-]+\/preuve)"/.exec(page)?.[1] ?? ''
      }),
    )
    const answers = await Promise.all(people.map(({ visitor }, index) => visitor.post(paths[index] ?? '', right)))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([303, 422]))
    const points = await hub.database.run((connection) => connection.select().from(linkyPoints))
    expect(points.map(({ status }) => status).toSorted()).toEqual(['active', 'pending'])
  })
})
