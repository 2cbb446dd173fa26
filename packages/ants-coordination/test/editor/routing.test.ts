import { expect, test } from 'vitest'
import { createAntsEditor } from '../../src/editor/index.js'
import { AGENDA, BASE, BOOKING, bookingsPath, createHarness, POINT, SLOT, slotsPath, TOKEN } from './support.js'

test.each([
  '/getManagedMeetingPoints',
  '//getManagedMeetingPoints',
  '/any/prefix/getManagedMeetingPoints',
  '///any//prefix///getManagedMeetingPoints',
  '/getManagedMeetingPoints?unknown=parameter',
])('%s is found, doubled slashes included (a base address registered with a final slash)', async (path) => {
  expect((await createHarness().ask(path)).status).toBe(200)
})

test.each([
  '/',
  '//',
  '/getmanagedmeetingpoints',
  '/constructor',
  '/__proto__',
  '/getManagedMeetingPoints/',
  '/%67etManagedMeetingPoints',
  '/%FF',
])('%s is not found', async (path) => {
  const { status, body } = await createHarness().ask(path)
  expect(status).toBe(404)
  expect(body).toEqual({ detail: 'Not Found' })
})

test.each(['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])(
  '%s is refused with the method allowed, never redirected',
  async (method) => {
    const { status, body, headers } = await createHarness().ask('/availableTimeSlots', { method })
    expect(status).toBe(405)
    expect(body).toEqual({ detail: 'Method Not Allowed' })
    expect(headers.get('allow')).toBe('GET')
    expect(headers.get('location')).toBeNull()
  },
)

test('HEAD is refused too, without a body', async () => {
  const { status, text, headers } = await createHarness().ask('/getManagedMeetingPoints', { method: 'HEAD' })
  expect(status).toBe(405)
  expect(text).toBe('')
  expect(headers.get('allow')).toBe('GET')
})

test.each(['/getManagedMeetingPoints', slotsPath(), bookingsPath('A123456789')])(
  '%s is UTF-8 JSON without a byte-order mark, and kept by no cache',
  async (path) => {
    const { fetch } = createHarness({
      getSlots: () => [{ ...SLOT, callback_url: 'https://rdv.valbrume.example/été' }],
      getBookings: () => ({ A123456789: [{ ...BOOKING, meeting_point: 'Mairie de Saint-Maur-des-Fossés' }] }),
    })
    const response = await fetch(new Request(`${BASE}${path}`, { headers: { 'x-hub-rdv-auth-token': TOKEN } }))
    expect(response.headers.get('content-type')).toBe('application/json')
    expect(response.headers.get('cache-control')).toBe('no-store')
    const bytes = new Uint8Array(await response.arrayBuffer())
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    expect(() => JSON.parse(text)).not.toThrow()
    expect(text).toContain('é')
  },
)

test('fetch needs no this, and the agenda keeps its own', async () => {
  class Calendar {
    readonly #places = [{ ...POINT, id: 'from a private field' }]
    getMeetingPoints() {
      return this.#places
    }
    getSlots() {
      return []
    }
    getBookings() {
      return {}
    }
  }
  const { fetch } = createAntsEditor({ tokens: [TOKEN], agenda: new Calendar() })
  const response = await fetch(
    new Request(`${BASE}/getManagedMeetingPoints`, { headers: { 'x-hub-rdv-auth-token': TOKEN } }),
  )
  expect(await response.json()).toMatchObject([{ id: 'from a private field' }])
})

test('a logger that throws costs no answer', async () => {
  const editor = createAntsEditor({
    tokens: [TOKEN],
    agenda: AGENDA,
    logger: {
      warn: () => {
        throw new Error('disk full')
      },
    },
  })
  expect((await editor.fetch(new Request(`${BASE}/getManagedMeetingPoints`))).status).toBe(401)
})
