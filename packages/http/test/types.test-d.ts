import { describe, expectTypeOf, it } from 'vitest'
import {
  type ApiPromise,
  type AuthProvider,
  type ClientCore,
  HubError,
  InvalidRequestError,
  type RequestOf,
  type WithResponse,
} from '../src/index.js'
import { createParcelClient } from './parcel-api.js'

const client = createParcelClient({ environment: 'production' })

describe('a method', () => {
  it('gives the data of the success answer', () => {
    expectTypeOf(client.getParcel('1')).toEqualTypeOf<ApiPromise<{ weight: number }>>()
    expectTypeOf(client.getParcel('1').withResponse()).resolves.toEqualTypeOf<WithResponse<{ weight: number }>>()
  })

  it('chains as an ordinary promise', () => {
    expectTypeOf(client.getParcel('1').then(({ weight }) => weight)).toEqualTypeOf<Promise<number>>()
    expectTypeOf(client.getParcel('1').catch(() => undefined)).resolves.toEqualTypeOf<{ weight: number } | undefined>()
  })

  it('takes the parameters of its operation only', () => {
    type Request = RequestOf<{ parameters: { query: { q: string }; header: { h: string } }; responses: object }>
    expectTypeOf<Request>().toExtend<{ query: { q: string } }>()
    expectTypeOf<Request>().not.toHaveProperty('header')
  })
})

describe('the core of a client', () => {
  const core = {} as ClientCore<
    object,
    { getParcel: { responses: { 200: { content: { 'application/json': string } } } } }
  >

  it('gives what the document says, or what `finish` makes of it', () => {
    expectTypeOf(core.call('getParcel', () => ({}))).toEqualTypeOf<ApiPromise<string>>()
    const finish = (text: string): number => text.length
    expectTypeOf(core.call('getParcel', () => ({}), {}, undefined, finish)).toEqualTypeOf<ApiPromise<number>>()
    // @ts-expect-error -- not what the document says, whatever is expected
    const wrong: ApiPromise<Date> = core.call('getParcel', () => ({}))
    expectTypeOf(wrong).toBeObject()
  })
})

describe('options', () => {
  it('name the environments', () => {
    // @ts-expect-error -- not an environment of this API
    createParcelClient({ environment: 'staging' })
  })

  it('accept undefined, as settings often are', () => {
    createParcelClient({ baseUrl: undefined, timeout: undefined, logger: undefined })
  })
})

describe('isInstance', () => {
  it('narrows to its class', () => {
    const error: unknown = undefined
    if (InvalidRequestError.isInstance(error)) expectTypeOf(error.field).toEqualTypeOf<string | undefined>()
    if (HubError.isInstance(error)) expectTypeOf(error.body()).toEqualTypeOf<unknown>()
  })
})

it('an AuthProvider is ten lines', () => {
  expectTypeOf<{ headers(): { authorization: string } }>().toExtend<AuthProvider>()
})
