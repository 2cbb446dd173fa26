import { expect, test } from 'vitest'
import { dayNumber, dayText } from '../agenda/calendar-day.js'
import { timeText } from '../agenda/wall-clock.js'
import { joinText } from '../../../../test/support/join-text.js'
import { bookingAddress } from '../booking-address.js'
import { packStarts } from './packed-starts.js'
import { DeferredSlots, slotTemplate, withoutComma } from './slot-template.js'

const subject = { meeting_point_id: '412', reason: 'CNI-PASSPORT', documents_number: 2 }

test.each([
  ['no slot', []],
  ['one slot', [540]],
  ['every minute of a day', Array.from({ length: 1440 }, (_, minute) => minute)],
  ['days with gaps between', [0, 1439, 1440, 5 * 1440 + 601, 7 * 1440 + 1439]],
])('%s: the very bytes of the objects', (_label, starts) => {
  const firstDay = dayNumber('2027-12-27')
  const items = starts.map((start) => {
    const starts_at = `${dayText(firstDay + Math.floor(start / 1440))}T${timeText(start % 1440)}`
    const callback_url = bookingAddress('https://rdv.valbrume.example/hub', { ...subject, starts_at })
    return JSON.stringify({ datetime: `${starts_at}Z`, callback_url })
  })
  const template = slotTemplate('https://rdv.valbrume.example/hub', subject)
  const all = [
    new DeferredSlots(withoutComma(template), firstDay, packStarts(starts.slice(0, 1))),
    new DeferredSlots(template, firstDay, packStarts(starts.slice(1))),
  ]
  expect(joinText(all)).toBe(items.join(','))
})

test.each(['Annexe.Nord_2:b-1', '2027-12-27T00:00', '.', '-'])(
  'an id may look like anything: %s',
  (meeting_point_id) => {
    const target = { ...subject, meeting_point_id, starts_at: '2027-12-27T09:05' }
    const template = withoutComma(slotTemplate('http://localhost:8000', target))
    const slot = new DeferredSlots(template, dayNumber('2027-12-27'), packStarts([545]))
    expect(JSON.parse(joinText([slot]))).toEqual({
      datetime: '2027-12-27T09:05Z',
      callback_url: bookingAddress('http://localhost:8000', target),
    })
  },
)

test('writes where it is told, and nothing beside it', () => {
  const template = slotTemplate('https://rdv.valbrume.example', subject)
  const slots = new DeferredSlots(template, dayNumber('2027-12-27'), packStarts([0, 1439, 1440]))
  const memory = Buffer.alloc(slots.byteLength + 30, '.')
  slots.writeTo(memory.subarray(10), 5)
  expect(memory.toString()).toBe(`${'.'.repeat(15)}${joinText([slots])}${'.'.repeat(15)}`)
})
