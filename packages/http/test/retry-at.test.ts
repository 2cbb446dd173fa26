import { expect, test } from 'vitest'
import { createClientCore, createRateLimiter, type ClientDefinition, type ClientOptions } from '../src/index.js'
import { json, localServer } from './local-server.js'

/** An API that says in the body of a refusal when it takes the next call, and sends no `Retry-After`. */
const definition: ClientDefinition = {
  api: 'Tables',
  userAgent: 'tables/1.0.0',
  environments: {},
  operations: { getTable: { method: 'GET', path: '/table', retry: 'safe', responses: {} } },
  propertyNames: [],
  readError: ({ body }) =>
    typeof body === 'object' && body !== null && 'next' in body ? { retryAt: Number(body.next) } : undefined,
}

const getTable = (options: ClientOptions): Promise<unknown> =>
  createClientCore<{ '/table': object }, Record<string, unknown>>(definition, options).call('getTable', () => ({}))

test('the instant that a body names is waited for', async () => {
  const { baseUrl, received } = await localServer((_, response, count) =>
    count === 1 ? json(response, 429, { next: Date.now() - 5 }) : json(response, 200, { rows: 1 }),
  )
  expect(await getTable({ baseUrl })).toEqual({ rows: 1 })
  expect(received).toHaveLength(2)
})

test('one beyond the deadline is not, and said in retryAfter; other calls are held until then', async () => {
  const { baseUrl, received } = await localServer((_, response) =>
    json(response, 429, { next: Date.now() + 3_600_000 }),
  )
  const rateLimiter = createRateLimiter({})
  const error = await getTable({ baseUrl, rateLimiter }).catch((thrown: unknown) => thrown)
  expect(error).toMatchObject({ name: 'RateLimitError', attempts: 1, isRetryable: true })
  expect((error as { retryAfter: number }).retryAfter).toBeGreaterThan(3_590)
  const held = await getTable({ baseUrl, rateLimiter }).catch((thrown: unknown) => thrown)
  expect(held).toMatchObject({ code: 'rate_limit_wait', attempts: 0 })
  expect(received).toHaveLength(1)
})

test('Retry-After comes first', async () => {
  const { baseUrl } = await localServer((_, response, count) =>
    count === 1
      ? json(response, 503, { next: Date.now() + 3_600_000 }, { 'retry-after': '0' })
      : json(response, 200, { rows: 2 }),
  )
  expect(await getTable({ baseUrl })).toEqual({ rows: 2 })
})
