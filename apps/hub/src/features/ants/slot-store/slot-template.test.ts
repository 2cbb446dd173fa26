import { expect, test } from 'vitest'
import { dayNumber } from '../agenda/calendar-day.js'
import { timeText } from '../agenda/wall-clock.js'
import { bookingAddress } from '../booking-address.js'
import { createSlotTemplate, writeSlots } from './slot-template.js'

const subject = { meeting_point_id: '412', reason: 'CNI-PASSPORT', documents_number: 2 }
const DAY = dayNumber('2027-12-27')

function write(publicUrl: string, target: typeof subject, minutes: readonly number[]): string {
  const template = createSlotTemplate(publicUrl, target)
  const size = minutes.length * template.size
  const memory = Buffer.alloc(size + 20, '.')
  writeSlots(template, DAY, String.fromCharCode(...minutes), memory, 10)
  expect(memory.subarray(0, 10).toString() + memory.subarray(10 + size).toString()).toBe('.'.repeat(20))
  return memory.subarray(10, 10 + size).toString()
}

test.each([
  ['no slot', []],
  ['one slot', [540]],
  ['both ends of the day', [0, 1439]],
  ['every minute of a day', Array.from({ length: 1440 }, (_, minute) => minute)],
])('%s: the very bytes of the objects, and nothing beside them', (_label, minutes) => {
  const items = minutes.map((minute) => {
    const starts_at = `2027-12-27T${timeText(minute)}`
    const callback_url = bookingAddress('https://rdv.valbrume.example/hub', { ...subject, starts_at })
    return `,${JSON.stringify({ datetime: `${starts_at}Z`, callback_url })}`
  })
  expect(write('https://rdv.valbrume.example/hub', subject, minutes)).toBe(items.join(''))
})

test.each(['Annexe.Nord_2:b-1', '2027-12-27T00:00', '.', '-', 'é"\\', 'x'.repeat(300)])(
  'an id may look like anything: %s',
  (meeting_point_id) => {
    const target = { ...subject, meeting_point_id, starts_at: '2027-12-27T09:05' }
    expect(JSON.parse(write('http://localhost:8000', target, [545]).slice(1))).toEqual({
      datetime: '2027-12-27T09:05Z',
      callback_url: bookingAddress('http://localhost:8000', target),
    })
  },
)
