import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createMetabaseSimulator, SIMULATED_SECRET_KEY } from '@hub/metabase-client/simulator'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { parseDashboards } from '../../src/features/links/dashboards.js'
import { describeOnEachEngine } from '../support/engines.js'
import { NARROW_KEY, NOW } from '../support/running-hub.js'
import { sharedAnswerChecker, sharedHub } from '../support/shared-hub.js'

const ROUTE = '/api/v1/dashboards/{id}/embed-url'
const LOCKED = { 'd%C3%A9partement': '69 - Rhône', 'r%C3%A9gion': 'Auvergne-Rhône-Alpes' }
const QUERY = new URLSearchParams({ département: '69 - Rhône', région: 'Auvergne-Rhône-Alpes' }).toString()
const dashboards = parseDashboards('{"5":["Département","r%C3%A9gion"],"6":[]}') ?? new Map()

describeOnEachEngine('dashboards', ({ createStorage }) => {
  const simulator = createMetabaseSimulator({
    dashboards: [
      {
        id: 5,
        name: 'Candidatures',
        locked: Object.keys(LOCKED),
        dashcards: [
          { id: 51, card: 12 },
          { id: 52, card: 13 },
        ],
      },
      { id: 6, name: 'Toutes', locked: [], dashcards: [{ id: 61, card: 12 }] },
    ],
  })
  /** Paths that reached Metabase. */
  const asked: string[] = []
  /** What Metabase says in place of the rows of a card. */
  let answerCard: ((response: ServerResponse) => void) | undefined
  const server = createServer(async (request, response) => {
    const { url = '' } = request
    asked.push(url)
    if (answerCard && url.includes('/dashcard/')) return answerCard(response)
    const answer = await simulator.fetch(site() + url)
    response.writeHead(answer.status, Object.fromEntries(answer.headers))
    response.end(new Uint8Array(await answer.arrayBuffer()))
  })
  const site = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)))
  afterAll(() => void server.close())
  const hub = sharedHub(createStorage, () => ({
    links: { config: { metabase: { siteUrl: site(), secretKey: SIMULATED_SECRET_KEY, dashboards } } },
  }))
  const checked = sharedAnswerChecker(hub)
  const embed = (id: string, body: unknown, init: RequestInit = {}) =>
    hub.partner(`/api/v1/dashboards/${id}/embed-url`, { method: 'POST', body: JSON.stringify(body), ...init })
  const card = (path: string, init?: RequestInit) => hub.partner(`/api/v1/dashboards/${path}`, init)

  beforeEach(() => {
    asked.length = 0
    answerCard = undefined
    hub.log.length = 0
    hub.setNow(Date.now())
  })

  describe('as addresses', () => {
    test('that Metabase takes, with parameters named by label or as Metabase does, and the component', async () => {
      for (const params of [LOCKED, { Département: ['69 - Rhône'], région: [] }]) {
        const response = await embed('5', { params })
        expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-store'])
        const { url, component } = (await checked(response, ['post', ROUTE])) as {
          url: string
          component: { attributes: { token: string } }
        }
        expect(url).toBe(`${site()}/embed/dashboard/${component.attributes.token}#titled=false`)
        const page = await fetch(url)
        expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('69 - Rhône')])
      }
      expect((await (await embed('5', { params: LOCKED, titled: true })).text()).includes('#titled=true')).toBe(true)
    })

    test('for an hour, or as long as is asked for', async () => {
      hub.setNow(NOW + 500)
      const read = async (body: object) => {
        const { url, expires_at } = (await (await embed('6', body)).json()) as { url: string; expires_at: string }
        const [, claims = ''] = /\/embed\/dashboard\/[\w-]+\.([\w-]+)\./.exec(url) ?? []
        const { exp, resource } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as {
          exp: number
          resource: object
        }
        expect(resource).toEqual({ dashboard: 6 })
        expect(new Date(exp * 1_000).toISOString()).toBe(expires_at)
        return Date.parse(expires_at) - NOW
      }
      expect([await read({}), await read({ expires_in_seconds: 60 })]).toEqual([3_600_000, 60_000])
    })

    test.each([
      ['7', {}],
      ['05', {}],
      ['__proto__', {}],
      ['5', { params: { id_prescripteur: 1 } }],
      ['5', { params: { 'd%25C3%25A9partement': '69' } }],
      ['5', { params: { ...LOCKED, more: '1' } }],
      ['6', { params: { département: '69' } }],
    ])('%s %j that nobody allowed: 404', async (id, body) => {
      const response = await embed(id, body)
      expect([response.status, await response.json()]).toEqual([404, expect.objectContaining({ code: 'not_found' })])
    })

    test.each([
      [{ params: { département: '1', 'd%C3%A9partement': '2' } }, '/params/d%C3%A9partement'],
      [{ params: { département: { a: 1 } } }, '/params/département'],
      [{ params: { département: null } }, '/params/département'],
      [{ params: { département: Array(200).fill('x'.repeat(400)) } }, '/params'],
      [{ params: [] }, '/params'],
      [{ expires_in_seconds: 0 }, '/expires_in_seconds'],
      [{ expires_in_seconds: 86_401 }, '/expires_in_seconds'],
      [{ titled: '<b>' }, '/titled'],
      [{ parameters: {} }, ''],
    ])('%j is refused: %s', async (body, pointer) => {
      const response = await embed('5', body)
      expect(response.status).toBe(422)
      expect(await response.json()).toMatchObject({ errors: [{ in: 'body', pointer }] })
    })
  })

  describe('as files', () => {
    test.each([
      ['csv', 'text/csv; charset=utf-8'],
      ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
      ['json', 'application/json'],
    ])('cards are exported as %s', async (format, type) => {
      const response = await card(`5/cards/12/${format}?${QUERY}`)
      expect([response.status, response.headers.get('content-type')]).toEqual([200, type])
      expect(response.headers.get('content-disposition')).toBe(`attachment; filename="dashboard-5-card-12.${format}"`)
      expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(10)
      expect(asked.at(-1)).toMatch(/^\/api\/embed\/dashboard\/[\w.-]+\/dashcard\/51\/card\/12\//)
    })

    test('only with what is locked: the figures of the others are not there; a name may be repeated', async () => {
      const locked = (await (await card(`5/cards/12/json?${QUERY}`)).json()) as object[]
      const both = 'd%C3%A9partement=69%20-%20Rh%C3%B4ne&d%C3%A9partement=62%20-%20Pas-de-Calais'
      const regions = 'r%C3%A9gion=Hauts-de-France&r%C3%A9gion=Auvergne-Rh%C3%B4ne-Alpes'
      const more = (await (await card(`5/cards/12/json?${both}&${regions}`)).json()) as object[]
      const all = (await (await card('6/cards/12/json')).json()) as object[]
      expect(locked.length).toBeLessThan(more.length)
      expect(more.length).toBeLessThanOrEqual(all.length)
      expect(JSON.stringify(locked)).not.toContain('62 - Pas-de-Calais')
      expect(JSON.stringify(more)).toContain('62 - Pas-de-Calais')
    })

    test.each([
      ['7/cards/12/csv', 404],
      ['5/cards/12/png', 422],
      ['5/cards/x/csv', 422],
      ['5/cards/0/csv', 422],
      ['5/cards/12/csv', 422],
      ['5/cards/12/csv?d%C3%A9partement=69', 422],
      ['5/cards/12/csv?d%C3%A9partement=1&D%C3%A9partement=2', 422],
      [`5/cards/14/csv?${QUERY}`, 404],
      [`5/cards/12/csv?${QUERY}&more=1`, 404],
      ['5/cards/12/csv?d%2525C3%2525A9partement=69', 404],
      ['6/cards/13/csv', 404],
    ])('%s: %d', async (path, status) => {
      const response = await card(path)
      expect([response.status, response.headers.get('content-type')]).toEqual([status, 'application/problem+json'])
      expect(await response.text()).not.toContain(SIMULATED_SECRET_KEY)
    })

    test('502 when the query fails, which Metabase tells with a 202', async () => {
      answerCard = (response) =>
        response.writeHead(202, { 'content-type': 'application/json' }).end('{"error":"canari"}')
      for (const format of ['csv', 'json', 'xlsx']) {
        const response = await card(`6/cards/12/${format}`)
        expect(response.status).toBe(502)
        const text = await response.text()
        expect(JSON.parse(text)).toMatchObject({ code: 'query_failed' })
        expect(text + JSON.stringify(hub.log)).not.toContain('canari')
      }
    })

    test('as a stream: what came is handed on before the rest is there, and a file that is cut ends in an error', async () => {
      let open: ServerResponse | undefined
      answerCard = (response) => {
        open = response
        response.writeHead(202, { 'content-type': 'text/csv' }).write('a,b\n')
      }
      for (const isCut of [false, true]) {
        const reader = (await card('6/cards/12/csv')).body?.getReader()
        const { value } = (await reader?.read()) ?? {}
        expect(new TextDecoder().decode(value)).toBe('a,b\n')
        if (isCut) open?.destroy()
        else open?.end('1,2\n')
        const rest = reader?.read().then((read) => new TextDecoder().decode(read.value))
        if (isCut) await expect(rest).rejects.toThrow()
        else expect(await rest).toBe('1,2\n')
      }
    })

    test('a download that is given up is given up at Metabase too', async () => {
      const closed = Promise.withResolvers<void>()
      answerCard = (response) => {
        response.on('close', () => closed.resolve())
        response.writeHead(202, { 'content-type': 'text/csv' }).write('a,b\n')
      }
      const given = new AbortController()
      const response = await card('6/cards/12/csv', { signal: given.signal })
      await response.body?.getReader().read()
      given.abort()
      await closed.promise
    })

    test('503 while Metabase is away, and no token in a log', async () => {
      answerCard = (response) => response.writeHead(503).end('down')
      const response = await card('6/cards/12/csv')
      expect([response.status, response.headers.get('retry-after')]).toEqual([503, '30'])
      expect(hub.log.some(({ message }) => message === 'a card could not be exported')).toBe(true)
      expect(JSON.stringify(hub.log)).not.toMatch(/eyJ/)
    })
  })

  test('need a key that is granted links', async () => {
    const headers = { authorization: `Bearer ${NARROW_KEY}` }
    expect((await embed('5', {}, { headers })).status).toBe(403)
    expect((await card('6/cards/12/csv', { headers })).status).toBe(403)
  })
})

describeOnEachEngine('dashboards of a sandbox', ({ createStorage }) => {
  const hub = sharedHub(createStorage, {
    publicUrl: 'local',
    links: { config: { metabase: { siteUrl: undefined, secretKey: SIMULATED_SECRET_KEY, dashboards } } },
  })

  test('are shown by the hub itself', async () => {
    hub.setNow(Date.now())
    const body = JSON.stringify({ params: { Département: '62 - Pas-de-Calais', région: [] } })
    const { url } = (await (await hub.partner('/api/v1/dashboards/5/embed-url', { method: 'POST', body })).json()) as {
      url: string
    }
    const page = await fetch(url)
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('62 - Pas-de-Calais')])
  })
})
