import { describe, expect, test } from 'vitest'
import { createDataInclusionClient, type DataInclusionClient, type PageReport, readProblems } from '../src/index.js'
import { collect, startClient } from './start-client.js'

describe('a page', () => {
  test('DI-R2: lists are repeated keys, nothing empty is sent', async () => {
    const { client, sent } = startClient()
    const page = await client.listStructures({
      sources: ['dora', 'mes-aides'],
      code_departement: '62',
      page: undefined,
    })
    expect(sent[0]?.href).toBe(
      'https://api.data.inclusion.gouv.fr/api/v1/structures?sources=dora&sources=mes-aides&code_departement=62',
    )
    expect(new Set(page.items.map(({ source }) => source))).toEqual(new Set(['dora', 'mes-aides']))
    expect(page).toMatchObject({ page: 1, total: page.items.length, pages: 1 })
  })

  test('has the token, and another address may end in /api/v1', async () => {
    const sent: Request[] = []
    const fetch = async (url: string, init: RequestInit) => {
      sent.push(new Request(url, init))
      return Response.json([{ slug: 'a', nom: 'A' }])
    }
    await createDataInclusionClient({ token: 'secret', baseUrl: 'https://staging.example/api/v1', fetch }).listSources()
    expect(sent[0]?.url).toBe('https://staging.example/api/v1/sources')
    expect(sent[0]?.headers.get('authorization')).toBe('Bearer secret')
  })

  test('its size is the number of its items, and nothing is 0 pages', async () => {
    const { client } = startClient()
    expect(await client.listStructures({ size: 15, page: 3 })).toMatchObject({ size: 10, pages: 3, total: 40 })
    expect(await client.listStructures({ sources: ['none'] })).toMatchObject({ items: [], size: 0, pages: 0, total: 0 })
  })

  test('DI-R5: unknown values pass', async () => {
    const items = [{ id: 'a--1', source: 'new', nom: 'x', reseaux_porteurs: ['new'], other: 1 }]
    const fetch = async () => Response.json({ items, total: 1, page: 1, pages: 1 })
    expect((await createDataInclusionClient({ token: 't', fetch }).listStructures()).items).toEqual(items)
  })
})

describe('quality', () => {
  test('of services is filtered by the API', async () => {
    const { client, sent } = startClient()
    const { items } = await client.listServices({ minimumQuality: 0.8 })
    expect(sent[0]?.searchParams.get('score_qualite_minimum')).toBe('0.8')
    expect(items.length).toBeGreaterThan(0)
    expect(items.every(({ score_qualite }) => Number(score_qualite) >= 0.8)).toBe(true)
    await client.searchServices({ code_commune: '62041', minimumQuality: 0.8 })
    expect(sent[1]?.searchParams.get('score_qualite_minimum')).toBe('0.8')
  })

  test('of structures is filtered here, and not sent', async () => {
    const { client, sent } = startClient()
    const page = await client.listStructures({ minimumQuality: 0.8 })
    expect(sent[0]?.search).toBe('')
    expect(page.total).toBe(40)
    expect(page.items.length).toBeLessThan(40)
    const all = await collect(client.iterateStructures({ minimumQuality: 0.8, size: 7 }))
    expect(all).toEqual(page.items)
    expect(all.every(({ score_qualite }) => Number(score_qualite) >= 0.8)).toBe(true)
  })
})

describe('DI-R3: iteration', () => {
  test('gives every structure once while pages move', async () => {
    const { client, state, sent } = startClient()
    state.switches.addedBetweenPages = 2
    const reports: PageReport[] = []
    const before = state.structures.map(({ id }) => id)
    const found = await collect(
      client.iterateStructures({ size: 10 }, { onPage: (report) => void reports.push(report) }),
    )
    const ids = found.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(before.every((id) => ids.includes(id))).toBe(true)
    expect(reports.at(-1)?.drift).toBeGreaterThan(0)
    expect(reports.some(({ duplicates }) => duplicates > 0)).toBe(true)
    expect(sent[0]?.searchParams.get('size')).toBe('10')
  })

  test('asks for 1000 a page unless told', async () => {
    const { client, sent } = startClient()
    expect(await collect(client.iterateServices({ frais: ['gratuit'] }))).toHaveLength(40)
    expect(sent.map(({ search }) => search)).toEqual(['?page=1&size=1000&frais=gratuit'])
  })

  test('ends with the error of the page that fails, never with a shorter list', async () => {
    const { client, state } = startClient({ maxRetries: 0 })
    const iteration = client.iterateStructures({ size: 10 })
    await iteration.next()
    state.failNext({ kind: 'status', status: 503, body: '{"detail":"down"}' })
    await expect(collect(iteration)).rejects.toMatchObject({ name: 'ServerError' })
  })
})

describe('services', () => {
  test('by distance from a commune: in person within 50 km, remote ones without distance', async () => {
    const { items } = await startClient().client.searchServices({ code_commune: '62041' })
    const distances = items.map(({ distance }) => distance)
    expect(distances.filter((distance) => distance !== null).every((distance) => Number(distance) <= 50)).toBe(true)
    expect(distances.filter((distance) => distance !== null)).toEqual(
      distances.filter((distance) => distance !== null).toSorted((one, other) => Number(one) - Number(other)),
    )
    expect(
      items.some(({ service, distance }) => distance === null && service.modes_accueil?.includes('a-distance')),
    ).toBe(true)
    expect(items[0]?.service.structure?.commune).toBe('Arras')
  })

  test('by position, all pages', async () => {
    const { client } = startClient()
    const near = await collect(
      client.iterateFoundServices({ lat: 50.2898, lon: 2.7663, modes_accueil: ['en-presentiel'], size: 5 }),
    )
    expect(near).toHaveLength(16)
    expect(near[0]?.distance).toBe(0)
  })

  test('by theme or its category', async () => {
    const { client } = startClient()
    const one = await client.listServices({ thematiques: ['numerique--acceder-a-du-materiel'] })
    const all = await client.listServices({ thematiques: ['numerique'] })
    expect([one.total > 0, one.total]).toEqual([true, all.total])
  })

  test('one, and a structure with its services', async () => {
    const { client, state } = startClient()
    const [first] = state.services
    const { structure } = await client.getService({ id: first?.id ?? '' })
    expect(structure?.id).toBe(first?.structure_id)
    expect((await client.getStructure({ id: structure?.id ?? '' })).services).toHaveLength(2)
    await expect(client.getStructure({ id: 'dora--none' })).rejects.toMatchObject({ name: 'NotFoundError' })
  })
})

test('sources and lists of values', async () => {
  const { client } = startClient()
  expect(await client.findUnknownSources(['dora', 'nowhere'])).toEqual(['nowhere'])
  expect(await client.listSourcesExcept(['emplois-de-linclusion'])).toEqual(['dora', 'mes-aides', 'action-logement'])
  expect((await client.listValues({ kind: 'publics' })).map(({ value }) => value)).toHaveLength(14)
})

describe('what is wrong', () => {
  test.each<[string, (client: DataInclusionClient) => Promise<unknown>]>([
    ['page', (client) => client.listStructures({ page: 0 })],
    ['size', (client) => client.listStructures({ size: 10_001 })],
    ['code_commune', (client) => client.listStructures({ code_commune: '620' })],
    ['code_departement', (client) => client.listServices({ code_departement: '2C' })],
    ['lon', (client) => client.searchServices({ lat: 50 })],
    ['lat', (client) => client.searchServices({ lon: 2 })],
    ['minimumQuality', (client) => client.listStructures({ minimumQuality: 2 })],
    ['minimumQuality', (client) => client.listServices({ minimumQuality: Number.NaN })],
    ['kind', (client) => client.listValues({ kind: 'none' as never })],
    ['score_qualite_minimum', (client) => client.listStructures({ score_qualite_minimum: 1 } as never)],
    ['id', (client) => client.getStructure({ id: '' })],
  ])('DI-R8: is refused before any call: %s', async (field, call) => {
    const { client, sent } = startClient()
    await expect(call(client)).rejects.toMatchObject({ name: 'InvalidRequestError', field, attempts: 0 })
    expect(sent).toEqual([])
  })

  test('DI-R6: both forms of detail are read alike', async () => {
    const { client, fetch } = startClient()
    const error = await client.searchServices({ code_commune: '99999' }).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ name: 'InvalidRequestError', status: 422 })
    expect(readProblems(error)).toEqual([{ field: null, message: "The `code_commune` doesn't exist." }])
    const detail = [{ loc: ['query', 'page'], msg: 'Input should be from 1', type: 'value_error' }]
    const other = createDataInclusionClient({
      token: 't',
      fetch: async () => Response.json({ detail }, { status: 422 }),
    })
    const listed = await other.listStructures().catch((thrown: unknown) => thrown)
    expect(readProblems(listed)).toEqual([{ field: 'page', message: 'Input should be from 1' }])
    const headers = { authorization: 'Bearer t' }
    expect((await fetch('https://api.data.inclusion.gouv.fr/api/v1/structures?page=0', { headers })).status).toBe(422)
    expect((await fetch('https://api.data.inclusion.gouv.fr/api/v1/search/services?lat=1', { headers })).status).toBe(
      422,
    )
    expect(readProblems(new Error('x'))).toEqual([])
  })

  test('no token, a wrong one, one of the widget', async () => {
    const { client, sent } = startClient({ token: '' })
    await expect(client.listSources()).rejects.toMatchObject({ name: 'InvalidRequestError', field: 'token' })
    expect(sent).toEqual([])
    await expect(startClient({ token: 'a' }, { token: 'b' }).client.listSources()).rejects.toMatchObject({
      status: 401,
    })
    await expect(startClient({ token: 'widget-token' }).client.listSources()).rejects.toMatchObject({ status: 403 })
  })

  test('DI-R7: a failure is tried again twice', async () => {
    const { client, state, sent } = startClient()
    state.failNext({ kind: 'status', status: 502, times: 2 })
    await client.listSources()
    expect(sent).toHaveLength(3)
  })
})
