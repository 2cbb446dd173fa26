import { describe, expect, it } from 'vitest'
import { ClientError, NotFoundError, RateLimitError, ServerError } from '../src/index.js'
import { json, localServer } from './local-server.js'
import { createParcelClient } from './parcel-api.js'

const parcel = { weight: 3 }

describe('what is sent again', () => {
  it('a read, until it succeeds', async () => {
    const { baseUrl, received } = await localServer((_, response, count) =>
      count < 3 ? json(response, 503, {}) : json(response, 200, parcel, { 'x-request-id': 'abc-1' }),
    )
    const outcome = await createParcelClient({ baseUrl }).getParcel('p1').withResponse()
    expect(outcome).toMatchObject({ data: parcel, attempts: 3, requestId: 'abc-1' })
    expect(outcome.response.status).toBe(200)
    expect(received).toHaveLength(3)
  })

  it('a read, even if the logger cannot take the news', async () => {
    const { baseUrl, received } = await localServer((_, response, count) =>
      json(response, count < 2 ? 503 : 200, parcel),
    )
    const info = (): never => {
      throw new Error('disk full')
    }
    await expect(createParcelClient({ baseUrl, logger: { info } }).getParcel('p1')).resolves.toEqual(parcel)
    expect(received).toHaveLength(2)
  })

  it('an idempotent write, and its final refusal says that an earlier attempt may have done the work', async () => {
    const { baseUrl } = await localServer((_, response, count) => json(response, count === 1 ? 504 : 404, {}))
    const error = await createParcelClient({ baseUrl })
      .deleteParcel('p1')
      .catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(NotFoundError)
    expect(error).toMatchObject({ attempts: 2, mayHaveBeenApplied: true, isRetryable: false })
  })

  it('a body, whole each time', async () => {
    const { baseUrl, received } = await localServer((_, response, count) =>
      json(response, count === 1 ? 401 : 200, parcel),
    )
    let token = 'old'
    const auth = {
      headers: () => ({ authorization: token }),
      onUnauthorized: async () => {
        token = 'new'
        return true
      },
    }
    await createParcelClient({ baseUrl, auth }).createParcel('é'.repeat(5_000))
    expect(received.map(({ body }) => JSON.parse(body))).toEqual([
      { owner: 'é'.repeat(5_000) },
      { owner: 'é'.repeat(5_000) },
    ])
  })

  it('never a write that may not be repeated, 429 included', async () => {
    const { baseUrl, received } = await localServer((_, response) => json(response, 429, {}, { 'retry-after': '0' }))
    const error = await createParcelClient({ baseUrl, maxRetries: 5 })
      .createParcel('x')
      .catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(RateLimitError)
    expect(error).toMatchObject({ attempts: 1, retryAfter: 0, mayHaveBeenApplied: false, isRetryable: true })
    expect(received).toHaveLength(1)
  })

  it('nothing with maxRetries 0, per client or per call', async () => {
    const { baseUrl, received } = await localServer((_, response) => json(response, 503, {}))
    await expect(createParcelClient({ baseUrl, maxRetries: 0 }).getParcel('p1')).rejects.toBeInstanceOf(ServerError)
    await expect(createParcelClient({ baseUrl }).getParcel('p1', { maxRetries: 0 })).rejects.toBeInstanceOf(ServerError)
    expect(received).toHaveLength(2)
  })
})

describe('Retry-After', () => {
  it('is waited for when it fits the deadline', async () => {
    const { baseUrl } = await localServer((_, response, count) =>
      count === 1 ? json(response, 429, {}, { 'retry-after': '1' }) : json(response, 200, parcel),
    )
    const start = performance.now()
    await createParcelClient({ baseUrl }).getParcel('p1')
    expect(performance.now() - start).toBeGreaterThan(980)
  })

  it('is not waited for beyond the deadline: the error says when to come back, at once', async () => {
    const { baseUrl } = await localServer((_, response) => json(response, 503, {}, { 'retry-after': '120' }))
    const start = performance.now()
    const error = await createParcelClient({ baseUrl, totalTimeout: 90_000 })
      .getParcel('p1')
      .catch((thrown: unknown) => thrown)
    expect(performance.now() - start).toBeLessThan(60_000)
    expect(error).toMatchObject({ name: 'ServerError', retryAfter: 120, attempts: 1 })
  })
})

describe('business codes', () => {
  it('come from the reader of the API', async () => {
    const { baseUrl } = await localServer((_, response) => json(response, 409, { detail: 'no' }))
    const error = await createParcelClient({ baseUrl })
      .createParcel('x')
      .catch((thrown: unknown) => thrown)
    expect(ClientError.isInstance(error) && error.code).toBe('parcel_exists')
    expect(ClientError.isInstance(error) && error.body()).toEqual({ detail: 'no' })
    expect((error as Error).message).toBe(
      'Parcels createParcel: status 409 (parcel_exists, 1 attempt); read what exists before asking again',
    )
  })

  it('may say that a refusal came after a part was done', async () => {
    const { baseUrl, received } = await localServer((_, response) => json(response, 424, {}))
    const error = await createParcelClient({ baseUrl })
      .createParcel('x')
      .catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ code: 'half_done', mayHaveBeenApplied: true, isRetryable: false })
    expect((error as Error).message).toContain('it may have been carried out')
    expect(received).toHaveLength(1)
    const read = await createParcelClient({ baseUrl })
      .getParcel('x')
      .catch((thrown: unknown) => thrown)
    expect(read).toMatchObject({ code: 'half_done', mayHaveBeenApplied: false })
  })
})
