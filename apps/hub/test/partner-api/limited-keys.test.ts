// API keys that cover some meeting points only, that expire, and whose use is remembered.
import { eq, sql } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { createApiKey, listApiKeys, type ApiKeyLimits } from '../../src/platform/partners/api-key-store.js'
import { createApiKeys } from '../../src/platform/partners/api-keys.js'
import { apiKeys } from '../../src/platform/database/tables.js'
import { bookingPartner } from '../support/booking-partner.js'
import { agenda, meetingPoint } from '../support/points.js'
import { describeOnEachEngine } from '../support/engines.js'

describeOnEachEngine('API keys', ({ createStorage }) => {
  const { hub, booking, booked, cancel, read, checked } = bookingPartner(createStorage)
  let keys = 0
  let limited: string
  const createKey = (limits: ApiKeyLimits) => createApiKey(hub.database, `key-${(keys += 1)}`, ['ants'], limits)
  beforeEach(async () => {
    limited = await createKey({ coveredIds: ['412', 'to-come'] })
  })

  async function ask(path: string, method = 'GET', body?: unknown, key = limited) {
    const response = await hub.partner(`/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${key}` },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    return { status: response.status, body: text === '' ? undefined : JSON.parse(text), response }
  }
  const atOther = { meeting_point_id: '413', starts_at: '2027-09-07T09:00', application_ids: ['B123456789'] }
  const stripped = (body: Record<string, unknown>) => ({ ...body, request_id: '' })

  describe('meeting points that a key does not cover', () => {
    test('are as if they did not exist: the same 404', async () => {
      const point = meetingPoint('413')
      for (const [path, method, body] of [
        ['', 'GET', undefined],
        ['', 'PUT', point],
        ['', 'DELETE', undefined],
        ['/slots?reason=CNI', 'GET', undefined],
      ] as const) {
        const other = await ask(`/meeting-points/413${path}`, method, body)
        const missing = await ask(`/meeting-points/nowhere${path}`, method, body && meetingPoint('nowhere'))
        expect([method, other.status]).toEqual([method, 404])
        expect(stripped(other.body)).toEqual(stripped(missing.body))
      }
      expect((await hub.partner('/api/v1/meeting-points/413')).status).toBe(200)
      expect((await hub.partner('/api/v1/meeting-points/nowhere')).status).toBe(404)
    })

    test('are not listed, on any page', async () => {
      const { body } = await ask('/meeting-points')
      expect(body.items.map(({ id }: { id: string }) => id)).toEqual(['412'])
      expect((await ask('/meeting-points/to-come', 'PUT', meetingPoint('to-come'))).status).toBe(201)
      const first = await ask('/meeting-points?limit=1')
      const second = await ask(`/meeting-points?limit=1&cursor=${first.body.next_cursor}`)
      expect([...first.body.items, ...second.body.items].map(({ id }) => id)).toEqual(['412', 'to-come'])
      expect(second.body.next_cursor).toBeNull()
    })

    test('refuse a whole agenda, with a pointer and no name', async () => {
      const document = agenda(meetingPoint('412', { name: 'Renommée' }), meetingPoint('413'), meetingPoint('nowhere'))
      const { status, body } = await ask('/agenda?prune=true', 'POST', document)
      expect([status, body.code]).toEqual([404, 'not_found'])
      expect(body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
        '/meeting_points/1/id',
        '/meeting_points/2/id',
      ])
      expect((await ask('/meeting-points/412')).body.name).not.toBe('Renommée')
    })

    test('are not pruned', async () => {
      const { status, body } = await ask('/agenda?prune=true', 'POST', agenda(meetingPoint('to-come')))
      expect([status, body.added, body.removed]).toEqual([200, ['to-come'], ['412']])
      expect((await hub.partner('/api/v1/meeting-points/413')).status).toBe(200)
    })
  })

  describe('appointments at a meeting point that a key does not cover', () => {
    test('are not taken', async () => {
      const { status, response } = await ask('/appointments', 'POST', booking(atOther))
      expect([status, response.headers.get('content-type')]).toEqual([404, 'application/problem+json'])
      expect((await ask('/appointments', 'POST', booking())).status).toBe(201)
    })

    test('are 404 to read, change and cancel, and nothing is changed', async () => {
      const { id } = await booked(atOther)
      const missing = await ask('/appointments/00000000-0000-4000-8000-000000000000')
      for (const [method, body] of [
        ['GET', undefined],
        ['PATCH', { starts_at: '2027-09-07T09:30' }],
        ['PATCH', { meeting_point_id: '412' }],
        ['PATCH', { contact: { first_name: 'A', last_name: 'B', email: 'a@example.org' } }],
        ['PATCH', {}],
        ['DELETE', undefined],
      ] as const) {
        const answer = await ask(`/appointments/${id}`, method, body)
        expect([method, answer.status, stripped(answer.body)]).toEqual([method, 404, stripped(missing.body)])
      }
      expect((await read(id)).body).toMatchObject({ status: 'booked', starts_at: atOther.starts_at })
      await cancel(id)
      expect((await ask(`/appointments/${id}`, 'DELETE')).status).toBe(404)
    })

    test('are not listed', async () => {
      const [own, other] = [await booked(), await booked(atOther)]
      const ids = async (query: string, key?: string) => {
        const { status, body } = await ask(`/appointments${query}`, 'GET', undefined, key)
        expect(status).toBe(200)
        return body.items.map(({ id }: { id: string }) => id)
      }
      expect(await ids('')).toEqual([own.id])
      expect(await ids('?meeting_point_id=412')).toEqual([own.id])
      expect(await ids('?meeting_point_id=413')).toEqual([])
      expect(await ids('?updated_since=2020-01-01T00:00:00Z')).toEqual([own.id])
      expect(await ids('', await createKey({}))).toEqual([own.id, other.id])
    })

    test('are not where one may be moved to', async () => {
      const { id } = await booked()
      const { status } = await ask(`/appointments/${id}`, 'PATCH', { meeting_point_id: '413' })
      expect(status).toBe(404)
      expect((await read(id)).body).toMatchObject({ meeting_point_id: '412' })
    })

    test('leave its sight when another key moves them there', async () => {
      const { id } = await booked()
      expect((await ask(`/appointments/${id}`)).status).toBe(200)
      const wide = await createKey({})
      expect((await ask(`/appointments/${id}`, 'PATCH', { meeting_point_id: '413' }, wide)).status).toBe(200)
      expect((await ask(`/appointments/${id}`)).status).toBe(404)
    })
  })

  test('a key sees and cancels what others took at its meeting points', async () => {
    const { id } = await booked()
    expect((await ask(`/appointments/${id}`)).body.history[0].actor).toBe('key:partner')
    expect((await ask(`/appointments/${id}`, 'DELETE')).body.status).toBe('cancelled')
  })

  describe('expiry and use', () => {
    test('an expired key is 401, and says so', async () => {
      const key = await createKey({ expiresAt: new Date(Date.now() - 1_000) })
      const { status, body, response } = await ask('/meeting-points', 'GET', undefined, key)
      expect([status, body.code]).toEqual([401, 'invalid_api_key'])
      expect(body.detail).toMatch(/^This API key expired on \d{4}-/)
      expect(response.headers.get('www-authenticate')).toContain('Bearer')
      const good = await createKey({ expiresAt: new Date(Date.now() + 3_600_000) })
      expect((await ask('/meeting-points', 'GET', undefined, good)).status).toBe(200)
    })

    test('an expired and revoked key is unknown', async () => {
      const key = await createKey({ expiresAt: new Date(Date.now() - 1_000) })
      await hub.database.run((connection) => connection.update(apiKeys).set({ revokedAt: new Date() }))
      expect((await ask('/meeting-points', 'GET', undefined, key)).body.detail).not.toContain('expired')
    })

    test('its last use is written once a minute at most, by all processes together', async () => {
      const key = await createKey({})
      const name = `key-${keys}`
      const row = async () => {
        const { lastUsedAt } = (await listApiKeys(hub.database)).find((each) => each.name === name) ?? {}
        const [{ writes } = { writes: '' }] = await hub.database.run((connection) =>
          connection.select({ writes: sql<string>`xmin::text` }).from(apiKeys).where(eq(apiKeys.name, name)),
        )
        return { lastUsedAt, writes }
      }
      expect((await row()).lastUsedAt).toBeNull()
      await ask('/meeting-points', 'GET', undefined, key)
      const first = await row()
      expect(Date.now() - (first.lastUsedAt?.getTime() ?? 0)).toBeLessThan(60_000)
      await Promise.all(Array.from({ length: 20 }, () => ask('/meeting-points', 'GET', undefined, key)))
      const other = createApiKeys({ database: hub.database, configured: [] })
      await other.recognise(key)
      expect(await row()).toEqual(first)

      await hub.database.run((connection) =>
        connection.update(apiKeys).set({ lastUsedAt: sql`now() - interval '2 minutes'` }).where(eq(apiKeys.name, name)),
      )
      await createApiKeys({ database: hub.database, configured: [] }).recognise(key)
      expect((await row()).lastUsedAt?.getTime()).toBeGreaterThanOrEqual(first.lastUsedAt?.getTime() ?? Infinity)
    })
  })

  test('what it is answered is in the contract', async () => {
    const answers: [string, string, unknown, [string, string]][] = [
      ['/meeting-points/413', 'PUT', meetingPoint('413'), ['put', '/api/v1/meeting-points/{id}']],
      ['/agenda', 'POST', agenda(meetingPoint('413')), ['post', '/api/v1/agenda']],
      ['/appointments', 'POST', booking(atOther), ['post', '/api/v1/appointments']],
    ]
    for (const [path, method, body, operation] of answers) {
      const response = await hub.partner(`/api/v1${path}`, {
        method,
        headers: { authorization: `Bearer ${limited}` },
        body: JSON.stringify(body),
      })
      expect(response.status).toBe(404)
      await checked(response, operation)
    }
  })
})
