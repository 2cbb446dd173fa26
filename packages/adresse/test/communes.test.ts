import { describe, expect, test } from 'vitest'
import { checkAnswers } from '../../../tools/openapi/check-answers.js'
import {
  type CommunesClient,
  type CommunesClientOptions,
  createCommunesClient,
  guessDepartment,
} from '../src/communes/index.js'
import { createCommunesSimulator } from '../src/simulator/index.js'

function start(options: CommunesClientOptions = {}) {
  const { fetch, state } = createCommunesSimulator()
  const checked = checkAnswers('api-geo', fetch)
  const sent: URL[] = []
  const recorded: typeof checked = (input, init) => {
    sent.push(new URL(input instanceof Request ? input.url : input))
    return checked(input, init)
  }
  return { client: createCommunesClient({ fetch: recorded, ...options }), state, sent, fetch: checked }
}
const toCodes = (communes: { code: string }[]) => communes.map(({ code }) => code)

describe('communes', () => {
  test('by code, at the public address', async () => {
    const { client, sent } = start()
    expect(await client.getCommune({ code: ' 2a004 ' })).toMatchObject({ nom: 'Ajaccio', codeDepartement: '2A' })
    expect(sent[0]?.href).toBe('https://geo.api.gouv.fr/communes/2A004')
  })

  test('by post code, which several communes may have', async () => {
    expect(toCodes(await start().client.findByPostcode('01200')).toSorted()).toEqual(['01033', '74109'])
    expect(await start().client.findByPostcode('99999')).toEqual([])
  })

  test('by name, with a score, the most populated first', async () => {
    const found = await start().client.findByName('saint-denis')
    expect(toCodes(found)).toEqual(['97411', '93066'])
    expect(found[0]?._score).toBe(1)
  })

  test('by position, longitude and latitude named', async () => {
    expect(toCodes(await start().client.listCommunes({ lat: 50.29, lon: 2.77 }))).toEqual(['62041'])
  })

  test('by a former code, a department, a region, an EPCI, a SIREN', async () => {
    const { client } = start()
    expect(toCodes(await client.listCommunes({ ancienCode: '74268' }))).toEqual(['74010'])
    expect(toCodes(await client.listCommunes({ codeDepartement: '2b' }))).toEqual(['2B033'])
    expect(toCodes(await client.listCommunes({ codeRegion: '988' }))).toEqual(['98818'])
    expect(toCodes(await client.listCommunes({ codeEpci: '200033579' }))).toEqual(['62041'])
    expect(toCodes(await client.listCommunes({ siren: '212000046' }))).toEqual(['2A004'])
  })

  test('districts come where they are asked for', async () => {
    const { client } = start()
    expect(toCodes(await client.listCommunes({ codePostal: '75001' }))).toEqual(['75056'])
    const districts = await client.listCommunes({ codeParent: '75056', type: 'arrondissement-municipal' })
    expect(toCodes(districts)).toEqual(['75101'])
  })

  test('have the fields that were asked for, and always name and code; unknown fields are ignored', async () => {
    const [commune] = await start().client.listCommunes({ code: '62041', fields: 'centre,unknown' })
    expect(commune).toEqual({
      code: '62041',
      nom: 'Arras',
      centre: { type: 'Point', coordinates: [2.7663, 50.2898] },
    })
    const [plain] = await start().client.listCommunes({ code: '97801' })
    expect(Object.keys(plain ?? {}).toSorted()).toEqual([
      'code',
      'codeDepartement',
      'codeRegion',
      'codesPostaux',
      'nom',
      'population',
    ])
  })

  test('limit 0 gives none', async () => {
    expect(await start().client.listCommunes({ nom: 'a', limit: 0 })).toEqual([])
  })
})

describe('AD-R9: all communes', () => {
  test.each<[string, (client: CommunesClient) => Promise<unknown>]>([
    ['code', (client) => client.listCommunes({})],
    ['code', (client) => client.listCommunes({ limit: 5, zone: 'metro' })],
    ['lon', (client) => client.listCommunes({ lat: 48 })],
    ['lat', (client) => client.listCommunes({ lat: Number.NaN, lon: 2 })],
    ['lat', (client) => client.listCommunes({ lat: 'x', lon: 2 })],
    ['codePostal', (client) => client.findByPostcode('2A004')],
    ['codePostal', (client) => client.getDepartmentsByPostcode('')],
    ['nom', (client) => client.findByName('')],
    ['code', (client) => client.getCommune({ code: '../regions' })],
  ])('are never asked for by mistake: %s', async (field, call) => {
    const { client, sent } = start()
    await expect(call(client)).rejects.toMatchObject({ name: 'InvalidRequestError', field, attempts: 0 })
    expect(sent).toEqual([])
  })

  test('come when all are wanted', async () => {
    const { client, state } = start()
    const all = await client.listAllCommunes({ fields: 'codesPostaux' })
    expect(all).toHaveLength(state.communes.length - 1)
  })

  test('are what the service returns for coordinates that are none: the trap', async () => {
    const { fetch } = start()
    const response = await fetch('https://geo.api.gouv.fr/communes?lat=x&lon=2')
    expect(((await response.json()) as unknown[]).length).toBeGreaterThan(10)
  })
})

describe('errors are plain text', () => {
  test('an unknown code', async () => {
    const error = await start()
      .client.getCommune({ code: '99999' })
      .catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ name: 'NotFoundError', status: 404 })
    expect((error as { body(): unknown }).body()).toBe('Not Found')
  })

  test('a limit that is none, and another method than GET', async () => {
    const { fetch } = start()
    const limit = await fetch('https://geo.api.gouv.fr/communes?nom=a&limit=x')
    expect([limit.status, limit.headers.get('content-type')?.split(';')[0]]).toEqual([400, 'text/plain'])
    const post = await createCommunesSimulator().fetch('https://geo.api.gouv.fr/communes', { method: 'POST' })
    expect([post.status, await post.text()]).toEqual([401, 'Unauthorized'])
  })
})

describe('EPCI', () => {
  test('by code and by name, and their communes', async () => {
    const { client, sent } = start()
    expect(await client.getEpci({ code: '200033579' })).toMatchObject({ nom: "Communauté Urbaine d'Arras" })
    expect(toCodes(await client.listEpcis({ nom: 'grand' }))).toEqual(['200066793'])
    expect(toCodes(await client.listEpciCommunes({ code: '200033579', fields: 'nom,code' }))).toEqual(['62041'])
    expect(sent.map(({ pathname }) => pathname)).toEqual(['/epcis/200033579', '/epcis', '/epcis/200033579/communes'])
  })

  test('of a department, a region, a zone; at most so many', async () => {
    const { client } = start()
    expect(toCodes(await client.listEpcis({ codeDepartement: '74' }))).toEqual(['200066793'])
    expect(toCodes(await client.listEpcis({ codeRegion: '84' })).toSorted()).toEqual(['200066793', '200071751'])
    expect(await client.listEpcis({ zone: 'com' })).toEqual([])
    expect(await client.listEpcis({ limit: 2 })).toHaveLength(2)
    expect(await client.listEpcis({ limit: 0 })).toEqual([])
    expect((await client.listEpcis()).length).toBeGreaterThan(2)
  })

  test('that there is not is a NotFoundError, in text; a code that is none is refused before any call', async () => {
    const { client, sent } = start()
    const unknown = { code: '999999999' }
    await expect(client.getEpci(unknown)).rejects.toMatchObject({ name: 'NotFoundError', status: 404 })
    await expect(client.listEpciCommunes(unknown)).rejects.toMatchObject({ name: 'NotFoundError' })
    await expect(client.getEpci({ code: '../regions' })).rejects.toMatchObject({ field: 'code', attempts: 0 })
    expect(sent).toHaveLength(2)
  })
})

describe('departments', () => {
  test('of a post code: by API Géo all of them, by the rule one', async () => {
    const { client } = start()
    expect(await client.getDepartmentsByPostcode('01200')).toEqual(['01', '74'])
    expect(guessDepartment('01200')).toBe('01')
    expect(await client.getDepartmentsByPostcode('97150')).toEqual(['978'])
    expect(guessDepartment('97150')).toBe('971')
    expect(await client.getDepartmentsByPostcode('20167')).toEqual(['2A'])
    expect(await client.getDepartmentsByPostcode('99999')).toEqual([])
  })

  test('and regions', async () => {
    const { client } = start()
    expect(await client.getDepartement({ code: '2a' })).toMatchObject({ nom: 'Corse-du-Sud' })
    expect(toCodes(await client.listDepartements({ codeRegion: '84' }))).toEqual(['01', '74'])
    expect(toCodes(await client.listDepartements({ nom: 'haute' }))).toEqual(['2B', '74'])
    expect((await client.listDepartements()).length).toBeGreaterThan(10)
    expect(toCodes(await client.listRegions({ nom: 'ile de france' }))).toEqual(['11'])
    await expect(client.getDepartement({ code: '2C' })).rejects.toMatchObject({ field: 'code' })
    await expect(client.getDepartement({ code: '96' })).rejects.toMatchObject({ name: 'NotFoundError' })
  })
})
