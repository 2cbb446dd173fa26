import { describe, expect, test } from 'vitest'
import type { AdresseClient, BatchParameters } from '../src/index.js'
import { startClient } from './start-client.js'

const LILAS = '12 rue des Lilas Bleus 62000 Arras'
type Requests = BatchParameters['requests']

describe('a batch', () => {
  test('answers searches and reverse searches, each with its id', async () => {
    const { client, sent } = startClient()
    const { results } = await client.batch({
      requests: [
        { id: 'text', operation: 'search', params: { q: ` ${LILAS} `, autocomplete: false } },
        { id: 'place', operation: 'reverse', params: { lat: 50.2898, lon: 2.7663 } },
        { id: 'none', operation: 'search', params: { q: 'nothing of the kind' } },
        { operation: 'search', params: { q: 'Ajaccio', type: 'municipality' } },
      ],
    })
    expect(sent.map(({ pathname }) => pathname)).toEqual(['/geocodage/batch'])
    expect(results.map(({ id, status }) => [id, status])).toEqual([
      ['text', 'ok'],
      ['place', 'ok'],
      ['none', 'not-found'],
      [undefined, 'ok'],
    ])
    // Properties and point side by side, not GeoJSON.
    expect(results[0]?.result).toMatchObject({ housenumber: '12', citycode: '62041', lon: 2.7669, lat: 50.2901 })
    expect(results[3]?.result).toMatchObject({ name: 'Ajaccio', citycode: '2A004' })
    expect(results[2]).not.toHaveProperty('result')
  })

  test('has 100 requests at most, and one at least', async () => {
    const { client, sent } = startClient()
    const many = (count: number): Requests =>
      Array.from({ length: count }, (_, index) => ({ id: `${index}`, operation: 'search', params: { q: 'Arras' } }))
    expect((await client.batch({ requests: many(100) })).results).toHaveLength(100)
    for (const requests of [many(101), []])
      await expect(client.batch({ requests })).rejects.toMatchObject({ name: 'InvalidRequestError', attempts: 0 })
    expect(sent).toHaveLength(1)
  })

  test('what is wrong with one request spoils none of the others', async () => {
    const { client } = startClient()
    const requests: Requests = [
      { id: 'bad', operation: 'search', params: { q: 'rue', city: 'Valbrume' } },
      { id: 'good', operation: 'search', params: { q: 'Arras' } },
    ]
    const { results } = await client.batch({ requests })
    expect(results).toMatchObject([
      { id: 'bad', status: 'error', error: 'Failed parsing query' },
      { id: 'good', status: 'ok' },
    ])
  })

  test('is asked for again after a failure', async () => {
    const { client, state } = startClient()
    state.failNext({ kind: 'lost-answer', operation: 'batch' })
    const requests: Requests = [{ operation: 'search', params: { q: 'Arras' } }]
    expect((await client.batch({ requests }).withResponse()).attempts).toBe(2)
  })

  const first = { operation: 'search', params: { q: 'Arras' } } as const
  test.each<[string, Requests[number]]>([
    ['requests[1].params.q', { operation: 'search', params: { q: 'ab' } }],
    ['requests[1].params.q', { operation: 'search', params: {} }],
    ['requests[1].params.lat', { operation: 'reverse', params: {} }],
    ['requests[1].params.lon', { operation: 'reverse', params: { lat: 50 } }],
    ['requests[1].params.city', { operation: 'search', params: { q: 'rue', city: 'Arras', citycode: '62041' } }],
    ['requests[1].params.postcode', { operation: 'search', params: { q: 'rue', postcode: '2A004' } }],
    ['requests[1].operation', { operation: 'guess' as never, params: {} }],
  ])('that the service would refuse is refused before any call: %s', async (field, wrong) => {
    const { client, sent } = startClient()
    await expect(client.batch({ requests: [first, wrong] })).rejects.toMatchObject({ field, attempts: 0 })
    expect(sent).toEqual([])
  })
})

test.each<[string, string]>([
  ['{}', 'requests is a required param (array)'],
  ['[', 'requests is a required param (array)'],
  [
    JSON.stringify({ requests: Array.from({ length: 101 }, () => ({})) }),
    'requests must not contains more than 100 items',
  ],
  ['{"requests":[{"operation":"guess","params":{}}]}', 'operation is unknown'],
  ['{"requests":[{"operation":"search"}]}', 'params is required for each requests item'],
])('the service refuses %.40s with a message only', async (body, message) => {
  const { fetch } = startClient()
  const response = await fetch('https://data.geopf.fr/geocodage/batch', {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json' },
  })
  expect([response.status, await response.json()]).toEqual([400, { code: 400, message }])
})

test('a mistake is found before anything is built of it', async () => {
  const call = (client: AdresseClient) => client.batch(undefined as never)
  await expect(call(startClient().client)).rejects.toMatchObject({ name: 'InvalidRequestError', attempts: 0 })
})
