import { createRateLimiter } from '@hub/http'
import { setupServer } from 'msw/node'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { createAdresseClient, type AdresseClient } from '../src/index.js'
import { createAdresseSimulator } from '../src/msw/index.js'
import { startClient } from './start-client.js'

const LILAS = '12 rue des Lilas Bleus 62000 Arras'

describe('a request', () => {
  test('AD-R1: goes to the public address without any option, and holds what was given', async () => {
    const { client, sent } = startClient()
    const { features } = await client.search({ q: ` ${LILAS} `, autocomplete: false, limit: 1, postcode: '62000' })
    expect(features.map(({ properties }) => properties?.label)).toEqual(['12 Rue des Lilas Bleus 62000 Arras'])
    expect(sent.map(({ origin, pathname }) => origin + pathname)).toEqual(['https://data.geopf.fr/geocodage/search'])
    expect(Object.fromEntries(sent[0]?.searchParams ?? [])).toEqual({
      q: LILAS,
      autocomplete: 'false',
      limit: '1',
      postcode: '62000',
    })
  })

  test('goes to another address where one is given', async () => {
    const { client, sent } = startClient({ baseUrl: 'https://geocoder.example/geocodage/' })
    await client.reverse({ lat: 50.2898, lon: 2.7663, limit: 1 })
    expect(sent[0]?.href).toBe('https://geocoder.example/geocodage/reverse?lat=50.2898&lon=2.7663&limit=1')
  })

  test('of a reverse search may name an area', async () => {
    const { client } = startClient()
    const searchgeom = JSON.stringify({ type: 'Circle', coordinates: [2.7663, 50.2898], radius: 10 })
    const { features } = await client.reverse({ searchgeom })
    expect(features.map(({ properties }) => properties?.name)).toEqual(['Arras'])
  })

  test('keeps zero as a coordinate', async () => {
    const { client, sent } = startClient()
    expect((await client.reverse({ lat: 0, lon: 0 })).features).toEqual([])
    expect(sent[0]?.search).toBe('?lat=0&lon=0')
  })
})

describe('what the service would refuse is refused before any call, and named', () => {
  test.each<[string, (client: AdresseClient) => Promise<unknown>]>([
    ...['', 'ab', '  ab  ', 'a'.repeat(201), '-12 rue', '(rue)'].map(
      (q): [string, (client: AdresseClient) => Promise<unknown>] => ['q', (client) => client.search({ q })],
    ),
    ['limit', (client) => client.search({ q: LILAS, limit: 51 })],
    ['limit', (client) => client.search({ q: LILAS, limit: 0 })],
    ['postcode', (client) => client.search({ q: LILAS, postcode: '1000' })],
    ['citycode', (client) => client.search({ q: LILAS, citycode: '2C004' })],
    ['city', (client) => client.search({ q: LILAS, city: 'a'.repeat(51) })],
    ['city', (client) => client.search({ q: LILAS, city: 'Arras', citycode: '62041' })],
    ['type', (client) => client.search({ q: LILAS, type: 'city' as never })],
    ['index', (client) => client.search({ q: LILAS, index: 'address;poi' })],
    ['lon', (client) => client.search({ q: LILAS, lat: 50 })],
    ['lat', (client) => client.reverse({ lon: 2 })],
    ['lat', (client) => client.reverse({ lat: 91, lon: 2 })],
    ['lat', (client) => client.reverse({})],
    ['searchgeom', (client) => client.reverse({ searchgeom: '{"type":"Point","coordinates":[2,50]}' })],
  ])('%s', async (field, call) => {
    const { client, sent } = startClient()
    await expect(call(client)).rejects.toMatchObject({ name: 'InvalidRequestError', field, attempts: 0 })
    expect(sent).toEqual([])
  })
})

describe('no result and a failure are different', () => {
  test('nothing found is an empty list', async () => {
    expect((await startClient().client.search({ q: 'nothing of the kind' })).features).toEqual([])
  })

  test('AD-R6: a failure is repeated, then an error', async () => {
    const { client, state, sent } = startClient()
    const body = JSON.stringify({ code: 500, message: 'An unexpected error has occurred' })
    state.failNext({ kind: 'status', status: 500, body, times: 3 })
    await expect(client.search({ q: LILAS })).rejects.toMatchObject({ name: 'ServerError', attempts: 3 })
    expect(sent).toHaveLength(3)
  })

  test('a lost answer is asked for again', async () => {
    const { client, state } = startClient()
    state.failNext({ kind: 'lost-answer', operation: 'search' })
    expect((await client.search({ q: LILAS }).withResponse()).attempts).toBe(2)
  })

  test('a city that no commune has is refused by the service', async () => {
    const error = await startClient()
      .client.search({ q: LILAS, city: 'Valbrume' })
      .catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ name: 'InvalidRequestError', status: 400, attempts: 1 })
    expect((error as { body(): unknown }).body()).toMatchObject({ detail: ['city: no matches found'] })
  })
})

describe('answers', () => {
  const answered = (body: unknown) => createAdresseClient({ fetch: async () => Response.json(body) })

  test('AD-R5: need features and nothing else; what is unknown passes', async () => {
    const body = { features: [{}, { properties: { label: 'x', type: 'new kind', other: 1 }, other: 2 }], licence: 'x' }
    expect(await answered(body).search({ q: LILAS })).toEqual(body)
  })

  test('AD-R10: without features, or with a post code that is a number, are a ContractError', async () => {
    await expect(answered({}).search({ q: LILAS })).rejects.toMatchObject({ name: 'ContractError' })
    const body = { features: [{ properties: { postcode: 1000 } }] }
    await expect(answered(body).search({ q: LILAS })).rejects.toMatchObject({ name: 'ContractError' })
  })
})

describe('the pace', () => {
  test('never more than 45 calls are in a second: none of 120 at once is refused', async () => {
    const { client } = startClient({ maxRetries: 0 }, { callsPerSecond: 45 })
    const calls = Array.from({ length: 120 }, () => client.search({ q: 'Arras', limit: 1 }))
    expect((await Promise.all(calls)).every(({ features }) => features.length === 1)).toBe(true)
  })

  test('AD-R6: a 429 without Retry-After holds every call for 5 s', async () => {
    vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout', 'performance'] })
    onTestFinished(() => void vi.useRealTimers())
    const { client, state, sent } = startClient()
    state.failNext({ kind: 'status', status: 429, body: '{"code":429,"message":"Too many requests"}' })
    const first = client.search({ q: 'Arras' })
    await vi.waitUntil(() => sent.length === 1)
    const second = client.search({ q: 'Bastia' })
    await vi.advanceTimersByTimeAsync(4_900)
    expect(sent).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(2_000)
    expect((await Promise.all([first, second])).map(({ features }) => features.length > 0)).toEqual([true, true])
  })

  test('all clients of a process that call the same way share it', async () => {
    const { client, fetch } = startClient({ maxRetries: 0 }, { callsPerSecond: 45 })
    const other = createAdresseClient({ fetch, maxRetries: 0 })
    const calls = Array.from({ length: 60 }, (_, index) =>
      (index % 2 ? client : other).search({ q: 'Arras', limit: 1 }),
    )
    expect((await Promise.all(calls)).every(({ features }) => features.length === 1)).toBe(true)
  })

  test('another limiter takes the place of the shared one', async () => {
    const rateLimiter = createRateLimiter({})
    const enter = vi.spyOn(rateLimiter.gate, 'enter')
    const { client } = startClient({ rateLimiter })
    await client.search({ q: 'Arras' })
    expect(enter).toHaveBeenCalledOnce()
  })
})

test('the handlers of msw catch calls to the public address', async () => {
  const server = setupServer(...createAdresseSimulator().handlers)
  server.listen({ onUnhandledFrame: 'error' })
  onTestFinished(() => server.close())
  const { features } = await createAdresseClient().search({ q: LILAS, limit: 1 })
  expect(features[0]?.properties?.citycode).toBe('62041')
})
