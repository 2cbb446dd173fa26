// Default headers are given to the server's response before there is an answer: they must be on every answer all the same.
import { Hono } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { defaultHeaders } from '../../src/platform/http/default-headers.js'
import { type HttpServer, listen } from '../../src/platform/http/http-server.js'
import type { HubEnv } from '../../src/platform/http/hub-env.js'
import { createDirectory } from '../support/engines.js'
import { sharedHub } from '../support/shared-hub.js'

describe('of the hub', () => {
  const hub = sharedHub(createDirectory)

  const json = { 'content-type': 'application/json' }
  test.each<[number, string, RequestInit]>([
    [200, '/healthz', {}],
    [200, '/docs', {}],
    [404, '/nowhere', {}],
    [405, '/healthz', { method: 'POST' }],
    [401, '/api/ants/availableTimeSlots', {}],
    [401, '/api/v1/appointments', {}],
    [413, '/api/v1/appointments', { method: 'POST', headers: json, body: 'x'.repeat(1_100_000) }],
  ])('%i %s: the names that hono/secure-headers gives, and ours', async (status, path, init) => {
    const response = await fetch(`${hub.url}${path}`, init)
    await response.arrayBuffer()
    expect(response.status).toBe(status)
    const ours = ['cache-control', 'content-security-policy', 'strict-transport-security', 'x-request-id']
    const missing = [...(await namesOfSecureHeaders()), ...ours].filter((name) => !response.headers.has(name))
    expect(missing).toEqual([])
    expect(response.headers.has('x-powered-by')).toBe(false)
  })
})

describe('a header of the answer wins', () => {
  const application = new Hono<HubEnv>()
    .use(async (context, next) => {
      const defaults = defaultHeaders(context, { 'x-default': 'default', 'x-own': 'default' })
      await next()
      defaults.apply()
    })
    .get('/', (context) => context.text('fine', 200, { 'X-Own': 'own' }))
    .get('/late', (context) => {
      context.header('x-own', 'own')
      return context.body(null, 204)
    })
    .get('/response', () => Response.json({}, { status: 409, headers: { 'x-own': 'own' } }))
    .get('/stream', () => new Response(new Blob(['text']).stream(), { headers: { 'x-own': 'own' } }))
    .get('/error', () => {
      throw new Error('expected by a test')
    })
  application.onError(() => new Response('failed', { status: 500, headers: { 'x-own': 'own' } }))
  application.notFound(() => new Response('nothing', { status: 404, headers: { 'x-own': 'own' } }))

  let server: HttpServer
  beforeAll(async () => {
    server = await listen('127.0.0.1', 0, () => application.fetch)
  })
  afterAll(() => server.stop())

  test.each(['/', '/late', '/response', '/stream', '/error', '/nowhere'])('%s', async (path) => {
    const overSocket = await fetch(`http://127.0.0.1:${server.port}${path}`)
    const inProcess = await application.request(path)
    for (const response of [overSocket, inProcess]) {
      await response.arrayBuffer()
      expect([response.headers.get('x-default'), response.headers.get('x-own')]).toEqual(['default', 'own'])
    }
  })
})

async function namesOfSecureHeaders(): Promise<string[]> {
  const application = new Hono().use(secureHeaders()).get('/', (context) => context.body(null))
  return [...(await application.request('/')).headers.keys()]
}
