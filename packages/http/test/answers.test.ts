import { describe, expect, it, vi } from 'vitest'
import { ContractError, createClientCore } from '../src/index.js'
import { json, localServer } from './local-server.js'
import { createParcelClient } from './parcel-api.js'

const failure = (promise: PromiseLike<unknown>): Promise<unknown> =>
  Promise.resolve(promise).then(
    () => 'resolved',
    (error: unknown) => error,
  )

describe('an answer that does not fit the contract', () => {
  const misfit = { weight: 'heavy-canary', owner: 'person-canary' }

  it('is a ContractError that names the place and not the value', async () => {
    const { baseUrl } = await localServer((_, response) => json(response, 200, misfit, { 'x-request-id': 'r-9' }))
    const error = await failure(createParcelClient({ baseUrl }).createParcel('x'))
    expect(error).toBeInstanceOf(ContractError)
    expect(error).toMatchObject({ pointers: ['/weight'], status: 200, requestId: 'r-9', mayHaveBeenApplied: true })
    expect((error as Error).message).toContain('at /weight')
    expect(JSON.stringify(error)).not.toContain('canary')
    expect((error as ContractError).body()).toEqual(misfit)
  })

  it('is told to the logger and handed on with validate: warn', async () => {
    const warn = vi.fn()
    const { baseUrl } = await localServer((_, response) => json(response, 200, misfit))
    await expect(createParcelClient({ baseUrl, validate: 'warn', logger: { warn } }).getParcel('p1')).resolves.toEqual(
      misfit,
    )
    expect(warn).toHaveBeenCalledExactlyOnceWith(
      'the answer does not fit the contract at /weight',
      expect.objectContaining({ operation: 'getParcel' }),
    )
  })

  it('is handed on with validate: off', async () => {
    const { baseUrl } = await localServer((_, response) => json(response, 200, misfit))
    await expect(createParcelClient({ baseUrl, validate: 'off' }).getParcel('p1')).resolves.toEqual(misfit)
  })

  it('may have more than the contract says: the value is handed on whole', async () => {
    const more = { weight: 1, colour: 'red', nested: { deep: [1] } }
    const { baseUrl } = await localServer((_, response) => json(response, 200, more))
    await expect(createParcelClient({ baseUrl }).getParcel('p1')).resolves.toEqual(more)
  })

  it('may be read through another status that the contract does not have: refused', async () => {
    const { baseUrl } = await localServer((_, response) => json(response, 202, { weight: 1 }))
    await expect(createParcelClient({ baseUrl }).getParcel('p1')).rejects.toThrow(
      'the contract has no answer with status 202',
    )
  })
})

describe('an error answer that the API’s own reader stumbles over', () => {
  it('is the error of its status', async () => {
    const { baseUrl } = await localServer((_, response) => json(response, 409, 'canary'))
    const readError = ({ body }: { body: unknown }) => ({ code: (body as { reason: { code: string } }).reason.code })
    const operation = { method: 'GET', path: '/', retry: 'safe', responses: {} } as const
    const definition = { api: 'Test', userAgent: 'test/1', environments: {}, propertyNames: [], readError }
    const core = createClientCore({ ...definition, operations: { read: operation } }, { baseUrl })
    const error = await failure(core.call('read' as never, () => ({}) as never))
    expect(error).toMatchObject({ name: 'ConflictError', status: 409 })
    expect((error as Error).message).not.toContain('canary')
  })
})

describe('what never leaves', () => {
  it.each([
    ['no address at all', {}, 'baseUrl'],
    ['an unknown environment', { environment: 'staging' as never }, 'environment'],
    ['a timeout that is no number', { environment: 'production' as const, timeout: Number.NaN }, 'timeout'],
    ['a negative deadline', { environment: 'production' as const, totalTimeout: -1 }, 'totalTimeout'],
    ['half a retry', { environment: 'production' as const, maxRetries: 0.5 }, 'maxRetries'],
    [
      'a header that cannot be sent',
      { environment: 'production' as const, headers: { 'x-a': 'canary\nx-b: 1' } },
      'headers["x-a"]',
    ],
  ])('%s: said by the first call, never by the constructor', async (_, options, field) => {
    const error = await failure(createParcelClient(options).getParcel('p1'))
    expect(error).toMatchObject({
      name: 'InvalidRequestError',
      field,
      attempts: 0,
      isRetryable: false,
      mayHaveBeenApplied: false,
    })
    expect((error as Error).message).not.toContain('canary')
  })

  it.each(['', '..', '.'])('a path parameter that is %j', async (id) => {
    const { baseUrl, received } = await localServer((_, response) => json(response, 200, { weight: 1 }))
    expect(await failure(createParcelClient({ baseUrl }).getParcel(id))).toMatchObject({ field: 'id' })
    expect(received).toHaveLength(0)
  })

  it('a body that is no JSON', async () => {
    const circular: { owner?: unknown } = {}
    circular.owner = circular
    const error = await failure(createParcelClient({ environment: 'production' }).createParcel(circular as never))
    expect(error).toMatchObject({ name: 'InvalidRequestError', field: 'request' })
  })
})

describe('raw', () => {
  const get = (client: ReturnType<typeof createParcelClient>, init: object = {}) =>
    client.raw.GET('/parcels/{id}' as never, { params: { path: { id: 'p 1' } }, ...init } as never) as Promise<{
      data?: unknown
      error?: unknown
      response: Response
    }>

  it('shares credentials and retries, throws on no status and checks no answer', async () => {
    const { baseUrl, received } = await localServer((_, response, count) =>
      count < 3 ? json(response, 503, {}) : json(response, 422, { detail: 'no' }),
    )
    const { data, error, response } = await get(createParcelClient({ baseUrl }), {
      headers: new Headers({ 'x-mine': '1' }),
    })
    expect([data, error, response.status]).toEqual([undefined, { detail: 'no' }, 422])
    expect(received).toHaveLength(3)
    expect(received[2]).toMatchObject({
      url: '/parcels/p%201',
      headers: { 'x-parcel-token': expect.any(String), 'x-mine': '1' },
    })
  })

  const bodies = { 'an empty body': '', null: 'null', false: 'false', zero: '0', 'an empty text': '""' }
  it.each(Object.entries(bodies).flatMap(([name, body]) => [false, true].map((chunked) => ({ name, body, chunked }))))(
    'has an error after an error status with $name (chunked: $chunked)',
    async ({ body, chunked }) => {
      const { baseUrl } = await localServer((_, response) => {
        response.writeHead(500, chunked ? {} : { 'content-length': Buffer.byteLength(body) })
        if (chunked) response.flushHeaders()
        response.end(body)
      })
      const { data, error, response } = await get(createParcelClient({ baseUrl, maxRetries: 0 }))
      expect([data, response.status]).toEqual([undefined, 500])
      expect(error).toMatchObject({ name: 'ServerError', status: 500, attempts: 1 })
    },
  )

  it('has an error after a refused HEAD, which has no body at all', async () => {
    const { baseUrl } = await localServer((_, response) => response.writeHead(404, { 'content-length': '9' }).end())
    const { error } = await createParcelClient({ baseUrl }).raw.HEAD('/parcels' as never, {} as never)
    expect(error).toMatchObject({ name: 'NotFoundError', status: 404 })
  })

  it('has the text of an error that is not JSON, and no error after a success without body', async () => {
    const html = await localServer((_, response) => response.writeHead(503).end('<html>'))
    expect((await get(createParcelClient({ baseUrl: html.baseUrl, maxRetries: 0 }))).error).toBe('<html>')
    const done = await localServer((_, response) => response.writeHead(204).end())
    expect((await get(createParcelClient({ baseUrl: done.baseUrl }))).error).toBeUndefined()
  })

  it('refuses a path that would name another host, or whose parameters are not given', async () => {
    const { raw } = createParcelClient({
      baseUrl: 'https://parcels.example.fr',
      fetch: () => Promise.reject(new Error()),
    })
    expect(await failure(raw.GET('.elsewhere.example/parcels' as never))).toMatchObject({ field: 'path', attempts: 0 })
    expect(await failure(raw.GET('/parcels/{id}' as never))).toMatchObject({ field: 'id', attempts: 0 })
  })

  it('never repeats what the document marks never, nor a write it does not know', async () => {
    const { baseUrl, received } = await localServer((_, response) => json(response, 503, {}))
    const { raw } = createParcelClient({ baseUrl })
    await raw.POST('/parcels' as never, { body: { owner: 'x' } } as never)
    await raw.PUT('/unknown' as never, {} as never)
    expect(received.map(({ method }) => method)).toEqual(['POST', 'PUT'])
  })

  it('rejects with typed errors when nothing can be handed on', async () => {
    const { baseUrl } = await localServer((_, response) => json(response, 302, {}, { location: '/elsewhere' }))
    expect(await failure(get(createParcelClient({ baseUrl })))).toMatchObject({ name: 'RedirectError' })
    expect(await failure(get(createParcelClient({})))).toMatchObject({ name: 'InvalidRequestError', field: 'baseUrl' })
  })

  it('takes openapi-fetch middleware', async () => {
    const { baseUrl } = await localServer((_, response) => json(response, 200, { weight: 1 }))
    const client = createParcelClient({ baseUrl })
    const seen: string[] = []
    client.raw.use({ onRequest: ({ schemaPath }) => void seen.push(schemaPath) })
    await get(client)
    expect(seen).toEqual(['/parcels/{id}'])
  })
})
