import { expect, test } from 'vitest'
import { meetingPoint } from '../../../test/support/points.js'
import { parseMeetingPoint } from './agenda/document.js'
import { startsOn } from './agenda/day-starts.js'
import { readSchedule } from './agenda/schedule.js'
import { dayNumber } from './agenda/calendar-day.js'
import { type DayOfSlots, findSlots } from './availability.js'

/** A Monday, 08:00 in France. */
const NOW = Date.parse('2027-09-06T06:00:00Z')
const ALL_DAYS = [1, 2, 3, 4, 5, 6, 7]

function point(changes: Parameters<typeof meetingPoint>[1]) {
  const parsed = parseMeetingPoint(meetingPoint('412', changes), { id: '412', today: '2027-09-06' })
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors))
  return parsed.meetingPoint
}

function search(changes: Parameters<typeof meetingPoint>[1]) {
  const looks: string[] = []
  const found = findSlots({
    meetingPoint: point({ max_days_ahead: 365, ...changes }),
    bookedTimes: async (_, first, last) => {
      looks.push(`${first} ${last}`)
      return []
    },
    reason: 'CNI',
    documents_number: 1,
    start_date: '2027-09-06',
    end_date: '2028-09-05',
    now: NOW,
  })
  return { found, looks }
}

test('a caller that has enough days reads the appointments of the first weeks only', async () => {
  const { found, looks } = search({})
  const days: DayOfSlots[] = []
  for await (const day of found) if (days.push(day) === 4) break
  expect(days.map(({ day }) => day)).toEqual(['2027-09-06', '2027-09-07', '2027-09-08', '2027-09-09'])
  expect(looks).toEqual(['2027-09-06 2027-09-19'])
})

test('a place that is never open is looked at to its horizon, a few weeks at a time', async () => {
  const { found, looks } = search({ openings: [] })
  expect(await found.next()).toEqual({ done: true, value: undefined })
  expect(looks.length).toBeLessThan(10)
  expect(looks.at(-1)).toMatch(/2028-09-05$/)
})

test('a thousand openings of the whole day have the starts of one, each once', () => {
  const starts = (count: number) => {
    const openings = Array.from({ length: count }, () => ({ weekdays: ALL_DAYS, from: '00:00', to: '24:00' }))
    return startsOn(readSchedule(point({ openings })), dayNumber('2027-09-07'), [], { step: 1, length: 7 })
  }
  expect(starts(1_000)).toEqual(starts(1))
  expect(starts(1)).toHaveLength(1_434)
})
