import { expect, test } from 'vitest'
import { meetingPoint } from '../../../../test/support/points.js'
import { parseMeetingPoint } from '../agenda/document.js'
import { offeredDays, without } from './slot-choice.js'

const slot = (starts_at: string, ends_at: string) => ({ starts_at, ends_at })
const nine = slot('2027-12-10T09:00', '2027-12-10T09:15')
const ten = slot('2027-12-10T10:00', '2027-12-10T10:15')

test('one desk of two is left out, that of the appointment itself', () => {
  expect(without([nine, nine, ten], { ...nine })).toEqual([nine, ten])
  expect(without([ten], nine)).toEqual([ten])
  expect(without([ten], undefined)).toEqual([ten])
})

test('a day that offers a time every minute is shown in part', async () => {
  const openings = [{ weekdays: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00' }]
  const input = meetingPoint('412', { durations: { CNI: 1 }, openings })
  const parsed = parseMeetingPoint(input, { id: '412', today: '2027-09-06' })
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors))
  const now = Date.parse('2027-09-06T06:00:00Z')
  const search = { meetingPoint: parsed.meetingPoint, reason: 'CNI', documents_number: 1, from: '2027-09-07', now }
  const { days } = await offeredDays({ bookedTimes: async () => [] }, search, 2)
  expect(days.map(({ day, slots }) => [day, slots.length])).toEqual([
    ['2027-09-07', 300],
    ['2027-09-08', 300],
  ])
})
