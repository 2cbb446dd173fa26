import { createRateLimiter } from '@hub/http'
import { describe, expectTypeOf, it } from 'vitest'
import { type AddressCollection, type AddressProperties, createAdresseClient } from '../src/index.js'
import { type Commune, createCommunesClient } from '../src/communes/index.js'
import { createAdresseSimulator } from '../src/simulator/index.js'

const client = createAdresseClient()

describe('createAdresseClient', () => {
  it('takes settings that may be missing, as environment variables are', () => {
    createAdresseClient({ baseUrl: process.env['BASE_URL'], timeout: undefined, environment: 'production' })
    createAdresseClient({ rateLimiter: createRateLimiter({}) })
    // @ts-expect-error -- not an environment
    createAdresseClient({ environment: 'staging' })
    // @ts-expect-error -- there are no credentials
    createAdresseClient({ token: 'x' })
  })
})

describe('the methods', () => {
  it('give collections, of which only the features are promised', () => {
    expectTypeOf(client.search({ q: 'x' })).resolves.toEqualTypeOf<AddressCollection>()
    expectTypeOf(client.reverse({ lat: 1, lon: 2 })).resolves.toEqualTypeOf<AddressCollection>()
    expectTypeOf<AddressCollection['features'][number]['properties']>().toEqualTypeOf<AddressProperties | undefined>()
    expectTypeOf<AddressProperties['postcode']>().toEqualTypeOf<string | undefined>()
  })

  it('take codes as texts, and require what is needed', () => {
    // @ts-expect-error -- a number loses its zeros
    void client.search({ q: 'x', postcode: 1000 })
    // @ts-expect-error -- without q
    void client.search({})
    // @ts-expect-error -- without any place
    void client.reverse(undefined)
    // @ts-expect-error -- no such type
    void client.search({ q: 'x', type: 'city' })
  })
})

it('is simulated without any cast', () => {
  const { fetch, state } = createAdresseSimulator({ callsPerSecond: 10 })
  createAdresseClient({ fetch })
  // @ts-expect-error -- no such operation
  state.failNext({ kind: 'reset', operation: 'geocode' })
})

describe('geocoding', () => {
  it('tells an address from none', async () => {
    const result = await client.geocode('x', { postcode: '62000' })
    if (result.outcome === 'found') {
      expectTypeOf(result.longitude).toEqualTypeOf<number>()
      expectTypeOf(result.lane).toEqualTypeOf<string | null>()
    } else expectTypeOf(result.reason).toEqualTypeOf<'not_found' | 'not_geocodable'>()
    // @ts-expect-error -- a number loses its zeros
    void client.geocode('x', { postcode: 1000 })
  })

  it('of rows gives them one by one', () => {
    const rows = client.geocodeRows([{ id: 1, address: 'x' }], { columns: ['address'] })
    expectTypeOf(rows).toExtend<AsyncIterable<{ key: string; longitude: number | null }>>()
    // @ts-expect-error -- without the columns of the address
    void client.geocodeRows([], {})
  })

  it('of a file gives a stream', () => {
    expectTypeOf(client.searchCsv({ data: new Blob([]) })).resolves.toEqualTypeOf<ReadableStream<Uint8Array>>()
  })
})

describe('communes', () => {
  const communes = createCommunesClient()

  it('have name and code, and what else was asked for perhaps', () => {
    expectTypeOf(communes.findByPostcode('62000')).resolves.toEqualTypeOf<Commune[]>()
    expectTypeOf<Commune['code']>().toEqualTypeOf<string>()
    expectTypeOf<Commune['population']>().toEqualTypeOf<number | undefined>()
    // @ts-expect-error -- without any filter object
    void communes.listCommunes()
  })
})
