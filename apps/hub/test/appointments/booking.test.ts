// Booking by partners: what is taken, what is refused and how, and the last desk.
import { describe, expect, test } from 'vitest'
import { readAppointment } from '../../src/features/ants/appointments/read-appointments.js'
import { appointmentApplications, appointments } from '../../src/features/ants/appointments/tables.js'
import { bookingPartner } from '../support/booking-partner.js'
import { describeOnEachEngine } from '../support/engines.js'
import { waitForDatabase } from '../support/patient-database.js'
import { meetingPoint } from '../support/points.js'
import { NARROW_KEY, type RunningHub } from '../support/running-hub.js'

describeOnEachEngine('appointments: booking', ({ createStorage }) => {
  const partner = bookingPartner(createStorage)
  const { publishPoints, contact, booking, BOOK, post, answer, book, booked, patch, read, cancel, starts, due } =
    partner

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
      const response = await partner.hub.ants(
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
      partner.hub.simulator.state.failNext({ kind: 'reset' })
      const { status, body } = await book(changes)
      expect([status, body.code]).toEqual([409, 'slot_unavailable'])
      expect(await due()).toBe(0)
    })

    test.each(['declared', 'consumed', 'expired', 'unknown', 'purge'])('a number that is %s: 422', async (state) => {
      partner.hub.simulator.state.setStatus('B123456789', state)
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
      partner.hub.simulator.state.addAppointment({ application_id: 'A123456789', appointment_date, ...elsewhere })
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
      partner.hub.simulator.state.addAppointment(past)
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
      partner.hub.simulator.state.addAppointment({ application_id: 'A123456789', management_url, ...row })
      await cancel(first.id)
      expect((await book()).status).toBe(201)
    })

    test.each<[string, Parameters<RunningHub['simulator']['state']['failNext']>[0]]>([
      ['breaks the connection', { kind: 'reset', times: 5 }],
      ['fails', { kind: 'status', status: 500, times: 5 }],
      ['refuses our token', { kind: 'status', status: 401 }],
      ['answers nothing', { kind: 'empty', times: 5 }],
      ['says nothing within 4 s', { kind: 'delay', milliseconds: 60_000 }],
    ])('ANTS %s: 503, nothing booked', async (_, failure) => {
      partner.hub.simulator.state.failNext(failure)
      const start = performance.now()
      const { status, headers, body } = await book()
      // Before ANTS would have answered.
      expect(performance.now() - start).toBeLessThan(50_000)
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
    waitForDatabase()

    test('a hundred at once for three desks: exactly three', async () => {
      await publishPoints(meetingPoint('412', { openings: [{ weekdays: [2], from: '09:00', to: '09:15', desks: 3 }] }))
      const number = (n: number) => `N${String(n).padStart(9, '0')}`
      for (let n = 0; n < 100; n += 1) partner.hub.simulator.state.setStatus(number(n), 'validated')
      const answers = await Promise.all(
        Array.from({ length: 100 }, (_, n) => post(booking({ application_ids: [number(n)] }))),
      )
      const statuses = answers.map(({ status }) => status)
      expect(statuses.filter((status) => status === 201)).toHaveLength(3)
      expect(statuses.filter((status) => status === 409)).toHaveLength(97)
      expect(await partner.hub.database.run((connection) => connection.$count(appointments))).toBe(3)
      expect(await starts()).toEqual([])
    })

    test('one number ten times at once: one appointment', async () => {
      await publishPoints(meetingPoint('412', { openings: [{ weekdays: [2], from: '09:00', to: '12:00', desks: 9 }] }))
      const answers = await Promise.all(Array.from({ length: 10 }, () => post(booking())))
      const statuses = answers.map(({ status }) => status).toSorted((one, other) => one - other)
      expect(statuses).toEqual([201, ...Array.from({ length: 9 }, () => 409)])
    })
  })

  test('an appointment for a reason that this version does not know is an error, never one for another reason', async () => {
    const { id } = await booked()
    await partner.hub.database.run((connection) => connection.update(appointments).set({ reason: 'VISA' }))
    const { database, keyring } = partner.hub
    await expect(database.run((connection) => readAppointment(connection, keyring.cipher, id))).rejects.toThrow(
      'does not know its reason',
    )
  })

  test('a storm of bookings, moves, swaps of numbers and cancellations fails nowhere and overbooks nothing', async () => {
    await publishPoints(meetingPoint('412'), meetingPoint('413'))
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

    const rows = await partner.hub.database.run((connection) => connection.select().from(appointments))
    const taken = rows
      .filter(({ status }) => status === 'booked')
      .map(({ meetingPointId, startsAt }) => `${meetingPointId} ${startsAt}`)
    expect(new Set(taken).size).toBe(taken.length)
    const applications = await partner.hub.database.run((connection) =>
      connection.select().from(appointmentApplications),
    )
    const live = applications.filter(({ isLive }) => isLive).map(({ applicationKey }) => applicationKey)
    expect(new Set(live).size).toBe(live.length)
  })
})
