import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { createAdresseSimulator } from '../src/simulator/index.js'
import { startSimulator } from './start-client.js'

const LILAS = '12 rue des Lilas Bleus 62000 Arras'
const ARRAS = { lat: '50.2898', lon: '2.7663' }

describe('q', () => {
  const problem = 'q: must contain between 3 and 200 chars and start with a number or a letter'

  test.each(['ab', 'a'.repeat(201), '-12 rue', '(rue', ' é '])('%j is refused with 400 and a detail', async (q) => {
    const { ask } = startSimulator()
    expect(await ask('/search', { q })).toMatchObject({
      status: 400,
      body: { code: 400, message: 'Failed parsing query', detail: [problem] },
    })
  })

  test.each(['Arr', '1er', 'État', `arras${' x'.repeat(97)}`])('%j is taken', async (q) => {
    expect((await startSimulator().ask('/search', { q })).status).toBe(200)
  })

  test('is trimmed before it is measured', async () => {
    const { ask } = startSimulator()
    expect((await ask('/search', { q: '  ab  ' })).status).toBe(400)
    expect((await ask('/search', { q: `  ${LILAS}  ` })).body.features[0]?.properties['label']).toBe(
      LILAS.replace('12 r', '12 R'),
    )
  })

  test('is required for addresses', async () => {
    expect(await startSimulator().labels('/search', {})).toMatchObject({ status: 400 })
  })
})

describe('the answer', () => {
  test('is a collection of features and nothing of the former service', async () => {
    const { body } = await startSimulator().ask('/search', { q: LILAS })
    expect(Object.keys(body)).toEqual(['type', 'features'])
  })

  test('is an empty collection, not an error, when nothing matches', async () => {
    expect((await startSimulator().ask('/search', { q: 'nothing of the kind' })).body).toEqual({
      type: 'FeatureCollection',
      features: [],
    })
  })

  test('has longitude first, codes as texts, and optional properties where they make sense', async () => {
    const { ask } = startSimulator()
    const [house] = (await ask('/search', { q: '1 rue des Lilas Bleus Bourg-en-Bresse', postcode: '01000' })).body
      .features
    expect(house?.geometry.coordinates.map(Math.round)).toEqual([5, 46])
    expect(house?.properties).toMatchObject({
      type: 'housenumber',
      housenumber: '1',
      street: 'Rue des Lilas Bleus',
      name: '1 Rue des Lilas Bleus',
      postcode: '01000',
      citycode: '01053',
      _type: 'address',
    })
    const [commune] = (await ask('/search', { q: 'Ajaccio', type: 'municipality' })).body.features
    expect(commune?.properties).toMatchObject({ name: 'Ajaccio', citycode: '2A004' })
    expect(commune?.properties).not.toHaveProperty('street')
    const [place] = (await ask('/search', { q: 'fontaine perdue seynod' })).body.features
    expect(place?.properties).toMatchObject({
      city: 'Annecy',
      oldcity: 'Seynod',
      oldcitycode: '74268',
      postcode: '74600',
    })
  })

  test('is sorted by descending score, from 0 to 1', async () => {
    const { body } = await startSimulator().ask('/search', { q: 'rue des lilas bleus arras', limit: '50' })
    const scores = body.features.map(({ properties }) => Number(properties['score']))
    expect(scores.length).toBeGreaterThan(3)
    expect(scores).toEqual(scores.toSorted((one, other) => other - one))
    expect(Math.min(...scores)).toBeGreaterThan(0)
    expect(Math.max(...scores)).toBeLessThanOrEqual(1)
  })
})

describe('parameters', () => {
  const refused = (...detail: string[]) => ({ status: 400, detail })

  test('limit is 10 unless given, 1 to 50, and 20 at most with whole geometries', async () => {
    const { ask, labels } = startSimulator()
    const count = async (query: Record<string, string>) =>
      (await ask('/search', { q: 'rue des lilas bleus', type: 'housenumber', ...query })).body.features.length
    expect(await count({})).toBe(10)
    expect(await count({ limit: '3' })).toBe(3)
    expect(await count({ limit: '50' })).toBe(24)
    expect(await count({ limit: '50', returntruegeometry: 'yes' })).toBe(20)
    for (const limit of ['0', '51', '-1', '1.5', 'ten'])
      expect(await labels('/search', { q: LILAS, limit })).toEqual(
        refused('limit: must be an integer between 1 and 50'),
      )
  })

  test('the last word may be unfinished, unless autocomplete is false', async () => {
    const { labels } = startSimulator()
    expect(await labels('/search', { q: 'ajac' })).toContain('Ajaccio')
    expect(await labels('/search', { q: 'ajac', autocomplete: 'false' })).toEqual([])
  })

  test.each(['1', 'true', 'yes', '0', 'false', 'no'])('a boolean may be %s', async (autocomplete) => {
    const isTrue = ['1', 'true', 'yes'].includes(autocomplete)
    expect(await startSimulator().labels('/search', { q: 'ajac', autocomplete })).toHaveLength(isTrue ? 4 : 0)
  })

  test('a boolean is nothing else', async () => {
    expect(await startSimulator().labels('/search', { q: 'ajac', autocomplete: 'oui' })).toEqual(
      refused('autocomplete: unable to parse value as boolean'),
    )
  })

  test.each(['/search', '/reverse'])('%s refuses one of lat and lon without the other', async (path) => {
    const { labels } = startSimulator()
    const problem = 'lat/lon must be present together if defined'
    expect(await labels(path, { q: LILAS, lat: '50' })).toEqual(refused(problem))
    expect(await labels(path, { q: LILAS, lon: '2' })).toEqual(refused(problem))
  })

  test('lat and lon favour near results', async () => {
    const { ask } = startSimulator()
    const first = async (near: Record<string, string>) =>
      (await ask('/search', { q: 'Saint-Denis', type: 'municipality', ...near })).body.features[0]?.properties[
        'citycode'
      ]
    expect(await first({ lat: '48.9', lon: '2.3' })).toBe('93066')
    expect(await first({ lat: '-20.9', lon: '55.4' })).toBe('97411')
  })

  test('type is one of four', async () => {
    const { ask, labels } = startSimulator()
    for (const type of ['housenumber', 'street', 'locality', 'municipality']) {
      const { features } = (await ask('/reverse', { ...ARRAS, type })).body
      expect(features.length).toBeGreaterThan(0)
      expect(features.every(({ properties }) => properties['type'] === type)).toBe(true)
    }
    expect(await labels('/search', { q: LILAS, type: 'city' })).toEqual(refused('type: unexpected value'))
  })

  test('index is a list; only addresses are simulated', async () => {
    const { labels } = startSimulator()
    const inAddresses = await labels('/search', { q: LILAS })
    expect(await labels('/search', { q: LILAS, index: 'poi,address' })).toEqual(inAddresses)
    expect(await labels('/search', { q: LILAS, index: 'poi,parcel' })).toEqual([])
    expect(await labels('/search', { q: LILAS, index: 'address,other' })).toEqual(refused('index: unexpected value'))
  })

  test('postcode has exactly five digits', async () => {
    const { ask, labels } = startSimulator()
    const { features } = (await ask('/search', { q: 'rue des lilas bleus', postcode: '20200' })).body
    expect(new Set(features.map(({ properties }) => properties['city']))).toEqual(new Set(['Bastia']))
    for (const postcode of ['1000', '010000', '2A000', '62 00'])
      expect(await labels('/search', { q: LILAS, postcode })).toEqual(refused('postcode: must contain 5 digits'))
  })

  test('citycode has five digits, or a letter for Corsica', async () => {
    const { ask, labels } = startSimulator()
    for (const citycode of ['01053', '2A004', '2B033']) {
      const { features } = (await ask('/search', { q: 'rue des lilas bleus', citycode })).body
      expect(new Set(features.map(({ properties }) => properties['citycode']))).toEqual(new Set([citycode]))
    }
    for (const citycode of ['1053', '2C004', '2a004', '620410'])
      expect(await labels('/search', { q: LILAS, citycode })).toEqual(refused('citycode: not valid'))
  })

  test('city is refused when no commune has it, beside citycode, and above 50 characters', async () => {
    const { ask, labels } = startSimulator()
    expect((await ask('/search', { q: 'rue des lilas bleus', city: 'bourg en bresse' })).body.features).not.toEqual([])
    const search = (query: object) => labels('/search', { q: LILAS, ...query })
    expect(await search({ city: 'Valbrume' })).toEqual(refused('city: no matches found'))
    expect(await search({ city: 'Arras', citycode: '62041' })).toEqual(refused('city: cannot be used with citycode'))
    expect(await search({ city: 'a'.repeat(51) })).toEqual(refused('city: must contain between 1 and 50 chars'))
  })

  test('of a repeated key the last value wins', async () => {
    const { ask } = startSimulator()
    expect((await ask('/search', 'q=Bastia&limit=0&limit=1&q=Arras')).body.features).toMatchObject([
      { properties: { city: 'Arras' } },
    ])
  })

  test('blank values count as absent', async () => {
    const { labels } = startSimulator()
    const query = {
      q: LILAS,
      limit: '',
      postcode: ' ',
      citycode: '',
      city: '',
      type: '',
      lat: '',
      lon: '',
      autocomplete: '',
    }
    expect(await labels('/search', query)).toEqual(await labels('/search', { q: LILAS }))
    expect(await labels('/search', { q: '' })).toMatchObject({ status: 400 })
  })

  test('every problem is listed', async () => {
    const { ask } = startSimulator()
    const { body } = await ask('/search', { q: '?', limit: '99', postcode: 'x' })
    expect(body.detail).toHaveLength(3)
  })
})

describe('reverse', () => {
  test('gives the distance in metres, the nearest first', async () => {
    const { features } = (await startSimulator().ask('/reverse', { ...ARRAS, limit: '50' })).body
    const distances = features.map(({ properties }) => Number(properties['distance']))
    expect(distances[0]).toBe(0)
    expect(distances.length).toBeGreaterThan(5)
    expect(distances).toEqual(distances.toSorted((one, other) => one - other))
  })

  test('needs a position or an area', async () => {
    expect(await startSimulator().labels('/reverse', { q: LILAS })).toMatchObject({ status: 400 })
  })

  const box = (side: number) => ({
    type: 'Polygon',
    coordinates: [
      [
        [2.766, 50.289],
        [2.766 + side, 50.289],
        [2.766 + side, 50.289 + side],
        [2.766, 50.289 + side],
        [2.766, 50.289],
      ],
    ],
  })
  const circle = (radius: number) => ({ type: 'Circle', coordinates: [2.7663, 50.2898], radius })

  test.each([box(0.001), circle(40)])('looks within an area: $type', async (area) => {
    const { ask } = startSimulator()
    const { features } = (await ask('/reverse', { searchgeom: JSON.stringify(area), limit: '50' })).body
    const { features: all } = (await ask('/reverse', { ...ARRAS, limit: '50' })).body
    expect(features.length).toBeGreaterThan(0)
    expect(features.length).toBeLessThan(all.length)
    expect(features[0]?.properties).toHaveProperty('distance')
  })

  test.each([box(0.02), circle(501)])('refuses an area of which a side is longer than 1000 m: $type', async (area) => {
    expect(await startSimulator().labels('/reverse', { searchgeom: JSON.stringify(area) })).toEqual({
      status: 400,
      detail: ['searchgeom: the longest side must be at most 1000m'],
    })
  })

  test.each(['{', '{"type":"Point","coordinates":[2,50]}', '{"type":"Circle","coordinates":[2,50]}', 'null'])(
    'refuses %s as an area',
    async (searchgeom) => {
      expect(await startSimulator().labels('/reverse', { searchgeom })).toMatchObject({ status: 400 })
    },
  )
})

test('a slash at the end of a path is accepted', async () => {
  const { labels } = startSimulator()
  expect(await labels('/search/', { q: LILAS })).toEqual(await labels('/search', { q: LILAS }))
})

describe('the pace', () => {
  test('the 51st call of a second is refused, and all for 5 s, counted down once calls stop', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    onTestFinished(() => void vi.useRealTimers())
    const { ask } = startSimulator()
    const call = () => ask('/search', { q: 'Arras' })
    for (let index = 0; index < 50; index++) expect((await call()).status).toBe(200)
    expect(await call()).toMatchObject({ status: 429, retryAfter: '5' })
    expect(await call()).toMatchObject({ status: 429, retryAfter: '5' })
    vi.setSystemTime(Date.now() + 2_000)
    expect(await call()).toMatchObject({ status: 429, retryAfter: '3' })
    vi.setSystemTime(Date.now() + 3_000)
    expect((await call()).status).toBe(200)
  })

  test('reset forgets the calls', async () => {
    const { ask, state } = startSimulator({ callsPerSecond: 1 })
    await ask('/search', { q: 'Arras' })
    expect((await ask('/search', { q: 'Arras' })).status).toBe(429)
    state.reset()
    expect((await ask('/search', { q: 'Arras' })).status).toBe(200)
  })
})

test('addresses can be added, and reset goes back to the beginning', async () => {
  const { labels, state } = startSimulator()
  const properties = { label: 'Palais des Nuages', name: 'Palais des Nuages', type: 'locality', citycode: '62041' }
  state.addAddress({ longitude: 2, latitude: 50, properties })
  expect(await labels('/search', { q: 'palais des nuages' })).toEqual(['Palais des Nuages'])
  state.reset()
  expect(await labels('/search', { q: 'palais des nuages' })).toEqual([])
})

test.each([
  ['GET', '/nothing'],
  ['POST', '/search'],
])('%s %s is not found', async (method, path) => {
  const { fetch } = createAdresseSimulator()
  expect((await fetch(`https://data.geopf.fr/geocodage${path}`, { method })).status).toBe(404)
})

test('refuses an address that is none', () => {
  expect(() => createAdresseSimulator({ baseUrl: 'localhost' })).toThrow('baseUrl must be an absolute address')
})
