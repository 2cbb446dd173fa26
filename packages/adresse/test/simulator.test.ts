import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { createAdresseSimulator } from '../src/simulator/index.js'
import { LILAS, startSimulator } from './start-client.js'

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
