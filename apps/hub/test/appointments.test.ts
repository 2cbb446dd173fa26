// What partners do with appointments, over real sockets and both engines, with ANTS simulated.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { applicationSynchronizations } from '../src/ants/declarations/tables.js'
import { appointmentApplications, appointments } from '../src/ants/appointments/tables.js'
import { idempotencyKeys } from '../src/platform/tables.js'
import { describeOnEachEngine, type TemporaryStorage } from './support/engines.js'
import { type AnswerChecker, answerChecker } from './support/openapi-answers.js'
import { agenda, meetingPoint } from './support/points.js'
import { NARROW_KEY, NOW, type RunningHub, runHub } from './support/running-hub.js'

interface Answered {
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

describeOnEachEngine('appointments', ({ createStorage }) => {
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
    hub.setNow(NOW)
    hub.simulator.state.reset()
    for (const letter of 'ABCDEF') hub.simulator.state.setStatus(`${letter}123456789`, 'validated')
    await hub.database.run((connection) => connection.delete(appointments))
    await hub.database.run((connection) => connection.delete(applicationSynchronizations))
    await hub.database.run((connection) => connection.delete(idempotencyKeys))
    await agendaOf(
      meetingPoint('412'),
      meetingPoint('413', { openings: [{ weekdays: [2], from: '09:00', to: '12:00' }] }),
    )
    hub.log.length = 0
  })
  afterEach(() => {
    expect(hub.log.filter(({ level }) => level === 'error')).toEqual([])
  })

  async function agendaOf(...points: Parameters<typeof agenda>): Promise<void> {
    const body = JSON.stringify(agenda(...points))
    expect((await hub.partner('/api/v1/agenda?prune=true', { method: 'POST', body })).status).toBe(200)
  }

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

  describe('booking', () => {
    test('takes the slot, gives each number its page, and leaves ANTS to be told', async () => {
      const { status, body } = await book({
        application_ids: [' a123456789 ', 'B123456789'],
        documents_number: 3,
      })
      expect(status).toBe(201)
      expect(body).toMatchObject({
        status: 'booked',
        meeting_point_id: '412',
        meeting_point_name: 'Mairie de Valbrume - 412',
        time_zone: 'Europe/Paris',
        starts_at: '2027-09-07T09:00',
        ends_at: '2027-09-07T09:45',
        documents_number: 3,
        contact,
        applications: [
          { application_id: 'A123456789', ants: 'pending' },
          { application_id: 'B123456789', ants: 'pending' },
        ],
      })
      const pages = body.applications.map(({ management_url }) => management_url)
      expect(new Set(pages).size).toBe(2)
      for (const page of pages) expect(page).toMatch(/^https:\/\/rdv\.valbrume\.example\/hub\/rdv\/[\w-]{32}$/)
      expect(await due()).toBe(2)
      expect(await starts()).toEqual(['09:45'])

      const stored = await read(body.id)
      expect(stored.body).toMatchObject({ ...body, history: [{ kind: 'booked', actor: 'key:partner' }] })
    })

    test('the slot is gone from the very next answer to ANTS', async () => {
      await booked()
      const response = await hub.ants(
        '/api/ants/availableTimeSlots?meeting_point_ids=412&start_date=2027-09-07&end_date=2027-09-07',
      )
      const slots = (await response.json()) as Record<string, { datetime: string }[]>
      expect(slots['412']?.map(({ datetime }) => datetime)).toEqual([
        '2027-09-07T09:15Z',
        '2027-09-07T09:30Z',
        '2027-09-07T09:45Z',
      ])
    })

    test.each<[string, Record<string, unknown>]>([
      ['a time off the grid', { starts_at: '2027-09-07T09:05' }],
      ['a time outside the openings', { starts_at: '2027-09-07T12:00' }],
      ['a time gone by', { starts_at: '2027-09-05T09:00' }],
      ['the year 9999', { starts_at: '9999-12-31T09:00' }],
      ['the year 0', { starts_at: '0000-01-01T09:00' }],
      ['more persons than fit', { documents_number: 5 }],
      ['a place nobody knows', { meeting_point_id: '999' }],
    ])('%s is no slot: 409, and ANTS is not troubled', async (_, changes) => {
      hub.simulator.state.failNext({ kind: 'reset' })
      const { status, body } = await book(changes)
      expect([status, body.code]).toEqual([409, 'slot_unavailable'])
      expect(await due()).toBe(0)
    })

    test.each(['declared', 'consumed', 'expired', 'unknown', 'purge'])('a number that is %s: 422', async (state) => {
      hub.simulator.state.setStatus('B123456789', state)
      const { status, body } = await book({ application_ids: ['A123456789', 'B123456789'] })
      expect([status, body.code]).toEqual([422, 'application_not_validated'])
      expect(body).toMatchObject({
        statuses: [
          { application_id: 'A123456789', status: 'validated' },
          { application_id: 'B123456789', status: state },
        ],
      })
      expect(await starts()).toContain('09:00')
    })

    test('a number with an appointment elsewhere: 409 telling where, unless it is accepted', async () => {
      const elsewhere = { meeting_point: 'Mairie d’Ailleurs', management_url: 'https://autre.example/1' }
      const appointment_date = '2027-10-10T09:00:00'
      hub.simulator.state.addAppointment({ application_id: 'A123456789', appointment_date, ...elsewhere })
      const refused = await book()
      expect([refused.status, refused.body.code]).toEqual([409, 'application_has_appointment'])
      expect(refused.body).toMatchObject({
        existing: [{ application_id: 'A123456789', starts_at: '2027-10-10T09:00', ...elsewhere }],
      })
      expect((await book({ accept_existing: true })).status).toBe(201)
    })

    test('an appointment elsewhere that is over does not count', async () => {
      const row = { meeting_point: 'Ailleurs', management_url: 'https://autre.example/1' }
      const past = { application_id: 'A123456789', appointment_date: '2027-09-05T09:00:00', ...row }
      hub.simulator.state.addAppointment(past)
      expect((await book()).status).toBe(201)
    })

    test('a number with an appointment here: the same, even before ANTS knows', async () => {
      const first = await booked()
      const refused = await book({ starts_at: '2027-09-07T09:30' })
      expect([refused.status, refused.body.code]).toEqual([409, 'application_has_appointment'])
      expect(refused.body).toMatchObject({
        existing: [{ starts_at: '2027-09-07T09:00', management_url: first.applications[0]?.management_url }],
      })
      const second = await book({ starts_at: '2027-09-07T09:30', accept_existing: true })
      expect(second.status).toBe(201)
    })

    test('a number whose appointment here was just cancelled is free, though ANTS still shows it', async () => {
      const first = await booked()
      const { management_url = '' } = first.applications[0] ?? {}
      const row = { meeting_point: 'Mairie de Valbrume - 412', appointment_date: '2027-09-07T09:00:00' }
      hub.simulator.state.addAppointment({ application_id: 'A123456789', management_url, ...row })
      await cancel(first.id)
      expect((await book()).status).toBe(201)
    })

    test.each<[string, Parameters<RunningHub['simulator']['state']['failNext']>[0]]>([
      ['breaks the connection', { kind: 'reset', times: 5 }],
      ['fails', { kind: 'status', status: 500, times: 5 }],
      ['refuses our token', { kind: 'status', status: 401 }],
      ['answers nothing', { kind: 'empty', times: 5 }],
      ['says nothing within 4 s', { kind: 'delay', milliseconds: 4_500 }],
    ])('ANTS %s: 503, nothing booked', async (_, failure) => {
      hub.simulator.state.failNext(failure)
      const start = performance.now()
      const { status, headers, body } = await book()
      expect(performance.now() - start).toBeLessThan(4_400)
      expect([status, body.code, headers.get('retry-after')]).toEqual([503, 'ants_unavailable', '30'])
      expect(await starts()).toContain('09:00')
      expect(await due()).toBe(0)
    })

    test('HTML in every field is text', async () => {
      const html = '<img src=x onerror="alert(1)">'
      const { body } = await book({ contact: { ...contact, first_name: html, last_name: html } })
      expect(body).toMatchObject({ contact: { first_name: html, last_name: html } })
      const refused = await book({ meeting_point_id: html, starts_at: html, reason: html, application_ids: [html] })
      expect(refused.status).toBe(422)
      expect(JSON.stringify(refused.body)).not.toContain('onerror')
    })

    test.each<[string, unknown, string[]]>([
      ['nobody', booking({ documents_number: 0 }), ['/documents_number']],
      ['twenty persons', booking({ documents_number: 20 }), ['/documents_number']],
      [
        'an e-mail with a line break',
        booking({ contact: { ...contact, email: 'a@b.fr\r\nBcc: c@d.fr' } }),
        ['/contact/email'],
      ],
      ['text that is no JSON', '{"meeting_point_id": ', ['']],
      ['a list', [], ['']],
      ['nothing', '', ['']],
      ['two mistakes', booking({ reason: 'TITRE', application_ids: ['x'] }), ['/reason', '/application_ids/0']],
    ])('%s: 422 with a pointer each', async (_, body, pointers) => {
      const refused = await answer(post(body), BOOK)
      expect([refused.status, refused.body.code]).toEqual([422, 'invalid_request'])
      expect(refused.body.errors.map(({ pointer }) => pointer)).toEqual(pointers)
    })

    test('a body over the limit: 413; another type: 415; no such feature: 403', async () => {
      expect((await post(`"${'x'.repeat(1024 * 1024)}"`)).status).toBe(413)
      expect((await post('a=b', { 'content-type': 'application/x-www-form-urlencoded' })).status).toBe(415)
      expect((await post(booking(), { authorization: `Bearer ${NARROW_KEY}` })).status).toBe(403)
    })
  })

  describe('the last desk', () => {
    test('a hundred at once for three desks: exactly three', async () => {
      await agendaOf(meetingPoint('412', { openings: [{ weekdays: [2], from: '09:00', to: '09:15', desks: 3 }] }))
      const number = (n: number) => `N${String(n).padStart(9, '0')}`
      for (let n = 0; n < 100; n += 1) hub.simulator.state.setStatus(number(n), 'validated')
      const answers = await Promise.all(
        Array.from({ length: 100 }, (_, n) => post(booking({ application_ids: [number(n)] }))),
      )
      const statuses = answers.map(({ status }) => status)
      expect(statuses.filter((status) => status === 201)).toHaveLength(3)
      expect(statuses.filter((status) => status === 409)).toHaveLength(97)
      expect(await hub.database.run((connection) => connection.$count(appointments))).toBe(3)
      expect(await starts()).toEqual([])
    })

    test('one number ten times at once: one appointment', async () => {
      await agendaOf(meetingPoint('412', { openings: [{ weekdays: [2], from: '09:00', to: '12:00', desks: 9 }] }))
      const answers = await Promise.all(Array.from({ length: 10 }, () => post(booking())))
      const statuses = answers.map(({ status }) => status).toSorted((one, other) => one - other)
      expect(statuses).toEqual([201, ...Array.from({ length: 9 }, () => 409)])
    })
  })

  test('a storm of bookings, moves, swaps of numbers and cancellations fails nowhere and overbooks nothing', async () => {
    await agendaOf(meetingPoint('412'), meetingPoint('413'))
    const ids = await Promise.all(
      ['A', 'B', 'C'].map(async (letter, index) => {
        const starts_at = `2027-09-07T09:${['00', '15', '30'][index]}`
        return (await booked({ application_ids: [`${letter}123456789`], documents_number: 1, starts_at })).id
      }),
    )
    const pick = (n: number, list: readonly string[]) => list[n % list.length] ?? ''
    const numbers = [...'ABCDEF'].map((letter) => `${letter}123456789`)
    const at = (n: number) => `2027-09-07T09:${pick(n, ['00', '15', '30', '45'])}`
    const answers = await Promise.all(
      Array.from({ length: 120 }, (_, n) => {
        const meeting_point_id = pick(n, ['412', '413'])
        if (n % 4 === 0)
          return book({ meeting_point_id, starts_at: at(n * 7), application_ids: [pick(n * 5, numbers)] })
        if (n % 4 === 1) return patch(pick(n, ids), { meeting_point_id, starts_at: at(n * 3) })
        if (n % 4 === 2) return patch(pick(n, ids), { application_ids: [pick(n * 3, numbers)] })
        return n > 90 ? cancel(pick(n, ids)) : read(pick(n, ids))
      }),
    )
    expect(answers.filter(({ status }) => ![200, 201, 409].includes(status))).toEqual([])

    const rows = await hub.database.run((connection) => connection.select().from(appointments))
    const taken = rows
      .filter(({ status }) => status === 'booked')
      .map(({ meetingPointId, startsAt }) => `${meetingPointId} ${startsAt}`)
    expect(new Set(taken).size).toBe(taken.length)
    const applications = await hub.database.run((connection) => connection.select().from(appointmentApplications))
    const live = applications.filter(({ isLive }) => isLive).map(({ applicationKey }) => applicationKey)
    expect(new Set(live).size).toBe(live.length)
  })

  describe('changing', () => {
    test('a move counts its own minutes as free, keeps the page, and is told to ANTS anew', async () => {
      const first = await booked({ application_ids: ['A123456789', 'B123456789'] })
      const { status, body } = await patch(first.id, { starts_at: '2027-09-07T09:15' })
      expect(status).toBe(200)
      expect(body).toMatchObject({ starts_at: '2027-09-07T09:15', ends_at: '2027-09-07T09:45' })
      expect(body.applications).toEqual(first.applications)
      expect(await starts()).toEqual(['09:00', '09:45'])
      const rows = await hub.database.run((connection) => connection.select().from(appointmentApplications))
      expect(rows.map(({ appointmentDate }) => appointmentDate)).toEqual(['2027-09-07T09:15', '2027-09-07T09:15'])
      const { history } = (await read(first.id)).body
      expect(history.at(-1)).toMatchObject({
        kind: 'moved',
        detail: { from_starts_at: '2027-09-07T09:00', starts_at: '2027-09-07T09:15' },
      })
    })

    test('to another place, by its openings', async () => {
      const { id } = await booked()
      expect((await patch(id, { meeting_point_id: '413', starts_at: '2027-09-08T09:00' })).status).toBe(409)
      const { body } = await patch(id, { meeting_point_id: '413', starts_at: '2027-09-07T11:45' })
      expect(body).toMatchObject({ meeting_point_id: '413', meeting_point_name: 'Mairie de Valbrume - 413' })
      expect(await starts()).toContain('09:00')
      expect(await starts('413')).not.toContain('11:45')
    })

    test('onto a taken slot: 409, and everything as before', async () => {
      await booked()
      const other = await booked({ starts_at: '2027-09-07T09:15', application_ids: ['B123456789'] })
      const refused = await patch(other.id, { starts_at: '2027-09-07T09:00', contact: { ...contact, phone: null } })
      expect([refused.status, refused.body.code]).toEqual([409, 'slot_unavailable'])
      expect((await read(other.id)).body).toMatchObject({ ...other, history: [{ kind: 'booked' }] })
    })

    test('of numbers asks ANTS for the new ones only', async () => {
      const first = await booked({ documents_number: 2 })
      hub.simulator.state.setStatus('A123456789', 'consumed')
      const { status, body } = await patch(first.id, { application_ids: ['b123456789', 'A123456789'] })
      expect(status).toBe(200)
      expect(body.applications.map(({ application_id }) => application_id)).toEqual(['B123456789', 'A123456789'])
      expect(body.applications[1]).toEqual(first.applications[0])

      const without = await patch(first.id, { application_ids: ['B123456789'] })
      expect(without.body.applications).toHaveLength(1)
      const left = await hub.database.run((connection) => connection.select().from(appointmentApplications))
      expect(left.map(({ isHeld, isLive, state }) => `${isHeld} ${isLive} ${state}`).toSorted()).toEqual([
        'false false withdrawing',
        'true true pending',
      ])
      const again = await patch(first.id, { application_ids: ['A123456789'] })
      expect([again.status, again.body.code]).toEqual([422, 'application_not_validated'])

      hub.simulator.state.setStatus('A123456789', 'validated')
      const back = await patch(first.id, { application_ids: ['A123456789'] })
      expect(back.body.applications).toEqual([{ ...first.applications[0], ants: 'pending' }])
    })

    test('to more numbers than persons: 422', async () => {
      const { id } = await booked()
      const refused = await patch(id, { application_ids: ['A123456789', 'B123456789'] })
      expect(refused.status).toBe(422)
      expect(refused.body.errors).toMatchObject([{ in: 'body', pointer: '/application_ids' }])
    })

    test('to a number held elsewhere: 409, unless it is accepted', async () => {
      await booked()
      const { id } = await booked({ starts_at: '2027-09-07T09:15', application_ids: ['B123456789'] })
      const refused = await patch(id, { application_ids: ['A123456789'] })
      expect([refused.status, refused.body.code]).toEqual([409, 'application_has_appointment'])
      expect((await patch(id, { application_ids: ['A123456789'], accept_existing: true })).status).toBe(200)
    })

    test('of nothing changes nothing', async () => {
      const first = await booked()
      const { body } = await patch(first.id, { contact, application_ids: ['A123456789'], starts_at: first.starts_at })
      expect(body).toEqual(first)
      expect((await read(first.id)).body.history).toHaveLength(1)
    })

    test('of the contact is told to nobody but the history, which says what and not how', async () => {
      const { id } = await booked()
      await hub.database.run((connection) => connection.delete(applicationSynchronizations))
      await patch(id, { contact: { ...contact, email: 'new@example.org' } })
      const { body } = await read(id)
      expect(body).toMatchObject({ contact: { email: 'new@example.org', last_name: 'Durand' } })
      expect(body.history.at(-1)).toMatchObject({ kind: 'contact_changed', detail: { fields: ['email'] } })
      expect(JSON.stringify(body.history)).not.toContain('example.org')
      expect(await due()).toBe(0)
    })

    test('twenty moves of one appointment at once leave one place taken', async () => {
      const { id } = await booked()
      const minutes = ['00', '15', '30', '45']
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, n) => patch(id, { starts_at: `2027-09-07T09:${minutes[n % 4]}` })),
      )
      expect(answers.every(({ status }) => status === 200)).toBe(true)
      expect(await starts()).toHaveLength(3)
    })

    test.each([['no-such-id'], ['00000000-0000-4000-8000-000000000000'], ["'; drop table appointments --"]])(
      'an unknown id %s: 404',
      async (id) => {
        const path = encodeURIComponent(id)
        expect((await patch(path, { starts_at: '2027-09-07T09:15' })).status).toBe(404)
        expect((await read(path)).status).toBe(404)
        expect((await cancel(path)).status).toBe(404)
      },
    )
  })

  describe('cancelling', () => {
    test('frees the slot and the number; again, the same answer', async () => {
      const { id } = await booked()
      const first = await cancel(id)
      expect(first.status).toBe(200)
      expect(first.body).toMatchObject({ status: 'cancelled', applications: [{ ants: 'withdrawing' }] })
      expect(await cancel(id)).toMatchObject({ status: 200, body: first.body })
      expect(await starts()).toContain('09:00')
      const { history } = (await read(id)).body
      expect(history.map(({ kind }) => kind)).toEqual(['booked', 'cancelled'])
      expect((await book()).status).toBe(201)
      const changed = await patch(id, { starts_at: '2027-09-07T09:30' })
      expect([changed.status, changed.body.code]).toEqual([409, 'appointment_cancelled'])
    })

    test('what has begun cannot be changed', async () => {
      const { id } = await booked()
      hub.setNow(Date.parse('2027-09-07T07:00:00Z'))
      const changed = await patch(id, { contact })
      expect([changed.status, changed.body.code]).toEqual([409, 'appointment_past'])
      expect((await cancel(id)).status).toBe(200)
    })
  })

  describe('a place with appointments to come', () => {
    const remove = () => hub.partner('/api/v1/meeting-points/412', { method: 'DELETE' })

    test('cannot be deleted until they are cancelled or over', async () => {
      const { id } = await booked()
      const refused = await answer(remove(), ['delete', '/api/v1/meeting-points/{id}'])
      expect([refused.status, refused.body.code]).toEqual([409, 'meeting_point_in_use'])
      await cancel(id)
      expect((await remove()).status).toBe(204)
    })

    test('is changed or removed by an import with a warning, and they stay', async () => {
      const { id } = await booked()
      const fewer = meetingPoint('412', { openings: [{ weekdays: [2], from: '09:15', to: '10:00' }] })
      const imported = async (points: unknown[]) => {
        const body = JSON.stringify({ meeting_points: points })
        const response = await hub.partner('/api/v1/agenda?prune=true', { method: 'POST', body })
        return ((await response.json()) as { warnings: unknown[] }).warnings
      }
      expect(await imported([fewer])).toEqual([
        {
          pointer: '/meeting_points/0',
          message: expect.stringMatching(/already taken \(1, at 2027-09-07T09:00\)/) as string,
        },
      ])
      expect(await imported([])).toEqual([{ pointer: '', message: expect.stringContaining('412') as string }])
      expect((await read(id)).body.status).toBe('booked')
      const lost = await patch(id, { contact: { ...contact, phone: null } })
      expect(lost.status).toBe(200)
    })
  })

  describe('sending a request again', () => {
    const key = { 'idempotency-key': 'a-key-of-the-partner' }

    test('with its key gives the same bytes, and books once', async () => {
      const first = await post(booking(), key)
      const again = await post(booking(), key)
      expect([first.status, again.status]).toEqual([201, 201])
      expect(await again.text()).toBe(await first.text())
      expect(again.headers.get('idempotency-replayed')).toBe('true')
      expect(await hub.database.run((connection) => connection.$count(appointments))).toBe(1)
    })

    test('refusals are given again too, even when they would no longer be made', async () => {
      const first = await booked()
      const refused = await post(booking({ starts_at: '2027-09-07T09:15' }), key)
      expect(refused.status).toBe(409)
      await cancel(first.id)
      const again = await answer(post(booking({ starts_at: '2027-09-07T09:15' }), key), BOOK)
      expect([again.status, again.body.code]).toEqual([409, 'application_has_appointment'])
      const malformed = { 'idempotency-key': 'another' }
      expect(await (await post('{', malformed)).text()).toBe(await (await post('{', malformed)).text())
    })

    test('ANTS unavailable is not kept: the next one books', async () => {
      hub.simulator.state.failNext({ kind: 'status', status: 401 })
      expect((await post(booking(), key)).status).toBe(503)
      expect((await post(booking(), key)).status).toBe(201)
    })

    test('the key of another body: 422; of another partner: another request', async () => {
      await post(booking(), key)
      const reused = await answer(post(booking({ reason: 'PASSPORT' }), key), BOOK)
      expect([reused.status, reused.body.code]).toEqual([422, 'idempotency_key_reused'])
      const spaced = await answer(post(`${JSON.stringify(booking())} `, key), BOOK)
      expect(spaced.body.code).toBe('idempotency_key_reused')
    })

    test('while the first is at work: 409, and then its answer', async () => {
      hub.simulator.state.switches.latency = 300
      const first = post(booking(), key)
      await new Promise((resolve) => setTimeout(resolve, 150))
      const second = await answer(post(booking(), key), BOOK)
      expect([second.status, second.body.code]).toEqual([409, 'idempotency_in_progress'])
      expect((await first).status).toBe(201)
      expect((await post(booking(), key)).headers.get('idempotency-replayed')).toBe('true')
    })

    test('twenty at once: one appointment, one answer', async () => {
      const answers = await Promise.all(Array.from({ length: 20 }, () => post(booking(), key)))
      expect(answers.every(({ status }) => status === 201 || status === 409)).toBe(true)
      expect(await hub.database.run((connection) => connection.$count(appointments))).toBe(1)
    })

    test('a key that cannot be one: 422 naming the header', async () => {
      const refused = await answer(post(booking(), { 'idempotency-key': 'x'.repeat(256) }), BOOK)
      expect(refused.body.errors).toMatchObject([{ in: 'header', pointer: '/idempotency-key' }])
    })
  })

  describe('the list', () => {
    const list = (query = '') => answer(hub.partner(`/api/v1/appointments${query}`), LIST)

    test('is in the order of changes, page by page', async () => {
      const ids = []
      for (const [index, letter] of ['A', 'B', 'C'].entries()) {
        // oxlint-disable-next-line no-await-in-loop -- their order is what is tested
        const { id } = await booked({
          starts_at: `2027-09-07T09:${index === 0 ? '00' : index * 15}`,
          application_ids: [`${letter}123456789`],
        })
        ids.push(id)
      }
      const [a, b, c] = ids
      expect((await list()).body.items.map(({ id }) => id)).toEqual([a, b, c])
      await patch(a ?? '', { contact: { ...contact, phone: null } })
      const first = (await list('?limit=2')).body
      expect(first.items.map(({ id }) => id)).toEqual([b, c])
      const second = (await list(`?limit=2&cursor=${first.next_cursor}`)).body
      expect([second.items.map(({ id }) => id), second.next_cursor]).toEqual([[a], null])
    })

    test('since an instant, included, and of one place', async () => {
      const first = await booked()
      const second = await booked({ starts_at: '2027-09-07T09:15', application_ids: ['B123456789'] })
      expect((await list(`?updated_since=${second.updated_at}`)).body.items.map(({ id }) => id)).toEqual([second.id])
      expect((await list('?updated_since=2999-01-01T00:00:00Z')).body.items).toEqual([])
      expect((await list('?meeting_point_id=413')).body.items).toEqual([])
      const items = (await list('?meeting_point_id=412')).body.items
      expect(items.map(({ id }) => id)).toEqual([first.id, second.id])
    })

    test.each(['0000-01-01T00:00:00Z', '2020-01-01T00:00:00%2B23:59', '1600-01-01T00:00:00Z'])(
      'since %s: everything',
      async (instant) => {
        const { id } = await booked()
        expect((await list(`?updated_since=${instant}`)).body.items.map((item) => item.id)).toEqual([id])
      },
    )

    test.each([
      '?updated_since=yesterday',
      '?updated_since=2027-09-06',
      '?cursor=bm9uc2Vuc2U',
      '?cursor=%00',
      `?cursor=${Buffer.from('9999-99-99T99:99:99.999999Z 00000000-0000-4000-8000-000000000000').toString('base64url')}`,
      `?cursor=${Buffer.from('2027-01-01T00:00:00.000000Z not-an-id').toString('base64url')}`,
      '?meeting_point_id=%00',
      '?limit=0',
      '?limit=501',
      '?application_id=A123456789',
    ])('%s: 422', async (query) => {
      const { status, body } = await list(query)
      expect([status, body.code]).toEqual([422, 'invalid_request'])
      expect(JSON.stringify(body)).not.toContain('A123456789')
    })
  })
})
