import { describe, expect, it } from 'vitest'
import { createMemoryRateLimitStore, createRateLimiter, type HubError, rateLimiterByOperation } from '../src/index.js'
import { json, localServer } from './local-server.js'
import { createParcelClient } from './parcel-api.js'

const parcel = { weight: 3 }
const HOUR = 3_600_000
const failure = (promise: PromiseLike<unknown>): Promise<HubError> =>
  Promise.resolve(promise).then(
    () => {
      throw new Error('resolved')
    },
    (error: HubError) => error,
  )

describe('a client with a rate limiter', () => {
  it('takes a turn for every attempt, and gives it back', async () => {
    const { baseUrl, received } = await localServer((_, response, count) =>
      count < 3 ? json(response, 503, {}, { 'retry-after': '0' }) : json(response, 200, parcel),
    )
    const limiter = createRateLimiter({ limits: [{ calls: 4, period: HOUR }], concurrency: 1 })
    const client = createParcelClient({ baseUrl, rateLimiter: limiter })
    await client.getParcel('p1')
    await client.getParcel('p1')
    expect(received).toHaveLength(4)
    const error = await failure(client.getParcel('p1', { totalTimeout: 5_000 }))
    expect(error).toMatchObject({ name: 'RateLimitError', attempts: 0, code: 'rate_limit_wait', isRetryable: true })
    expect(error.message).toMatch(/^Parcels getParcel: not sent, its turn under the rate limit comes in 3\d{3} s/)
    expect(received).toHaveLength(4)
  })

  it('keeps the outcome of an attempt whose repetition has no turn in time', async () => {
    const { baseUrl, received } = await localServer((_, response) => json(response, 503, {}, { 'retry-after': '0' }))
    const rateLimiter = createRateLimiter({ limits: [{ calls: 1, period: HOUR }] })
    const error = await failure(createParcelClient({ baseUrl, rateLimiter }).deleteParcel('p1'))
    expect(error).toMatchObject({ name: 'ServerError', status: 503, attempts: 1, mayHaveBeenApplied: true })
    expect(received).toHaveLength(1)
  })

  it('lets a 429 hold every call, those of other clients of the store too', async () => {
    const { baseUrl, received } = await localServer((_, response) => json(response, 429, {}, { 'retry-after': '60' }))
    const store = createMemoryRateLimitStore()
    const create = () => createParcelClient({ baseUrl, rateLimiter: createRateLimiter({ store }) })
    expect(await failure(create().createParcel('x'))).toMatchObject({
      name: 'RateLimitError',
      status: 429,
      retryAfter: 60,
    })
    const held = await failure(create().getParcel('p1', { totalTimeout: 10_000 }))
    expect(held).toMatchObject({ name: 'RateLimitError', attempts: 0, mayHaveBeenApplied: false })
    expect((held as { retryAfter?: number }).retryAfter).toBeGreaterThan(10)
    expect(received).toHaveLength(1)
  })

  it('lets the caller give up while it waits', async () => {
    const { baseUrl, received } = await localServer((_, response) => json(response, 200, parcel))
    const rateLimiter = createRateLimiter({ limits: [{ calls: 1, period: 20_000 }] })
    const client = createParcelClient({ baseUrl, rateLimiter })
    await client.getParcel('p1')
    const controller = new AbortController()
    const waiting = failure(client.createParcel('x', { signal: controller.signal, totalTimeout: HOUR }))
    setTimeout(() => controller.abort(), 20)
    expect(await waiting).toMatchObject({ name: 'AbortedError', attempts: 0, mayHaveBeenApplied: false })
    expect(received).toHaveLength(1)
  })

  it('says what its store said, unchanged', async () => {
    const mine = new Error('the database is away')
    const store = { ...createMemoryRateLimitStore(), take: () => Promise.reject(mine) }
    const rateLimiter = createRateLimiter({ store })
    expect(await failure(createParcelClient({ baseUrl: 'http://127.0.0.1:1', rateLimiter }).getParcel('p1'))).toBe(mine)
  })

  it('may have one for each operation', async () => {
    const { baseUrl } = await localServer((_, response) => json(response, 200, parcel))
    const reads = createRateLimiter({ limits: [{ calls: 1, period: HOUR }] })
    const client = createParcelClient({
      baseUrl,
      rateLimiter: rateLimiterByOperation((name) => (name === 'getParcel' ? reads : undefined)),
    })
    await client.getParcel('p1')
    await client.deleteParcel('p1')
    await client.raw.DELETE('/parcels/{id}' as never, { params: { path: { id: 'p1' } } } as never)
    expect(await failure(client.getParcel('p1'))).toMatchObject({ name: 'RateLimitError' })
  })

  it('keeps its reserve from calls in the background', async () => {
    const { baseUrl } = await localServer((_, response) => json(response, 200, parcel))
    const rateLimiter = createRateLimiter({ limits: [{ calls: 2, period: HOUR }], reserve: 0.5 })
    const client = createParcelClient({ baseUrl, rateLimiter })
    await client.getParcel('p1', { priority: 'background' })
    expect(await failure(client.getParcel('p1', { priority: 'background' }))).toMatchObject({ attempts: 0 })
    expect(await client.getParcel('p1')).toEqual(parcel)
  })
})
