// What the service takes as a value of each parameter of a search.
import { describe, expect, test } from 'vitest'
import { ARRAS, LILAS, startSimulator } from './start-client.js'

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
