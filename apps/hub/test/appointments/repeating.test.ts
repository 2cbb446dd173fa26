// Requests sent again under an idempotency key, and the list that partners poll.
import { describe, expect, test } from 'vitest'
import { appointments } from '../../src/features/ants/appointments/tables.js'
import { bookingPartner } from '../support/booking-partner.js'
import { describeOnEachEngine } from '../support/engines.js'

describeOnEachEngine('appointments: repeating and listing', ({ createStorage }) => {
  const partner = bookingPartner(createStorage)
  const { contact, booking, BOOK, LIST, post, answer, booked, patch, cancel } = partner

  describe('sending a request again', () => {
    const key = { 'idempotency-key': 'a-key-of-the-partner' }

    test('with its key gives the same bytes, and books once', async () => {
      const first = await post(booking(), key)
      const again = await post(booking(), key)
      expect([first.status, again.status]).toEqual([201, 201])
      expect(await again.text()).toBe(await first.text())
      expect(again.headers.get('idempotency-replayed')).toBe('true')
      expect(await partner.hub.database.run((connection) => connection.$count(appointments))).toBe(1)
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
      partner.hub.simulator.state.failNext({ kind: 'status', status: 401 })
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
      const ants = partner.hub.holdAnts()
      const first = post(booking(), key)
      await ants.reached
      const second = await answer(post(booking(), key), BOOK)
      expect([second.status, second.body.code]).toEqual([409, 'idempotency_in_progress'])
      ants.release()
      expect((await first).status).toBe(201)
      expect((await post(booking(), key)).headers.get('idempotency-replayed')).toBe('true')
    })

    test('twenty at once: one appointment, one answer', async () => {
      const answers = await Promise.all(Array.from({ length: 20 }, () => post(booking(), key)))
      expect(answers.every(({ status }) => status === 201 || status === 409)).toBe(true)
      expect(await partner.hub.database.run((connection) => connection.$count(appointments))).toBe(1)
    })

    test('a key that cannot be one: 422 naming the header', async () => {
      const refused = await answer(post(booking(), { 'idempotency-key': 'x'.repeat(256) }), BOOK)
      expect(refused.body.errors).toMatchObject([{ in: 'header', pointer: '/idempotency-key' }])
    })
  })

  describe('the list', () => {
    const list = (query = '') => answer(partner.hub.partner(`/api/v1/appointments${query}`), LIST)

    test('is in the order of changes, page by page', async () => {
      const ids = []
      for (const [index, letter] of ['A', 'B', 'C'].entries()) {
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

    test('since an instant to come, to the picosecond: nothing', async () => {
      await booked()
      expect((await list('?updated_since=2099-12-31T23:59:59.123456789012Z')).body.items).toEqual([])
    })

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
