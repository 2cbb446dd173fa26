import { describe, expect, test } from 'vitest'
import { createAdresseClient } from '../src/index.js'
import { startClient } from './start-client.js'

const LILAS = '12 rue des Lilas Bleus 62000 Arras'

describe('geocode', () => {
  test('AD-R8: gives the best address, longitude and latitude by name', async () => {
    const { client, sent } = startClient()
    expect(await client.geocode(` ${LILAS} `, { postcode: '62000' })).toEqual({
      outcome: 'found',
      address: '12 Rue des Lilas Bleus',
      address_line_1: '12 Rue des Lilas Bleus',
      number: '12',
      lane: 'Rue des Lilas Bleus',
      post_code: '62000',
      insee_code: '62041',
      city: 'Arras',
      longitude: 2.7669,
      latitude: 50.2901,
      coords: [2.7669, 50.2901],
      score: 1,
    })
    expect(Object.fromEntries(sent[0]?.searchParams ?? [])).toEqual({
      q: LILAS,
      limit: '1',
      autocomplete: 'false',
      postcode: '62000',
    })
  })

  test('gives null for what an address does not have', async () => {
    const found = await startClient().client.geocode('Ajaccio')
    expect(found).toMatchObject({ outcome: 'found', address: 'Ajaccio', number: null, lane: null, insee_code: '2A004' })
  })

  test.each(['', '  ', 'ab', '?12 rue', 'a'.repeat(201)])(
    'AD-R2: %j is not geocodable, and nothing is sent',
    async (text) => {
      const { client, sent } = startClient()
      expect(await client.geocode(text)).toEqual({ outcome: 'no_result', reason: 'not_geocodable' })
      expect(sent).toEqual([])
    },
  )

  test.each(['2A004', '6200', '', '62 000'])('refuses the post code %j and names it', async (postcode) => {
    const { client, sent } = startClient()
    await expect(client.geocode(LILAS, { postcode })).rejects.toMatchObject({
      name: 'InvalidRequestError',
      field: 'postcode',
      attempts: 0,
    })
    await expect(client.geocode(null as never)).rejects.toMatchObject({ field: 'address' })
    expect(sent).toEqual([])
  })

  test('AD-R4: overseas it searches once more without the post code', async () => {
    const { client, sent } = startClient()
    const found = await client.geocode('12 rue des Lilas Bleus Saint-Denis', { postcode: '97490' })
    expect(found).toMatchObject({ outcome: 'found' })
    expect(sent.map(({ searchParams }) => searchParams.get('postcode'))).toEqual(['97490', null])
  })

  test('AD-R4: and only there', async () => {
    const { client, sent } = startClient()
    expect(await client.geocode(LILAS, { postcode: '75001' })).toEqual({ outcome: 'no_result', reason: 'not_found' })
    expect(await client.geocode('nothing of the kind', { postcode: '98800' })).toMatchObject({ outcome: 'no_result' })
    expect(sent).toHaveLength(3)
  })

  test('AD-R3: a failure is an error, never a no_result, and no reason for a second search', async () => {
    const { client, state, sent } = startClient({ maxRetries: 0 })
    state.failNext({ kind: 'status', status: 500, body: '{"code":500,"message":"An unexpected error has occurred"}' })
    await expect(client.geocode('12 rue des Lilas', { postcode: '97490' })).rejects.toMatchObject({
      name: 'ServerError',
    })
    expect(sent).toHaveLength(1)
  })

  test.each([[{}], [{ properties: { name: 'x' } }], [{ properties: { name: 'x' }, geometry: { coordinates: [2] } }]])(
    'a result without address or point is a ContractError: %j',
    async (feature) => {
      const client = createAdresseClient({ fetch: async () => Response.json({ features: [feature] }) })
      await expect(client.geocode(LILAS)).rejects.toMatchObject({ name: 'ContractError' })
    },
  )

  test('ends with the signal', async () => {
    const { client } = startClient()
    await expect(client.geocode(LILAS, { signal: AbortSignal.abort() })).rejects.toMatchObject({ name: 'AbortedError' })
  })
})
