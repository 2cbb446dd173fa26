import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { cachedPlace } from '../../../../test/support/cached-place.js'
import { joinText } from '../../../../test/support/join-text.js'
import { dayNumber, dayText } from '../agenda/calendar-day.js'
import { parseOccupancy } from './occupancy.js'
import { MeetingPointCache } from './meeting-point-cache.js'
import type { ReadyDay } from './ready-day.js'
import type { CachedMeetingPoint } from './cached-meeting-point.js'

const NOW = Date.parse('2027-09-06T06:00:00Z')
const TODAY = dayNumber('2027-09-06')
const QUERY = { start_date: '2027-09-07', end_date: '2027-09-07', reason: 'CNI', documents_number: 1 } as const

function keep(ids: readonly string[], budget = 1_000_000): MeetingPointCache {
  const places = new MeetingPointCache('https://rdv.valbrume.example', budget)
  for (const id of ids) places.replace(id, place(id))
  return places
}

const place = (id: string, to?: string) => cachedPlace(id, { durations: { CNI: 15 }, to })

function answer(places: MeetingPointCache, ids: readonly string[], query: Partial<typeof QUERY> = {}, now = NOW) {
  const [plain, inflated] = [false, true].map((isGzip) =>
    joinText(places.search({ ...QUERY, ...query, meeting_point_ids: ids, isGzip }, now), isGzip),
  )
  expect(inflated).toBe(plain)
  return JSON.parse(plain ?? '') as Record<string, { datetime: string }[]>
}

test('an id may be any text', () => {
  const places = keep(['1', '2'])
  for (const text of ['1 2', '1,2', '1\u00002', '1\n2']) expect(answer(places, [text])).toEqual({})
  expect(Object.keys(answer(places, ['1', '2']))).toEqual(['1', '2'])
  expect(Object.keys(answer(places, ['1', '3 2']))).toEqual(['1'])
})

test('a place that comes, changes or goes is seen at once', () => {
  const places = keep(['1'])
  const counts = (ids: readonly string[]): Record<string, number> =>
    Object.fromEntries(Object.entries(answer(places, ids)).map(([id, slots]) => [id, slots.length]))
  expect(counts(['1', '2'])).toEqual({ 1: 4 })
  places.replace('2', place('2'))
  expect(counts(['1', '2'])).toEqual({ 1: 4, 2: 4 })
  places.replace('2', place('2', '11:00'))
  expect(counts(['1', '2'])).toEqual({ 1: 4, 2: 8 })
  places.replace('2', undefined)
  expect(counts(['1', '2'])).toEqual({ 1: 4 })
  places.replaceAll(new Map([['3', place('3')]]))
  expect(counts(['1', '2', '3'])).toEqual({ 3: 4 })
})

/** Days that a place has by default. */
const HORIZON = 180
const MONTH = { ...QUERY, start_date: '2027-09-06', end_date: '2027-10-05' } as unknown as typeof QUERY

/** What lies ready of the only place once a month was asked for. */
function readyDays(places: MeetingPointCache, only: CachedMeetingPoint, now = NOW): Map<number, ReadyDay> {
  answer(places, ['1'], MONTH, now)
  const [shelf] = only.shelves.values()
  return new Map(shelf?.days)
}

test('days that are asked for again lie ready, also those of another month, and as the day goes on', () => {
  const only = place('1')
  const places = keep([])
  places.replace('1', only)
  const before = readyDays(places, only)
  expect(before.size).toBe(30)
  const later = Date.parse('2027-09-06T07:20:00Z')
  expect(answer(places, ['1'], { start_date: '2027-09-06' as '2027-09-07' }, NOW)['1']).toHaveLength(8)
  expect(answer(places, ['1'], { start_date: '2027-09-06' as '2027-09-07' }, later)['1']).toHaveLength(6)
  answer(places, ['1'], { start_date: '2027-10-01', end_date: '2027-11-05' } as unknown as typeof QUERY)
  const after = readyDays(places, only, later)
  expect(after.size).toBe(61)
  for (const [number, day] of before) expect(after.get(number)).toBe(day)
})

test('a booking drops its day and the next, those of a search on its way included', () => {
  const only = place('1')
  const places = keep([])
  places.replace('1', only)
  const day = TODAY + 40
  const before = readyDays(places, only)
  const book = (number: number): void => {
    const text = `${dayText(number)}T09:00${dayText(number)}T09:15`
    places.holdOnDay('1', number, parseOccupancy(text), TODAY)
  }
  const year = { ...QUERY, end_date: '2028-09-05', meeting_point_ids: ['1'] }
  const running = places.search({ ...year, isGzip: true }, NOW)
  // The days up to the pause are made.
  expect(running.next().value).toHaveLength(0)
  const [shelf] = only.shelves.values()
  expect(shelf?.days.has(day)).toBe(true)
  book(day)
  book(TODAY + 100)
  expect([day - 1, day, day + 1, day + 2].map((number) => shelf?.days.has(number))).toEqual([true, false, false, true])
  const whole = JSON.parse(joinText(running, true)) as Record<string, unknown[]>
  expect(whole['1']).toHaveLength(4 * HORIZON - 1)
  expect(answer(places, ['1'], { end_date: dayText(day) as '2027-09-07' })['1']).toHaveLength(4 * (day - TODAY) - 1)
  for (const [number, ready] of before) expect(shelf?.days.get(number)).toBe(ready)
})

const YEAR = { ...QUERY, end_date: '2028-09-05' }

test('a year of a place that is open day and night, on a grid of a minute', () => {
  const places = keep([])
  places.replace('1', { ...place('1', '24:00'), durations: { CNI: 1 }, max_days_ahead: 365 })
  const whole = answer(places, ['1'], YEAR as unknown as typeof QUERY)
  expect(whole['1']).toHaveLength(365 * 15 * 60)
})

test.each([2_000_000, 17_000_000])('hostile searches take no more memory than a budget of %i bytes', (budget) => {
  const ids = Array.from({ length: 40 }, (_, index) => `place-${index}`)
  const places = keep(ids, budget)
  const ask = (meeting_point_ids: readonly string[], isGzip: boolean, query: Partial<typeof QUERY> = {}): void => {
    for (const _ of places.search({ ...QUERY, ...query, meeting_point_ids, isGzip }, NOW)) continue
  }
  const held = (): number => {
    // Twice: what the first collection lets finalisers release goes with the second.
    collectGarbage()
    collectGarbage()
    const { heapUsed, arrayBuffers } = process.memoryUsage()
    return heapUsed + arrayBuffers
  }
  const before = held()
  // Tens of kilobytes of ids that nobody knows.
  for (let round = 0; round < 2_000; round += 1) ask([`${round}${'x'.repeat(20_000)}`], false)
  expect(held() - before).toBeLessThan(10_000_000)
  // A day at a time, a slot of each place, other places each time.
  for (let round = 0; round < 4_000; round += 1) {
    const day = `2027-${String(10 + (round % 2)).padStart(2, '0')}-${String(1 + (round % 28)).padStart(2, '0')}`
    const query = { start_date: day as '2027-09-07', end_date: day as '2027-09-07' }
    const some = ids.filter((_, index) => (round >> (index % 11)) % 2 === 0)
    ask(some, round % 2 === 0, query)
  }
  // Windows that are asked for twice each, whose text is kept: some 40 MB.
  for (let round = 0; round < 80; round += 1) {
    const query = { end_date: dayText(TODAY + 90 + round) as '2027-09-07', documents_number: 1 as const }
    for (let time = 1; time <= 2; time += 1) ask(ids, false, query)
  }
  expect(held() - before).toBeLessThan(budget + 4_000_000)
  // Still there to hold it.
  expect(places.has('place-0')).toBe(true)
})

function collectGarbage(): void {
  setFlagsFromString('--expose-gc')
  ;(runInNewContext('gc') as () => void)()
}
