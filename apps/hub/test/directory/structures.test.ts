import { beforeEach, expect, test } from 'vitest'
import { directoryAnswers } from '../../src/features/directory/tables.js'
import { describeOnEachEngine } from '../support/engines.js'
import { NOW } from '../support/running-hub.js'
import { sharedAnswerChecker, sharedHub } from '../support/shared-hub.js'
import { directoryServices, OWN_SOURCE } from './services.js'

interface Found {
  items: { id: string; source: string; city: string; quality: number; distance_km: number | null }[]
  next_cursor: string | null
  location: { by: string; through: string }
}

describeOnEachEngine('structures', ({ createStorage }) => {
  const services = directoryServices()
  const hub = sharedHub(createStorage, {
    directory: { config: { ownSource: OWN_SOURCE }, upstreams: services.upstreams },
  })
  const checked = sharedAnswerChecker(hub)
  const find = (query: string) => hub.partner(`/api/v1/structures?${query}`)
  const read = async (query: string) => (await checked(await find(query), ['get', '/api/v1/structures'])) as Found
  const sourcesIn = ({ items }: Found) => [...new Set(items.map(({ source }) => source))].toSorted()

  beforeEach(() => {
    services.inclusion.reset()
    hub.setNow(NOW)
  })

  test('of a commune, without those of the caller’s own source', async () => {
    const found = await read('commune=62041')
    expect(found.items).toHaveLength(6)
    expect(sourcesIn(found)).toEqual(['action-logement', 'dora', 'mes-aides'])
    expect(new Set(found.items.map(({ city, distance_km }) => `${city} ${distance_km}`))).toEqual(
      new Set(['Arras null']),
    )
    expect([found.location, found.next_cursor]).toEqual([{ by: 'commune', through: 'structures' }, null])
  })

  test('what the own source has too, under another name, is left out', async () => {
    const { state } = services.simulatedInclusion
    const structure = state.structures.find(({ source, code_insee }) => source === 'dora' && code_insee === '62041')
    if (!structure) throw new Error('no structure')
    hub.setNow(NOW + 2 * 3_600_000)
    expect((await read('commune=62041')).items.map(({ id }) => id)).toContain(structure.id)
    state.setStructure({ ...structure, doublons: [{ source: OWN_SOURCE, id: 'x' }] })
    hub.setNow(NOW + 4 * 3_600_000)
    expect((await read('commune=62041')).items.map(({ id }) => id)).not.toContain(structure.id)
    state.reset()
    await hub.database.run((connection) => connection.delete(directoryAnswers))
  })

  test('of a department, by sources', async () => {
    expect((await read('department=2a')).items).toHaveLength(6)
    expect(sourcesIn(await read('department=62&sources=dora,mes-aides'))).toEqual(['dora', 'mes-aides'])
    expect(sourcesIn(await read('department=62&sources=dora&sources=mes-aides'))).toEqual(['dora', 'mes-aides'])
    expect(sourcesIn(await read('department=62&exclude_sources='))).toContain(OWN_SOURCE)
    expect(sourcesIn(await read('department=62&exclude_sources=dora'))).toEqual([
      'action-logement',
      OWN_SOURCE,
      'mes-aides',
    ])
    // Nothing is left to ask for: not everything.
    expect((await read(`department=62&sources=${OWN_SOURCE}`)).items).toEqual([])
  })

  test('of a quality, which the hub filters', async () => {
    const { items } = await read('department=62&minimum_quality=0.7')
    expect(items.length).toBeGreaterThan(0)
    expect(items.every(({ quality }) => quality >= 0.7)).toBe(true)
    expect(services.inclusion.calls.some(({ search }) => search.includes('score_qualite'))).toBe(false)
  })

  test('by distance, those of services, which is said', async () => {
    const { items, location } = await read('lat=50.2898&lon=2.7663&minimum_quality=0.5')
    expect(location).toEqual({ by: 'distance', through: 'services' })
    expect(items.length).toBeGreaterThan(0)
    const distances = items.map(({ distance_km }) => distance_km)
    expect(distances).toEqual(distances.toSorted((one, other) => (one ?? 0) - (other ?? 0)))
    expect(distances).not.toContain(null)
    expect(new Set(items.map(({ id }) => id)).size).toBe(items.length)
    const asked = services.inclusion.calls.find(({ pathname }) => pathname.endsWith('/search/services'))
    expect(asked?.searchParams.get('score_qualite_minimum')).toBe('0.5')
  })

  test('in pages, each once, from one call an hour', async () => {
    const whole = await read('department=01&exclude_sources=')
    const ids: string[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const page: Found = await read(`department=01&exclude_sources=&limit=3${cursor && `&cursor=${cursor}`}`)
      expect(page.items.length).toBeLessThanOrEqual(3)
      ids.push(...page.items.map(({ id }) => id))
      cursor = page.next_cursor
    }
    expect(ids).toEqual(whole.items.map(({ id }) => id))
    expect(ids).toHaveLength(8)
    expect(services.inclusion.calls).toHaveLength(1)
    hub.setNow(NOW + 3_600_000)
    await read('department=01&exclude_sources=')
    expect(services.inclusion.calls).toHaveLength(2)
  })

  test.each([
    ['', ''],
    ['commune=62041&department=62', ''],
    ['commune=62041&lat=1&lon=1', ''],
    ['lat=50.2', '/lon'],
    ['lon=2.7', '/lat'],
    ['lat=91&lon=0', '/lat'],
    ['lat=50&lon=181', '/lon'],
    ['lat=NaN&lon=0', '/lat'],
    ['lat=&lon=0', '/lat'],
    ['lat=1e1&lon=0', '/lat'],
    ['commune=Arras', '/commune'],
    ['department=620', '/department'],
    ['department=62&minimum_quality=2', '/minimum_quality'],
    ['department=62&minimum_quality=x', '/minimum_quality'],
    ['department=62&sources=%3Cb%3E', '/sources/0'],
    ['department=62&sources=no-such-source', '/sources'],
    ['department=62&limit=0', '/limit'],
    ['department=62&limit=1001', '/limit'],
    ['department=62&cursor=x', '/cursor'],
    ['department=62&page=0', ''],
  ])('%s is refused: %s', async (query, pointer) => {
    const response = await find(query)
    expect(response.status).toBe(422)
    expect(await response.json()).toMatchObject({ code: 'invalid_request', errors: [{ in: 'query', pointer }] })
    expect(services.inclusion.calls.filter(({ pathname }) => !pathname.endsWith('/sources'))).toEqual([])
  })

  test('a commune that nobody knows has none', async () => {
    expect((await read('commune=99999')).items).toEqual([])
  })
})
