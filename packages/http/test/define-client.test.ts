import { describe, expect, test } from 'vitest'
import {
  type ApiDefinition,
  type ApiPromise,
  type CallOptions,
  type ClientOptions,
  createList,
  defineClient,
  type OperationTable,
  type PagedPromise,
} from '../src/index.js'

interface Paths {
  '/parcels/{id}': { get: object }
}
interface Page {
  parcels: { id: number }[]
  meta: { next: number | null }
}
interface Answers<Json> {
  responses: { 200: { content: { 'application/json': Json } } }
}
interface Operations {
  getParcel: Answers<{ id: number }> & { parameters: { path: { id: number }; query?: { fields?: string[] } } }
  listParcels: Answers<Page>
  sendParcel: Answers<{ sent: boolean }>
  getHealth: Answers<{ up: boolean }>
  countParcels: Answers<{ count: number }>
}
interface Methods {
  getParcel(
    parameters: { id: number | string; fields?: readonly string[] },
    options?: CallOptions,
  ): ApiPromise<{ id: number }>
  listParcels(parameters?: { page?: number }, options?: CallOptions): PagedPromise<Page, { id: number }>
  sendParcel(parameters: { to: string; weight?: number }, options?: CallOptions): ApiPromise<{ sent: boolean }>
  getHealth(options?: CallOptions): ApiPromise<{ up: boolean }>
  countParcels(parameters?: { status?: string }, options?: CallOptions): ApiPromise<{ count: number }>
}

const id = { type: 'integer', minimum: 1 } as const
const text = { type: 'string' } as const
const operations = {
  countParcels: {
    method: 'GET',
    path: '/parcels/count',
    retry: 'safe',
    request: { parameters: { type: 'object', properties: { status: text } }, query: ['status'] },
    responses: {},
  },
  getParcel: {
    method: 'GET',
    path: '/parcels/{id}',
    retry: 'safe',
    retryDelay: { initial: 1 },
    request: {
      parameters: { type: 'object', properties: { id, fields: { type: 'array', items: text } }, required: ['id'] },
      query: ['fields[]'],
    },
    responses: {},
  },
  listParcels: {
    method: 'GET',
    path: '/parcels',
    retry: 'safe',
    paging: { parameter: 'page', items: 'parcels', next: 'meta.next', key: 'id' },
    request: { parameters: { type: 'object', properties: { page: id } }, query: ['page'] },
    responses: {},
  },
  sendParcel: {
    method: 'POST',
    path: '/parcels',
    retry: 'never',
    timeout: 20,
    request: {
      parameters: {
        type: 'object',
        properties: { to: { ...text, format: 'town' }, weight: { type: 'number', minimum: 0 } },
        required: ['to'],
      },
      body: { content: 'application/json', required: true, wrap: 'parcel' },
    },
    responses: {},
  },
  getHealth: { method: 'GET', path: '/health', retry: 'safe', isPublic: true, responses: {} },
} as const satisfies OperationTable

const definition: ApiDefinition<Methods, Paths, Operations, 'production', 'town'> = {
  api: 'Parcels',
  userAgent: '@hub/parcels/1.2.3',
  environments: { production: 'https://parcels.example.fr' },
  basePath: '/v1',
  token: { header: 'authorization', scheme: 'Bearer' },
  operations,
  propertyNames: [],
  createList,
}

interface ParcelOptions extends ClientOptions<'production'> {
  token?: string
}

interface Additions {
  sendTwice(to: string): Promise<unknown[]>
  describe(): unknown
}

const createParcels: (options?: ParcelOptions) => Methods & Additions = defineClient(definition, {
  formats: { town: (name: string) => name.trim() || undefined },
  headers: { accept: 'application/json' },
  verify: { sendParcel: ({ sent }) => (sent ? undefined : { text: 'the parcel was not sent', pointers: ['/sent'] }) },
  extend: ({ methods, options, buildRequest }) => ({
    sendTwice: async (to: string) => [await methods.sendParcel({ to }), await methods.sendParcel({ to })],
    describe: () => [options.token, buildRequest('getParcel', { id: '7' })],
  }),
})

function start(answer: (request: Request, count: number) => unknown, options: ParcelOptions = {}) {
  const sent: Request[] = []
  const fetch = async (url: string, init: RequestInit): Promise<Response> => {
    const request = new Request(url, init)
    sent.push(request.clone())
    const body = await answer(request, sent.length)
    return body instanceof Response ? body : Response.json(body)
  }
  const parcels = createParcels({ token: 'secret', environment: 'production', fetch, ...options })
  return { parcels, sent }
}

describe('a method', () => {
  test('puts each parameter where the document has it', async () => {
    const { parcels, sent } = start(() => ({ id: 7 }))
    expect(await parcels.getParcel({ id: '7', fields: ['a', 'b'] })).toEqual({ id: 7 })
    expect(sent[0]?.url).toBe('https://parcels.example.fr/parcels/7?fields[]=a&fields[]=b')
  })

  test('reads formats, and wraps the body', async () => {
    const { parcels, sent } = start(() => ({ sent: true }))
    await parcels.sendParcel({ to: ' Brest ', weight: 2 })
    expect(await sent[0]?.json()).toEqual({ parcel: { to: 'Brest', weight: 2 } })
  })

  test('refuses wrong parameters before any call, as a rejection', async () => {
    const { parcels, sent } = start(() => ({}))
    await expect(parcels.getParcel({ id: 0 })).rejects.toMatchObject({ field: 'id', attempts: 0 })
    await expect(parcels.sendParcel({ to: ' ' })).rejects.toMatchObject({ field: 'to', attempts: 0 })
    await expect(parcels.getParcel(undefined as never)).rejects.toMatchObject({ field: 'parameters' })
    expect(sent).toEqual([])
  })

  test('without parameters takes options only', async () => {
    const { parcels, sent } = start(() => ({ up: true }))
    await parcels.getHealth({ headers: { 'x-trace': '1' } })
    expect(sent[0]?.headers.get('x-trace')).toBe('1')
  })

  test('whose parameters are all optional takes none', async () => {
    const { parcels, sent } = start(() => ({ count: 1 }))
    await parcels.countParcels()
    await parcels.countParcels({ status: 'sent' })
    const url = 'https://parcels.example.fr/parcels/count'
    expect(sent.map((request) => request.url)).toEqual([url, `${url}?status=sent`])
    await expect(parcels.countParcels(null as never)).rejects.toMatchObject({ field: 'parameters' })
  })

  test('finds what only its own rule sees in an answer', async () => {
    const { parcels } = start(() => ({ sent: false }))
    await expect(parcels.sendParcel({ to: 'Brest' })).rejects.toMatchObject({
      name: 'ContractError',
      pointers: ['/sent'],
    })
  })
})

describe('the declaration of an operation', () => {
  test('a time limit of its own, unless the caller has one', async () => {
    const { parcels } = start(() => new Promise(() => {}))
    await expect(parcels.sendParcel({ to: 'Brest' })).rejects.toMatchObject({ name: 'TimeoutError' })
    const { parcels: patient, sent } = start(() => ({ sent: true }), { timeout: 10_000 })
    await patient.sendParcel({ to: 'Brest' })
    expect(sent).toHaveLength(1)
  })

  test('without credentials none are sent', async () => {
    const { parcels, sent } = start(() => ({ up: true, id: 1 }))
    await parcels.getHealth()
    await parcels.getParcel({ id: 1 })
    expect(sent.map(({ headers }) => headers.get('authorization'))).toEqual([null, 'Bearer secret'])
    expect(sent.map(({ headers }) => headers.get('accept'))).toEqual(['application/json', 'application/json'])
  })

  test('its retry delay is waited for', async () => {
    const waits: unknown[] = []
    const logger = { info: (_message: string, fields?: object) => waits.push(fields) }
    const { parcels } = start((_, count) => (count === 1 ? new Response(null, { status: 503 }) : { id: 1 }), { logger })
    await parcels.getParcel({ id: 1 })
    expect(waits).toMatchObject([{ wait: 1 }])
  })
})

describe('lists', () => {
  const page = (request: Request): Page => {
    const number = Number(new URL(request.url).searchParams.get('page') ?? 1)
    return { parcels: [{ id: number }, { id: 1 }], meta: { next: number < 3 ? number + 1 : null } }
  }

  test('go on as the document says, and give what moves between pages once', async () => {
    const { parcels, sent } = start(page)
    const ids = (await parcels.listParcels().toArray({ limit: Infinity })).map((parcel) => parcel.id)
    expect(ids).toEqual([1, 2, 3])
    expect(sent).toHaveLength(3)
    expect(await parcels.listParcels({ page: 3 })).toMatchObject({ meta: { next: null } })
  })

  test.each([
    ['whether there is another', { parcels: [] }],
    ['what it holds', { meta: { next: null } }],
  ])('whose answer does not say %s end with an error', async (missing, answer) => {
    const { parcels } = start(() => answer)
    const error = parcels.listParcels().toArray({ limit: 1 })
    await expect(error).rejects.toMatchObject({ name: 'ContractError' })
    await expect(error).rejects.toThrow(missing)
  })
})

test('additions are built on the methods and the options of their client', async () => {
  const { parcels, sent } = start(() => ({ sent: true }))
  expect(await parcels.sendTwice('Brest')).toHaveLength(2)
  expect(parcels.describe()).toEqual(['secret', { path: { id: 7 }, query: {} }])
  expect(sent).toHaveLength(2)
})

test('nothing is thrown at construction: a missing token is said by the first call', async () => {
  const { parcels } = start(() => ({}), { token: '' })
  await expect(parcels.getParcel({ id: 1 })).rejects.toMatchObject({ field: 'token' })
})
