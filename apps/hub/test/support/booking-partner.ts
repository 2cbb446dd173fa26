// A partner that books over a real socket, with ANTS simulated: what every test file about appointments starts from.
import { beforeEach, expect } from 'vitest'
import type { MeetingPointInput } from '../../src/features/ants/agenda/schema.js'
import { applicationSynchronizations } from '../../src/features/ants/declarations/tables.js'
import { idempotencyKeys } from '../../src/platform/database/tables.js'
import { beginAnew, expectNoErrors, publishOnly } from './clean-slate.js'
import type { TemporaryStorage } from './engines.js'
import { meetingPoint } from './points.js'
import { sharedAnswerChecker, sharedHub } from './shared-hub.js'

export interface Answered {
  id: string
  code: string
  status: string
  starts_at: string
  ends_at: string
  updated_at: string
  applications: { application_id: string; management_url: string; ants: string }[]
  history: { kind: string; actor: string; detail: unknown }[]
  errors: { in: string; pointer: string }[]
  items: Answered[]
  next_cursor: string | null
}

/** Called in a `describe`: each of its tests begins with two places and no appointment. */
export function bookingPartner(createStorage: () => Promise<TemporaryStorage>) {
  const hub = sharedHub(createStorage)
  const checked = sharedAnswerChecker(hub)
  beginAnew(hub)
  expectNoErrors(hub)
  beforeEach(async () => {
    await hub.database.run((connection) => connection.delete(applicationSynchronizations))
    await hub.database.run((connection) => connection.delete(idempotencyKeys))
    await publishPoints(
      meetingPoint('412'),
      meetingPoint('413', { openings: [{ weekdays: [2], from: '09:00', to: '12:00' }] }),
    )
    hub.log.length = 0
  })

  const publishPoints = (...points: MeetingPointInput[]) => publishOnly(hub, ...points)

  const contact = { first_name: 'Camille', last_name: 'Durand', email: 'camille@example.org', phone: '06 12 34 56 78' }
  const booking = (changes: Record<string, unknown> = {}) => ({
    meeting_point_id: '412',
    starts_at: '2027-09-07T09:00',
    reason: 'CNI',
    application_ids: ['A123456789'],
    contact,
    ...changes,
  })
  const BOOK: [string, string] = ['post', '/api/v1/appointments']
  const LIST: [string, string] = ['get', '/api/v1/appointments']
  const GET: [string, string] = ['get', '/api/v1/appointments/{id}']
  const PATCH: [string, string] = ['patch', '/api/v1/appointments/{id}']
  const DELETE: [string, string] = ['delete', '/api/v1/appointments/{id}']

  const post = (body: unknown, headers: Record<string, string> = {}) =>
    hub.partner('/api/v1/appointments', {
      method: 'POST',
      body: typeof body === 'string' ? body : JSON.stringify(body),
      headers,
    })
  const answer = async (response: Promise<Response>, operation: [string, string]) => {
    const settled = await response
    return { status: settled.status, headers: settled.headers, body: (await checked(settled, operation)) as Answered }
  }
  const book = (changes: Record<string, unknown> = {}, headers: Record<string, string> = {}) =>
    answer(post(booking(changes), headers), BOOK)
  const booked = async (changes: Record<string, unknown> = {}) => {
    const { status, body } = await book(changes)
    expect(status).toBe(201)
    return body
  }
  const patch = (id: string, body: unknown) =>
    answer(hub.partner(`/api/v1/appointments/${id}`, { method: 'PATCH', body: JSON.stringify(body) }), PATCH)
  const read = (id: string) => answer(hub.partner(`/api/v1/appointments/${id}`), GET)
  const cancel = (id: string) => answer(hub.partner(`/api/v1/appointments/${id}`, { method: 'DELETE' }), DELETE)
  const starts = async (place = '412', day = '2027-09-07') => {
    const response = await hub.partner(`/api/v1/meeting-points/${place}/slots?reason=CNI&from=${day}&to=${day}`)
    return ((await response.json()) as Answered).items.map(({ starts_at }) => starts_at.slice(11))
  }
  const due = async () => {
    const rows = await hub.database.run((connection) => connection.select().from(applicationSynchronizations))
    return rows.filter(({ wantedVersion, doneVersion }) => wantedVersion > doneVersion).length
  }

  return {
    hub,
    checked,
    publishPoints,
    contact,
    booking,
    BOOK,
    LIST,
    post,
    answer,
    book,
    booked,
    patch,
    read,
    cancel,
    starts,
    due,
  }
}
