// Free times of a place, as a partner asks for them.
import { describe, expect, test } from 'vitest'
import { agendaPartner, SLOTS } from '../support/agenda-partner.js'
import { describeOnEachEngine } from '../support/engines.js'
import { meetingPoint } from '../support/points.js'

describeOnEachEngine('partner API', ({ createStorage }) => {
  const { hub, checked, put } = agendaPartner(createStorage)

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
})
