// Appointments changed and cancelled by partners, and places that have some to come.
import { describe, expect, test } from 'vitest'
import { applicationSynchronizations } from '../../src/features/ants/declarations/tables.js'
import { appointmentApplications } from '../../src/features/ants/appointments/tables.js'
import { bookingPartner } from '../support/booking-partner.js'
import { describeOnEachEngine } from '../support/engines.js'
import { meetingPoint } from '../support/points.js'

describeOnEachEngine('appointments: changing', ({ createStorage }) => {
  const partner = bookingPartner(createStorage)
  const { contact, answer, book, booked, patch, read, cancel, starts, due } = partner

  describe('changing', () => {
    test('a move counts its own minutes as free, keeps the page, and is told to ANTS anew', async () => {
      const first = await booked({ application_ids: ['A123456789', 'B123456789'] })
      const { status, body } = await patch(first.id, { starts_at: '2027-09-07T09:15' })
      expect(status).toBe(200)
      expect(body).toMatchObject({ starts_at: '2027-09-07T09:15', ends_at: '2027-09-07T09:45' })
      expect(body.applications).toEqual(first.applications)
      expect(await starts()).toEqual(['09:00', '09:45'])
      const rows = await partner.hub.database.run((connection) => connection.select().from(appointmentApplications))
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
      partner.hub.simulator.state.setStatus('A123456789', 'consumed')
      const { status, body } = await patch(first.id, { application_ids: ['b123456789', 'A123456789'] })
      expect(status).toBe(200)
      expect(body.applications.map(({ application_id }) => application_id)).toEqual(['B123456789', 'A123456789'])
      expect(body.applications[1]).toEqual(first.applications[0])

      const without = await patch(first.id, { application_ids: ['B123456789'] })
      expect(without.body.applications).toHaveLength(1)
      const left = await partner.hub.database.run((connection) => connection.select().from(appointmentApplications))
      expect(left.map(({ isHeld, isLive, state }) => `${isHeld} ${isLive} ${state}`).toSorted()).toEqual([
        'false false withdrawing',
        'true true pending',
      ])
      const again = await patch(first.id, { application_ids: ['A123456789'] })
      expect([again.status, again.body.code]).toEqual([422, 'application_not_validated'])

      partner.hub.simulator.state.setStatus('A123456789', 'validated')
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
      await partner.hub.database.run((connection) => connection.delete(applicationSynchronizations))
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
      partner.hub.setNow(Date.parse('2027-09-07T07:00:00Z'))
      const changed = await patch(id, { contact })
      expect([changed.status, changed.body.code]).toEqual([409, 'appointment_past'])
      expect((await cancel(id)).status).toBe(200)
    })
  })

  describe('a place with appointments to come', () => {
    const remove = () => partner.hub.partner('/api/v1/meeting-points/412', { method: 'DELETE' })

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
        const response = await partner.hub.partner('/api/v1/agenda?prune=true', { method: 'POST', body })
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
})
