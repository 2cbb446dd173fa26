// What an error says beside its class: which call it comes from, where that stands in the user's program, what came back.
import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import {
  ApiPromise,
  ContractError,
  createClientCore,
  defineClient,
  headerAuth,
  HubError,
  locateMethods,
  type OperationTable,
  PagedPromise,
} from '../src/index.js'

const operations = {
  getParcel: { method: 'GET', path: '/parcels/{id}', retry: 'safe', responses: { 200: { type: 'object' } } },
  createParcel: { method: 'POST', path: '/parcels', retry: 'never', responses: { 200: { type: 'object' } } },
} as const satisfies OperationTable
interface Operations {
  getParcel: { parameters: { path: { id: string } }; responses: { 200: { content: { 'application/json': object } } } }
  createParcel: {
    requestBody: { content: { 'application/json': unknown } }
    responses: { 200: { content: { 'application/json': object } } }
  }
}
const definition = { api: 'Parcels', userAgent: 'parcels/1', environments: {}, operations }

type Options = Parameters<typeof createClientCore>[1]

function create(options: Options) {
  const core = createClientCore<{ '/parcels/{id}': { get: Operations['getParcel'] } }, Operations>(definition, {
    baseUrl: 'https://parcels.example',
    maxRetries: 0,
    ...options,
  })
  return {
    getParcel: (id: string) => core.call('getParcel', () => ({ path: { id } })),
    createParcel: (body: unknown) => core.call('createParcel', () => ({ body })),
    raw: core.raw,
  }
}

async function failure(call: PromiseLike<unknown>): Promise<HubError> {
  const error = await Promise.resolve(call).then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (!HubError.isInstance(error)) throw new Error(`no HubError: ${inspect(error)}`)
  return error
}

const answering = (body: string, init?: ResponseInit) => async () => new Response(body, init)

describe('an error names its call', () => {
  it.each<[string, Options, RegExp]>([
    ['of a status', { fetch: answering('', { status: 404 }) }, /^Parcels getParcel: status 404/],
    [
      'of a broken connection',
      { fetch: () => Promise.reject(new Error('gone')) },
      /^Parcels getParcel: the connection/,
    ],
    ['of an answer', { fetch: answering('[]') }, /^Parcels getParcel: the answer does not fit/],
    ['of a wrong option', { timeout: -1 }, /^Parcels getParcel: timeout: must be/],
    [
      'of a missing token',
      { auth: headerAuth('x-token', ' ') },
      /^Parcels getParcel: token: is missing or empty: it is sent as x-token$/,
    ],
  ])('%s', async (_, options, message) => {
    const error = await failure(create(options).getParcel('1'))
    expect(error.message).toMatch(message)
    expect(error).toMatchObject({ api: 'Parcels', operation: 'getParcel' })
    expect(error.toJSON()).toMatchObject({ api: 'Parcels', operation: 'getParcel' })
  })

  it('of a wrong parameter, and of raw', async () => {
    const client = create({ fetch: () => Promise.reject(new Error('gone')) })
    expect(await failure(client.getParcel('..'))).toMatchObject({ field: 'id', operation: 'getParcel' })
    const raw = await failure(client.raw.GET('/parcels/{id}', { params: { path: { id: '1' } } }))
    expect(raw).toMatchObject({ api: 'Parcels', operation: 'getParcel' })
  })

  it('of the additions of a client, whether they throw or reject', async () => {
    const refuse = () => {
      throw Object.assign(new HubError({ message: 'size: is odd', ...nothingSent }), {})
    }
    const nothingSent = { isRetryable: false, mayHaveBeenApplied: false, attempts: 0 }
    const extend = () => locateMethods({ weigh: async () => refuse(), weighAtOnce: refuse }, 'Parcels')
    const client = defineClient<object, object, object, string, never, object, ReturnType<typeof extend>>(definition, {
      extend,
    })({})
    const error = await failure(client.weigh())
    expect(error).toMatchObject({ message: 'Parcels weigh: size: is odd', operation: 'weigh' })
    expect(() => client.weighAtOnce()).toThrow('Parcels weighAtOnce: size: is odd')
  })

  it('of the method that was called, where that is made of others', async () => {
    const unsent = (problem: string): ContractError =>
      new ContractError({ message: problem, isRetryable: false, mayHaveBeenApplied: false, attempts: 0 })
    const { getParcel } = create({ fetch: answering('', { status: 404 }) })
    const methods = locateMethods(
      {
        weigh: () => getParcel('1'),
        weighLater: async () => getParcel('1'),
        refuse: () => new ApiPromise<object>(Promise.reject(unsent('size: is odd'))),
        list: () =>
          new PagedPromise<object, never>({
            fetchPage: () =>
              new ApiPromise(Promise.resolve({ data: {}, response: new Response(), requestId: null, attempts: 1 })),
            readPage: () => {
              throw unsent('this page is torn')
            },
            locate: { api: 'Parcels', operation: 'list' },
          }),
        async *walk(): AsyncGenerator<object, void> {
          yield await getParcel('1')
        },
        form: 'a text',
      },
      'Parcels',
    )
    expect(methods.form).toBe('a text')
    for (const [operation, call] of Object.entries({
      weigh: () => methods.weigh(),
      weighLater: () => methods.weighLater(),
      refuse: () => methods.refuse(),
      list: () => methods.list().toArray({ limit: 5 }),
      walk: () => methods.walk().next(),
    })) {
      const error = await failure(call())
      expect(error).toMatchObject({ api: 'Parcels', operation })
      expect(error.message).toMatch(new RegExp(`^Parcels ${operation}: [^P]`))
      expect(error.stack).toContain('error-details.test.ts')
    }
    expect((await failure(methods.list().toArray({ limit: -1 }))).message).toMatch(/^Parcels list: limit: must/)
  })

  it('of the method that was told of it first, where one error ends several', async () => {
    const shared = new HubError({ message: 'gone', isRetryable: true, mayHaveBeenApplied: false, attempts: 1 })
    const methods = locateMethods({ one: () => Promise.reject(shared), other: () => Promise.reject(shared) }, 'Parcels')
    const [one] = [await failure(methods.one()), await failure(methods.other())]
    expect(one).toMatchObject({ operation: 'one', message: 'Parcels one: gone' })
  })

  it('of a raw call in the same words', async () => {
    const errors: string[] = []
    const client = create({ hooks: { onError: (_, error) => errors.push(error.message) } })
    const error = await failure(client.raw.GET('/parcels/{id}', { params: { path: { id: '' } } }))
    expect(error.message).toBe('Parcels getParcel: id: must not be empty')
    expect(errors).toEqual([error.message])
  })

  it('but not another client, which gave the credentials', async () => {
    const other = await failure(create({ fetch: answering('', { status: 403 }) }).getParcel('1'))
    const { message, stack } = other
    const auth = { headers: () => Promise.reject(other) }
    const error = await failure(create({ auth, fetch: answering('{}') }).createParcel({}))
    expect(error).toBe(other)
    expect(error).toMatchObject({ operation: 'getParcel', message, stack })
  })
})

describe('the stack', () => {
  it.each<[string, Options]>([
    ['after a wait', { fetch: async () => (await new Promise(setImmediate), new Response('', { status: 500 })) }],
    ['before any', { timeout: -1 }],
  ])('has the line of the user: %s', async (_, options) => {
    async function bookParcel() {
      return await create(options).getParcel('1')
    }
    const { stack = '', name, message } = await failure(bookParcel())
    expect(stack.split('\n')[0]).toBe(`${name}: ${message}`)
    expect(stack).toMatch(/bookParcel.*error-details\.test/)
  })
})

describe('what came back', () => {
  it.each([
    ['a page', '<html>maintenance</html>'],
    ['JSON that is cut short', '{"weight":'],
  ])('body() has it: %s', async (_, text) => {
    const error = await failure(create({ fetch: answering(text) }).getParcel('1'))
    expect([error.name, error.status, error.body()]).toEqual(['ContractError', 200, text])
    expect(inspect(error, { showHidden: true })).not.toContain(text)
  })

  it('headers has what is safe of it', async () => {
    const headers = { 'retry-after': '7', 'content-type': 'text/html', 'set-cookie': 'session=secret' }
    const error = await failure(create({ fetch: answering('', { status: 503, headers }) }).getParcel('1'))
    expect(error.headers).toEqual({ 'retry-after': '7', 'content-type': 'text/html' })
  })

  it('a timeout says how long was waited', async () => {
    const fetch = () => new Promise<never>(() => {})
    expect((await failure(create({ fetch, timeout: 5 }).getParcel('1'))).message).toContain('within 5 ms (')
    const inAll = create({ fetch, timeout: 50, totalTimeout: 6 })
    expect((await failure(inAll.getParcel('1'))).message).toContain('within 6 ms (totalTimeout)')
  })
})

describe('what a given fetch throws', () => {
  const thrown = Object.assign(new Error('tunnel refused by the proxy'), { code: 'proxy_refused' })

  it('is its cause, as a copy, with its code', async () => {
    const error = await failure(create({ fetch: () => Promise.reject(thrown) }).getParcel('1'))
    expect(error.code).toBe('proxy_refused')
    expect(error.cause).toMatchObject({ message: 'tunnel refused by the proxy', name: 'Error' })
    expect(error.cause).not.toBe(thrown)
  })

  it('leaves its message out where that quotes what was sent, and keeps its code', async () => {
    const quoting = Object.assign(new Error('no parcel 4711 here'), { code: 'ENOPARCEL' })
    const error = await failure(create({ fetch: () => Promise.reject(quoting) }).getParcel('4711'))
    expect([error.code, error.cause]).toEqual(['ENOPARCEL', undefined])
    expect(inspect(error, { showHidden: true })).not.toContain('4711')
  })
})

describe('an exception of our own or of the engine', () => {
  it('is no mistake of the caller, and can be reported', async () => {
    const enter = () => Promise.reject(new RangeError('secret-of-4711'))
    const rateLimiter = { gate: { enter, refuse: () => {} } }
    const error = await failure(create({ fetch: answering('{}'), rateLimiter }).getParcel('1'))
    expect(error).toMatchObject({ name: 'TransportError', attempts: 0, mayHaveBeenApplied: false, isRetryable: false })
    expect(error.message).toMatch(/unexpected way \(RangeError, 0 attempts\); this is a defect/)
    expect((error.cause as Error).stack).toContain('error-details.test')
    expect(inspect(error, { showHidden: true })).not.toContain('4711')
  })

  it('values that make no request are', async () => {
    const error = await failure(create({ fetch: answering('{}') }).createParcel({ weight: 12n }))
    expect(error).toMatchObject({ name: 'InvalidRequestError', field: 'request', attempts: 0 })
  })
})
