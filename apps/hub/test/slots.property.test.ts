// The slot rule against its naive twin, over random agendas that lean towards the days when clocks change.
import * as fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { beforeAll, describe, expect, test } from 'vitest'
import { parseMeetingPoint } from '../src/features/ants/agenda/document.js'
import type { MeetingPoint } from '../src/features/ants/agenda/schema.js'
import { availableSlots, type BookedTime, type SlotQuery } from '../src/features/ants/agenda/slots.js'
import { naiveSlots } from './slots.naive.js'
import { report, times } from './support/thorough.js'

/** Zones, each with days on which its clocks change (or an ordinary day where they never do). */
const ZONES: [timeZone: string, day: string][] = [
  ['Europe/Paris', '2027-03-28'],
  ['Europe/Paris', '2027-10-31'],
  ['Europe/Paris', '2028-02-29'],
  ['America/Guadeloupe', '2027-03-28'],
  ['Pacific/Noumea', '2027-10-31'],
  // Half an hour.
  ['Australia/Lord_Howe', '2027-04-04'],
  ['Australia/Lord_Howe', '2027-10-03'],
  // The hour before midnight, and in autumn the same.
  ['America/Nuuk', '2027-03-27'],
  ['America/Nuuk', '2027-10-30'],
  // The hour after midnight.
  ['Africa/Cairo', '2027-04-30'],
  ['America/Miquelon', '2027-03-14'],
  // A zone 12 h 45 min ahead; a day that never was.
  ['Pacific/Chatham', '2027-09-26'],
  ['Pacific/Apia', '2011-12-30'],
]

const DAY = 86_400_000

interface Search {
  point: MeetingPoint
  appointments: BookedTime[]
  query: SlotQuery
}

const minute = (granularity: number) =>
  fc.integer({ min: 0, max: 1440 / granularity }).map((step) => step * granularity)
const roundMinute = fc.oneof({ weight: 3, arbitrary: minute(30) }, { weight: 1, arbitrary: minute(1) })
const timeRange = fc
  .tuple(roundMinute, roundMinute)
  .filter(([one, other]) => one !== other)
  .map(([one, other]) => ({ from: timeText(Math.min(one, other)), to: timeText(Math.max(one, other)) }))

/** Times of clock change are where two formulations may part: half of the openings are at night. */
const night = fc
  .tuple(fc.constantFrom('00:00', '00:30', '01:00', '01:40'), fc.constantFrom('02:45', '03:00', '04:30'))
  .map(([from, to]) => ({ from, to }))
const evening = fc.constantFrom('21:00', '22:15').map((from) => ({ from, to: '24:00' }))

const nearbyDays = (around: string) =>
  fc
    .tuple(
      fc.integer({ min: -3, max: 3 }),
      fc.integer({ min: 0, max: 3 }),
      fc.constantFrom('both', 'first', 'last', 'none'),
    )
    .map(([first, length, known]) => ({
      first_day: known === 'both' || known === 'first' ? shift(around, first) : null,
      last_day: known === 'both' || known === 'last' ? shift(around, first + length) : null,
    }))

const openingNear = (around: string) =>
  fc
    .tuple(
      fc.oneof(timeRange, night, evening),
      nearbyDays(around),
      fc.oneof(fc.constant([1, 2, 3, 4, 5, 6, 7]), fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 })),
      fc.integer({ min: 1, max: 3 }),
    )
    .map(([hours, days, weekdays, desks]) => Object.assign({ weekdays, desks }, hours, days))

const closureNear = (around: string) =>
  fc
    .tuple(fc.option(fc.oneof(timeRange, night)), nearbyDays(around), fc.option(fc.integer({ min: 1, max: 2 })))
    .map(([hours, days, desks]) => Object.assign({ desks }, hours, days))

const appointmentNear = (around: string) =>
  fc.tuple(fc.integer({ min: -1440, max: 4320 }), fc.integer({ min: 1, max: 200 })).map(([start, length]) => ({
    starts_at: minuteAfter(around, start),
    ends_at: minuteAfter(around, start + length),
  }))

const search: fc.Arbitrary<Search> = fc.constantFrom(...ZONES).chain(([time_zone, day]) =>
  fc
    .record({
      openings: fc.array(openingNear(day), { minLength: 1, maxLength: 3 }),
      closures: fc.array(closureNear(day), { maxLength: 2 }),
      appointments: fc.array(appointmentNear(day), { maxLength: 6 }),
      CNI: fc.constantFrom(5, 10, 15, 20, 25, 30, 37, 60),
      documents_number: fc.oneof(
        { weight: 3, arbitrary: fc.integer({ min: 1, max: 3 }) },
        fc.integer({ min: 1, max: 10 }),
      ),
      min_notice_minutes: fc.constantFrom(0, 0, 1, 45, 600, 2880),
      max_days_ahead: fc.constantFrom(1, 3, 30, 180, 180),
      // Long before, or at any millisecond of the days around.
      elapsed: fc.oneof(fc.constant(-20 * DAY), fc.integer({ min: -3 * DAY, max: DAY })),
      firstDay: fc.integer({ min: -1, max: 1 }),
      days: fc.constantFrom(0, 1, 1, 2, 2, -1),
    })
    .map(({ openings, closures, appointments, CNI, documents_number, elapsed, firstDay, days, ...limits }) => ({
      point: validated({ openings, closures, durations: { CNI }, time_zone, ...limits }),
      appointments,
      query: {
        reason: 'CNI',
        documents_number,
        start_date: shift(day, firstDay),
        end_date: shift(day, firstDay + days),
        now: Date.parse(`${day}T00:00:00Z`) + elapsed,
      },
    })),
)

/** Searches of which the two formulations are asked. */
const SEARCHES = times(500, 20_000)

describe.each(['UTC', 'Pacific/Auckland'])('with the process in %s', (processZone) => {
  beforeAll(() => {
    process.env.TZ = processZone
  })

  test('the process really is in that zone', () => {
    expect(new Date(2027, 0, 1).getTimezoneOffset()).toBe(processZone === 'UTC' ? 0 : -780)
  })

  test('both formulations give the same slots', () => {
    let slots = 0
    let searchesWithSlots = 0
    fc.assert(
      fc.property(search, ({ point, appointments, query }) => {
        const found = availableSlots(point, appointments, query)
        slots += found.length
        searchesWithSlots += found.length > 0 ? 1 : 0
        expect(found).toEqual(naiveSlots(point, appointments, query))
      }),
      { numRuns: SEARCHES },
    )
    // Two empty lists are equal too. A third or so of the searches finds something: by chance a few less in a short run.
    expect(searchesWithSlots).toBeGreaterThan(SEARCHES / 4)
    expect(slots).toBeGreaterThan(SEARCHES * 2)
    report(`searches by two formulations (process in ${processZone})`, { searches: SEARCHES, searchesWithSlots, slots })
  })

  test('booking a slot that was offered never overbooks, and removes it when it took the last desk', () => {
    fc.assert(
      fc.property(search, fc.nat(), ({ point, appointments, query }, choice) => {
        const before = availableSlots(point, appointments, query)
        const start = before[choice % before.length]
        fc.pre(start !== undefined)
        const length = (point.durations.CNI ?? 0) * query.documents_number
        const wholeDay = { ...query, documents_number: 1 }
        const booked = { starts_at: start, ends_at: minuteAfter(`${start}:00`, length) }
        const after = availableSlots(point, [...appointments, booked], query)
        expect(before).toEqual(expect.arrayContaining(after))
        const full = Array.from({ length: 10 }, () => booked)
        const left = availableSlots(point, [...appointments, ...full], wholeDay)
        expect(left.filter((slot) => booked.starts_at <= slot && slot < booked.ends_at)).toEqual([])
      }),
      { numRuns: times(200, 10_000) },
    )
  })
})

function validated(values: object): MeetingPoint {
  const place = { name: 'Mairie', street: '', city_name: 'Valbrume', zip_code: null, longitude: null, latitude: null }
  const result = parseMeetingPoint({ ...place, ...values }, { id: '412', today: '2027-01-01' })
  if (!result.ok) throw new Error(JSON.stringify(result.errors))
  return result.meetingPoint
}

function shift(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString()
}

function minuteAfter(start: string, minutes: number): string {
  return Temporal.PlainDateTime.from(start).add({ minutes }).toString().slice(0, 16)
}

function timeText(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}
