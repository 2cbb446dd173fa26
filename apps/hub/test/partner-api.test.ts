import { once } from 'node:events'
import { connect } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createApiKey } from '../src/platform/api-key-store.js'
import { importMeetingPoints } from '../src/ants/meeting-points.js'
import { describeOnEachEngine, type TemporaryStorage } from './support/engines.js'
import { type AnswerChecker, answerChecker } from './support/openapi-answers.js'
import { agenda, meetingPoint } from './support/points.js'
import { DEMO_KEY, NARROW_KEY, type RunningHub, runHub } from './support/running-hub.js'

describeOnEachEngine('partner API', ({ createStorage }) => {
  let storage: TemporaryStorage
  let hub: RunningHub
  let checked: AnswerChecker

  beforeAll(async () => {
    storage = await createStorage()
    hub = await runHub(storage)
    const document = await (await fetch(`${hub.url}/openapi.json`)).json()
    checked = answerChecker(document as Parameters<typeof answerChecker>[0])
  })
  afterAll(async () => {
    await hub[Symbol.asyncDispose]()
    await storage[Symbol.asyncDispose]()
  })
  beforeEach(async () => {
    await importMeetingPoints(hub.database, [], { prune: true })
    hub.log.length = 0
  })

  const json = (body: unknown, init: RequestInit = {}): RequestInit => ({ ...init, body: JSON.stringify(body) })
  const put = (id: string, body: unknown) => hub.partner(`/api/v1/meeting-points/${id}`, json(body, { method: 'PUT' }))
  const importAgenda = (body: unknown, query = '') =>
    hub.partner(`/api/v1/agenda${query}`, json(body, { method: 'POST' }))
  const PUT: [string, string] = ['put', '/api/v1/meeting-points/{id}']
  const GET: [string, string] = ['get', '/api/v1/meeting-points/{id}']
  const DELETE: [string, string] = ['delete', '/api/v1/meeting-points/{id}']
  const LIST: [string, string] = ['get', '/api/v1/meeting-points']
  const IMPORT: [string, string] = ['post', '/api/v1/agenda']
  const SLOTS: [string, string] = ['get', '/api/v1/meeting-points/{id}/slots']

  describe('who may call', () => {
    test.each([
      ['no key', {}],
      ['an unknown key', { authorization: 'Bearer no-such-key-0123456789abcdefghijkl' }],
      ['another scheme', { authorization: `Basic ${NARROW_KEY}` }],
      ['nonsense', { authorization: 'Bearer' }],
    ])('%s: 401', async (_, headers) => {
      const response = await fetch(`${hub.url}/api/v1/meeting-points`, { headers: new Headers(headers) })
      expect(response.status).toBe(401)
      expect(response.headers.get('www-authenticate')).toBe('Bearer realm="hub"')
      expect(await checked(response, LIST)).toMatchObject({
        code: 'invalid_api_key',
        request_id: response.headers.get('x-request-id'),
      })
    })

    test('an address that does not exist is 401 without a key: nothing is told to strangers', async () => {
      expect((await fetch(`${hub.url}/api/v1/nothing`)).status).toBe(401)
      expect((await hub.partner('/api/v1/nothing')).status).toBe(404)
    })

    test('a feature that is not granted: 403', async () => {
      const response = await hub.partner('/api/v1/meeting-points', {
        headers: { authorization: `Bearer ${NARROW_KEY}` },
      })
      expect(response.status).toBe(403)
      expect(await checked(response, LIST)).toMatchObject({ code: 'feature_not_granted' })
    })

    test('a key made in the database works, with its features', async () => {
      const key = await createApiKey(hub.database, 'made', ['ants'])
      expect(
        (await hub.partner('/api/v1/meeting-points', { headers: { authorization: `Bearer ${key}` } })).status,
      ).toBe(200)
    })

    test.each([
      ['as it is', {}, 200],
      ['through a proxy', { 'x-forwarded-for': '203.0.113.7' }, 401],
      ['through another proxy', { forwarded: 'for=203.0.113.7' }, 401],
    ])('the demo key %s: %o → %i', async (_, headers, status) => {
      const response = await hub.partner('/api/v1/meeting-points', {
        headers: { ...headers, authorization: `Bearer ${DEMO_KEY}` },
      })
      expect(response.status).toBe(status)
    })
  })

  describe('meeting points', () => {
    test('are created, read, replaced and deleted', async () => {
      const created = await put('412', meetingPoint('412', { name: "Mairie de L'Haÿ" }))
      expect(created.status).toBe(201)
      expect(await checked(created, PUT)).toMatchObject({
        id: '412',
        time_zone: 'Europe/Paris',
        closures: [],
        warnings: [],
      })

      const read = await hub.partner('/api/v1/meeting-points/412')
      expect(await checked(read, GET)).toMatchObject({ name: "Mairie de L'Haÿ", min_notice_minutes: 0 })

      const { id: _, ...withoutId } = meetingPoint('412')
      const replaced = await put('412', withoutId)
      expect(replaced.status).toBe(200)
      expect(await checked(replaced, PUT)).toMatchObject({ id: '412', name: 'Mairie de Valbrume - 412' })

      const deleted = await hub.partner('/api/v1/meeting-points/412', { method: 'DELETE' })
      expect(deleted.status).toBe(204)
      const again = await hub.partner('/api/v1/meeting-points/412', { method: 'DELETE' })
      expect(again.status).toBe(404)
      expect(await checked(again, DELETE)).toMatchObject({ code: 'not_found' })
    })

    test('what a client read, it can send back', async () => {
      await put('412', meetingPoint('412'))
      const document: unknown = await (await hub.partner('/api/v1/meeting-points/412')).json()
      expect((await put('412', document)).status).toBe(200)
    })

    test('a point that ANTS would drop is kept, with a warning', async () => {
      const response = await put('quiet', meetingPoint('quiet', { zip_code: null }))
      expect(await checked(response, PUT)).toMatchObject({ warnings: [{ pointer: '/zip_code' }] })
    })

    test('every mistake is told with its pointer, and nothing is stored', async () => {
      const response = await put('412', {
        ...meetingPoint('413'),
        zip_code: 59999,
        openings: [{ weekdays: [8], from: '12:00', to: '09:00' }],
      })
      expect(response.status).toBe(422)
      const body = await checked(response, PUT)
      expect(body).toMatchObject({ code: 'invalid_request' })
      const pointers = (body as { errors: { pointer: string; in: string }[] }).errors.map(({ pointer }) => pointer)
      expect(pointers).toEqual(expect.arrayContaining(['/zip_code', '/openings/0/weekdays/0', '/openings/0/from']))
      expect((await hub.partner('/api/v1/meeting-points/412')).status).toBe(404)
    })

    test.each([
      ['text that is no JSON', '{"name": ', 422],
      ['nothing', '', 422],
      ['bytes that are no UTF-8', new Uint8Array([0x22, 0xe9, 0x22]), 422],
      ['a prototype', '{"__proto__": {"id": "412"}}', 422],
      ['a list', '[]', 422],
    ])('%s: %j → %i', async (_, body, status) => {
      const response = await hub.partner('/api/v1/meeting-points/412', { method: 'PUT', body })
      expect(response.status).toBe(status)
      expect(await checked(response, PUT)).toMatchObject({ code: 'invalid_request', errors: expect.any(Array) })
    })

    test('a form is 415', async () => {
      const response = await hub.partner('/api/v1/agenda', {
        method: 'POST',
        body: 'a=b',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      })
      expect(response.status).toBe(415)
      expect(await checked(response, IMPORT)).toMatchObject({ code: 'unsupported_media_type' })
    })

    test.each(['%00', '%F0%9F%92%A9', 'a%2Fb', '%FF', 'x'.repeat(300), '__proto__'])(
      'the id %s is simply unknown',
      async (id) => {
        const response = await hub.partner(`/api/v1/meeting-points/${id}`)
        expect(response.status).toBe(404)
      },
    )

    test('pages follow each other without gap or repetition, and end', async () => {
      await importAgenda(agenda(...['a', 'b', 'c', 'd', 'e'].map((id) => meetingPoint(id))))
      const seen: string[] = []
      let cursor: string | null = ''
      for (let page = 0; cursor !== null; page += 1) {
        expect(page).toBeLessThan(3)
        const query = new URLSearchParams({ limit: '2', ...(cursor && { cursor }) })
        // oxlint-disable-next-line no-await-in-loop -- each page names the next
        const body = (await checked(await hub.partner(`/api/v1/meeting-points?${query}`), LIST)) as {
          items: { id: string }[]
          next_cursor: string | null
        }
        seen.push(...body.items.map(({ id }) => id))
        cursor = body.next_cursor
      }
      expect(seen).toEqual(['a', 'b', 'c', 'd', 'e'])
    })

    test.each([
      ['cursor=nonsense', '/cursor'],
      ['cursor=', '/cursor'],
      ['limit=0', '/limit'],
      ['limit=501', '/limit'],
      ['limit=many', '/limit'],
    ])('?%s: 422', async (query, pointer) => {
      const response = await hub.partner(`/api/v1/meeting-points?${query}`)
      expect(response.status).toBe(422)
      expect(await checked(response, LIST)).toMatchObject({ errors: [{ in: 'query', pointer }] })
    })
  })

  describe('agenda', () => {
    test('reports what it did', async () => {
      expect(await checked(await importAgenda(agenda(meetingPoint('a'), meetingPoint('b'))), IMPORT)).toEqual({
        added: ['a', 'b'],
        changed: [],
        unchanged: [],
        removed: [],
        warnings: [],
      })
      const changed = agenda(
        meetingPoint('b', { name: 'Renommée' }),
        meetingPoint('c', { latitude: null, longitude: null }),
      )
      const report = await checked(await importAgenda(changed, '?prune=true'), IMPORT)
      expect(report).toMatchObject({ added: ['c'], changed: ['b'], removed: ['a'] })
      expect((report as { warnings: { pointer: string }[] }).warnings[0]?.pointer).toMatch(/^\/meeting_points\/1\//)
    })

    test('a malformed one: every mistake, nothing imported', async () => {
      const response = await importAgenda(
        agenda(meetingPoint('good'), meetingPoint('bad', { street: '12 rue,' }), meetingPoint('good')),
      )
      expect(response.status).toBe(422)
      expect(await checked(response, IMPORT)).toMatchObject({
        errors: [
          { in: 'body', pointer: '/meeting_points/1/street' },
          { in: 'body', pointer: '/meeting_points/2/id' },
        ],
      })
      expect(await (await hub.partner('/api/v1/meeting-points')).json()).toEqual({ items: [], next_cursor: null })
    })
  })

  describe('slots', () => {
    const slots = async (query: string) =>
      checked(await hub.partner(`/api/v1/meeting-points/412/slots?${query}`), SLOTS)

    test('are those of the rule, by the wall clock, with their ends', async () => {
      await put('412', meetingPoint('412'))
      expect(await slots('reason=CNI-PASSPORT&documents_number=2&from=2027-09-06&to=2027-09-07')).toEqual({
        items: [
          { starts_at: '2027-09-06T09:00', ends_at: '2027-09-06T10:00' },
          { starts_at: '2027-09-07T09:00', ends_at: '2027-09-07T10:00' },
        ],
        next_cursor: null,
      })
    })

    test('by default: one person, thirty days from today', async () => {
      await put('412', meetingPoint('412'))
      const { items } = (await slots('reason=CNI')) as { items: { starts_at: string }[] }
      expect(items).toHaveLength(31 * 4)
      expect(items[0]?.starts_at).toBe('2027-09-06T09:00')
      expect(items.at(-1)?.starts_at).toBe('2027-10-06T09:45')
    })

    test('come in pages', async () => {
      await put('412', meetingPoint('412'))
      const first = (await slots('reason=CNI&limit=100')) as { items: unknown[]; next_cursor: string }
      const rest = (await slots(`reason=CNI&limit=100&cursor=${first.next_cursor}`)) as typeof first
      expect([first.items.length, rest.items.length, rest.next_cursor]).toEqual([100, 24, null])
    })

    test('of the last days of the calendar: none, without a mistake of the caller', async () => {
      await put('412', meetingPoint('412'))
      expect(await slots('reason=CNI&from=9999-12-31')).toEqual({ items: [], next_cursor: null })
    })

    test('of a place that does not exist: 404', async () => {
      expect(await slots('reason=CNI')).toMatchObject({ code: 'not_found' })
    })

    test.each([
      ['', '/reason'],
      ['reason=VISA', '/reason'],
      ['reason=CNI&documents_number=0', '/documents_number'],
      ['reason=CNI&documents_number=1.5', '/documents_number'],
      ['reason=CNI&from=2027-02-30', '/from'],
      ['reason=CNI&from=2027-03-02&to=2027-03-01', '/to'],
    ])('?%s: 422', async (query, pointer) => {
      await put('412', meetingPoint('412'))
      expect(await slots(query)).toMatchObject({ status: 422, errors: [{ in: 'query', pointer }] })
    })
  })

  describe('limits', () => {
    test('an announced body over 1 MiB: 413, before the key is even looked at', async () => {
      const response = await fetch(`${hub.url}/api/v1/meeting-points/412`, {
        method: 'PUT',
        body: 'x'.repeat(1024 * 1024 + 1),
      })
      expect(response.status).toBe(413)
      expect(await checked(response, PUT)).toMatchObject({ code: 'payload_too_large' })
    })

    test('an announced body over 1 MiB that never comes: 413 without waiting for it', async () => {
      const { hostname, port } = new URL(hub.url)
      const socket = connect(Number(port), hostname)
      socket.write('PUT /api/v1/meeting-points/412 HTTP/1.1\r\nhost: localhost\r\ncontent-length: 3000000\r\n\r\n')
      const [answer] = await once(socket, 'data', { signal: AbortSignal.timeout(5_000) })
      socket.destroy()
      expect(String(answer)).toMatch(/^HTTP\/1\.1 413 /)
    })

    test('a chunked body over 1 MiB: 413', async () => {
      const chunk = new Uint8Array(64 * 1024).fill(0x20)
      let chunks = 0
      const body = new ReadableStream({
        pull: (controller) => (chunks++ < 20 ? controller.enqueue(chunk) : controller.close()),
      })
      // The standard asks for "duplex" with a stream; the type does not know it yet.
      const init: RequestInit & { duplex: 'half' } = { method: 'PUT', body, duplex: 'half' }
      const response = await hub.partner('/api/v1/meeting-points/412', init)
      expect(response.status).toBe(413)
    })

    test('an agenda may have 32 MiB, and not more', async () => {
      const spaces = ' '.repeat(31 * 1024 * 1024)
      const large = await hub.partner('/api/v1/agenda', {
        method: 'POST',
        body: JSON.stringify(agenda(meetingPoint('big'))) + spaces,
      })
      expect(large.status).toBe(200)
      const larger = await hub.partner('/api/v1/agenda', {
        method: 'POST',
        body: `${spaces}${' '.repeat(1024 * 1024 + 1)}`,
      })
      expect(larger.status).toBe(413)
    })

    test('600 requests a minute, then 429 with Retry-After, per key', async () => {
      const key = await createApiKey(hub.database, 'busy', ['ants'])
      const ask = () => hub.partner('/api/v1/meeting-points?limit=1', { headers: { authorization: `Bearer ${key}` } })
      const statuses = new Map<number, number>()
      for (let batch = 0; batch < 25; batch += 1) {
        // oxlint-disable-next-line no-await-in-loop -- a few at a time, as a partner would
        const answers = await Promise.all(Array.from({ length: 25 }, ask))
        for (const { status } of answers) statuses.set(status, (statuses.get(status) ?? 0) + 1)
      }
      expect(Object.fromEntries(statuses)).toEqual({ 200: 600, 429: 25 })
      const refused = await ask()
      const seconds = Number(refused.headers.get('retry-after'))
      expect(seconds).toBeGreaterThan(30)
      expect(seconds).toBeLessThanOrEqual(60)
      expect(await checked(refused, LIST)).toMatchObject({ code: 'rate_limited' })
      expect((await hub.partner('/api/v1/meeting-points')).status).toBe(200)
    })
  })

  test('another method on a known address: 405 with Allow', async () => {
    const response = await hub.partner('/api/v1/meeting-points/412', { method: 'POST', body: '{}' })
    expect(response.status).toBe(405)
    expect(response.headers.get('allow')?.split(', ').toSorted()).toEqual(['DELETE', 'GET', 'HEAD', 'PUT'])
    expect(await response.json()).toMatchObject({ code: 'method_not_allowed' })
  })

  test('logs show the route and the partner, never what was sent', async () => {
    await put('quartier-secret', meetingPoint('quartier-secret', { name: 'Nom secret' }))
    await hub.partner('/api/v1/meeting-points/quartier-secret?private=A123456789')
    expect(
      hub.log
        .filter(({ message }) => message === 'request answered')
        .map(({ fields }) => [fields.method, fields.route, fields.status, fields.caller]),
    ).toEqual([
      ['PUT', '/api/v1/meeting-points/:id', 201, 'partner'],
      ['GET', '/api/v1/meeting-points/:id', 200, 'partner'],
    ])
    expect(JSON.stringify(hub.log)).not.toMatch(/secret|A123456789|partner-key/)
  })
})
