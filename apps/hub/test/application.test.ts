// What is the same for everyone: probes, pages, headers, failures.
import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { createHub } from '../src/app.js'
import { createMetrics } from '../src/platform/process/metrics.js'
import { createDirectory } from './support/engines.js'
import { runHub } from './support/running-hub.js'
import { sharedHub } from './support/shared-hub.js'

const hub = sharedHub(createDirectory)

const get = (path: string, init?: RequestInit) => fetch(`${hub.url}${path}`, init)

describe('pages', () => {
  test('the first one says where things are, in French or English', async () => {
    const french = await (await get('/')).text()
    expect(french).toContain('<html lang="fr">')
    expect(french).toContain('/api/ants/availableTimeSlots')
    expect(await (await get('/', { headers: { 'accept-language': 'en-GB,en;q=0.9' } })).text()).toContain(
      '<html lang="en">',
    )
  })

  test('the documentation is whole without another server', async () => {
    const page = await get('/docs')
    const html = await page.text()
    const addresses = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => address ?? '')
    expect(addresses.length).toBeGreaterThan(3)
    for (const address of addresses) {
      expect(address).not.toMatch(/^(\w+:|\/\/)/)
      expect((await get(`/${address}`)).status).toBe(200)
    }
    expect(page.headers.get('content-security-policy')).toMatch(/default-src 'none'.*script-src 'self';/)
    expect(await (await get('/docs/swagger-ui-bundle.js')).text()).toContain('SwaggerUIBundle')
    expect(await (await get('/docs/start.js')).text()).toContain('validatorUrl: null')
  })
})

test('the contract is published, and is the one in openapi/hub.yaml', async () => {
  const { stringify } = await import('yaml')
  // Comparing may take longer on a busy machine than the hub keeps a connection open: the next test opens one.
  const published = await get('/openapi.json', { headers: { connection: 'close' } })
  const document: unknown = await published.json()
  expect(document).toMatchObject({
    openapi: '3.1.0',
    paths: { '/api/v1/agenda': { post: { operationId: 'importAgenda' } } },
  })
  const header = '# Written by the hub from its routes: pnpm --filter hub run openapi. Do not edit.\n'
  await expect(header + stringify(document, { lineWidth: 120, aliasDuplicateObjects: false })).toMatchFileSnapshot(
    '../../../openapi/hub.yaml',
  )
})

test('no route makes Hono look for all of them in its slow way', async () => {
  await get('/')
  expect(hub.routerName()).toBe('SmartRouter + RegExpRouter')
})

describe('headers', () => {
  test.each(['/', '/docs', '/healthz', '/nothing', '/api/v1/meeting-points', '/api/ants/availableTimeSlots'])(
    '%s is protected',
    async (path) => {
      const { headers } = await get(path, { headers: { origin: 'https://elsewhere.example' } })
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('x-frame-options')).toBe('DENY')
      expect(headers.get('content-security-policy')).toContain("default-src 'none'")
      expect(headers.get('strict-transport-security')).toBe('max-age=31536000')
      expect([...headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([])
      expect(headers.get('x-powered-by')).toBeNull()
    },
  )

  test('a preflight request of another site is granted nothing', async () => {
    const response = await get('/api/v1/meeting-points', {
      method: 'OPTIONS',
      headers: { origin: 'https://elsewhere.example', 'access-control-request-method': 'GET' },
    })
    expect(response.status).toBeGreaterThanOrEqual(400)
    expect([...response.headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([])
  })

  test.each([
    ['trace-0123456789', true],
    ['00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01', true],
    ['short', false],
    ['a b c d e f g h', false],
    ['x'.repeat(129), false],
  ])('the request id %j is taken over: %j', async (sent, isTaken) => {
    const response = await get('/healthz', { headers: { 'x-request-id': sent } })
    const answered = response.headers.get('x-request-id')
    expect(answered === sent).toBe(isTaken)
    expect(answered).toMatch(/^[\w.:-]{8,128}$/)
    expect(hub.log.at(-1)?.fields.request_id).toBe(answered)
  })
})

describe('failures', () => {
  test('an unknown address is a problem document', async () => {
    const response = await get('/nothing?private=A123456789')
    expect(response.status).toBe(404)
    expect(response.headers.get('content-type')).toBe('application/problem+json')
    expect(await response.json()).toMatchObject({
      type: 'about:blank',
      title: 'Not Found',
      status: 404,
      code: 'not_found',
    })
    expect(JSON.stringify(hub.log.at(-1))).not.toMatch(/nothing|A123456789/)
  })

  test('another method: 405; HEAD as GET without a body', async () => {
    const post = await get('/healthz', { method: 'POST' })
    expect(post.status).toBe(405)
    expect(post.headers.get('allow')).toBe('GET, HEAD')
    const head = await get('/healthz', { method: 'HEAD' })
    expect([head.status, await head.text()]).toEqual([200, ''])
  })

  test('a bug is a 500 that tells and logs nothing of its cause but the place', async () => {
    const log: unknown[] = []
    const broken = createHub({
      features: [],
      publicUrl: 'http://localhost',
      database: hub.database,
      keyring: { lookup: (value) => value },
      apiKeys: { recognise: () => Promise.reject(new TypeError('alice@example.org is not iterable')) },
      logger: { info: (...line) => log.push(line), error: (...line) => log.push(line) },
      metrics: createMetrics({ token: undefined }),
      isDraining: () => false,
    })
    const response = await broken.request('/api/v1/meeting-points', {
      headers: { authorization: 'Bearer some-key-0123456789' },
    })
    expect(response.status).toBe(500)
    const body = await response.text()
    expect(JSON.parse(body)).toMatchObject({ code: 'internal_error' })
    expect(JSON.stringify(log)).toContain('application.test.ts')
    expect(body + JSON.stringify(log)).not.toMatch(/alice|some-key/)
  })
})

describe('readiness', () => {
  test('ready while the database answers, and not while stopping', async () => {
    expect(await (await get('/readyz')).json()).toEqual({ status: 'ready' })
    await using otherStorage = await createDirectory()
    await using other = await runHub(otherStorage)
    other.drain()
    const response = await fetch(`${other.url}/readyz`)
    expect(response.status).toBe(503)
    expect(response.headers.get('connection')).toBe('close')
    expect((await fetch(`${other.url}/healthz`)).status).toBe(200)
  })

  test('without its database the hub lives, is not ready, and says so to partners', async () => {
    await using otherStorage = await createDirectory()
    const other = await runHub(otherStorage)
    await other.database.close()
    expect((await fetch(`${other.url}/healthz`)).status).toBe(200)
    expect((await fetch(`${other.url}/readyz`)).status).toBe(503)
    const partner = await other.partner('/api/v1/meeting-points')
    expect(partner.status).toBe(503)
    expect(await partner.json()).toMatchObject({ code: 'database_unavailable' })
    expect(Number(partner.headers.get('retry-after'))).toBeGreaterThan(0)
    // Nothing was ever read: an empty list would show a mairie where nothing is free.
    const slots = await other.ants(
      '/api/ants/availableTimeSlots?meeting_point_ids=1&start_date=2027-09-06&end_date=2027-09-06',
    )
    expect([slots.status, await slots.json()]).toEqual([503, { detail: 'The calendar cannot be asked at present' }])
    expect(Number(slots.headers.get('retry-after'))).toBeGreaterThan(0)
  })
})

test('the migrations folder holds every file its journal names', async () => {
  const folder = new URL('../drizzle/', import.meta.url)
  const journal = JSON.parse(await readFile(new URL('meta/_journal.json', folder), 'utf8')) as {
    entries: { tag: string }[]
  }
  expect(journal.entries.length).toBeGreaterThan(0)
  await Promise.all(journal.entries.map(({ tag }) => readFile(new URL(`${tag}.sql`, folder))))
})
