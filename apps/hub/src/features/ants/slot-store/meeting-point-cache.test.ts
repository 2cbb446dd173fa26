import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { joinText } from '../../../../test/support/join-text.js'
import { dayNumber, dayText } from '../agenda/calendar-day.js'
import { meetingPointSchema } from '../agenda/schema.js'
import { NOT_OCCUPIED, parseOccupancy } from './occupancy.js'
import { MeetingPointCache } from './meeting-point-cache.js'
import { BLOCK_DAYS } from './day-block.js'
import { createCachedMeetingPoint } from './cached-meeting-point.js'

const NOW = Date.parse('2027-09-06T06:00:00Z')
const TODAY = dayNumber('2027-09-06')
const QUERY = { start_date: '2027-09-07', end_date: '2027-09-07', reason: 'CNI', documents_number: 1 } as const

function keep(ids: readonly string[], budget = 1_000_000): MeetingPointCache {
  const places = new MeetingPointCache('https://rdv.valbrume.example', budget)
  for (const id of ids) places.replace(id, place(id))
  return places
}

function place(id: string, to = '10:00') {
  const point = meetingPointSchema.parse({
    id,
    name: `Mairie ${id}`,
    street: '12 rue des Lilas',
    zip_code: '59999',
    city_name: 'Valbrume',
    longitude: 3,
    latitude: 50,
    durations: { CNI: 15 },
    openings: [{ weekdays: [1, 2, 3, 4, 5, 6, 7], from: '09:00', to }],
  })
  return createCachedMeetingPoint(point, NOT_OCCUPIED)
}

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

/** The bytes that lie ready of the days after the first one. */
function readyBytes(places: MeetingPointCache, isGzip: boolean, now = NOW): Uint8Array[] {
  const search = { ...QUERY, start_date: '2027-09-06', end_date: '2027-10-05', meeting_point_ids: ['1'], isGzip }
  return [...places.search(search, now)].map(({ bytes }) => bytes).slice(2, -1)
}

test.each([false, true])('days that are asked for again are views on the same memory, gzip %s', (isGzip) => {
  const places = keep(['1'])
  const before = readyBytes(places, isGzip)
  expect(before.length).toBeGreaterThan(3)
  const again = readyBytes(places, isGzip)
  expect(again.map(({ buffer }) => buffer)).toEqual(before.map(({ buffer }) => buffer))
  for (const [index, { buffer }] of again.entries()) expect(buffer).toBe(before[index]?.buffer)
})

test.each([false, true])('as the day goes on, the other days are not made again, gzip %s', (isGzip) => {
  const places = keep(['1'])
  const before = readyBytes(places, isGzip)
  const later = readyBytes(places, isGzip, Date.parse('2027-09-06T07:20:00Z'))
  expect(later.map(({ buffer }) => buffer).every((buffer, index) => buffer === before[index]?.buffer)).toBe(true)
  expect(answer(places, ['1'], { start_date: '2027-09-06' as '2027-09-07' }, NOW)['1']).toHaveLength(8)
  expect(
    answer(places, ['1'], { start_date: '2027-09-06' as '2027-09-07' }, Date.parse('2027-09-06T07:20:00Z'))['1'],
  ).toHaveLength(6)
})

test('a booking drops the bytes of its day and no others, those of a search on its way included', () => {
  const places = keep(['1'])
  const before = readyBytes(places, true)
  // In the middle of days that share memory.
  const day = Math.floor(TODAY / BLOCK_DAYS) * BLOCK_DAYS + BLOCK_DAYS + 3
  const text = `${dayText(day)}T09:00${dayText(day)}T09:15`
  const running = places.search({ ...QUERY, end_date: dayText(day), meeting_point_ids: ['1'], isGzip: true }, NOW)
  const begun = [running.next().value, running.next().value]
  places.holdOnDay('1', day, parseOccupancy(text), TODAY)
  const after = readyBytes(places, true)
  const remade = after.filter(({ buffer }, index) => buffer !== before[index]?.buffer)
  expect(remade).toHaveLength(1)
  expect(answer(places, ['1'], { end_date: dayText(day) as '2027-09-07' })['1']).toHaveLength(4 * (day - TODAY) - 1)
  const pieces = [...begun, ...running].flatMap((piece) => piece ?? [])
  expect(JSON.parse(joinText(pieces, true))['1']).toHaveLength(4 * (day - TODAY) - 1)
})

const YEAR = { ...QUERY, end_date: '2028-09-05' }

test('a year of a place that is open day and night, on a grid of a minute', () => {
  const places = keep([])
  places.replace('1', { ...place('1', '24:00'), durations: { CNI: 1 }, max_days_ahead: 365 })
  const whole = answer(places, ['1'], YEAR as unknown as typeof QUERY)
  expect(whole['1']).toHaveLength(365 * 15 * 60)
})

test('hostile searches take no more memory than the budget allows', () => {
  const ids = Array.from({ length: 40 }, (_, index) => `place-${index}`)
  const places = keep(ids, 2_000_000)
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
  expect(held() - before).toBeLessThan(4_000_000)
  // Still there to hold it.
  expect(places.has('place-0')).toBe(true)
})

function collectGarbage(): void {
  setFlagsFromString('--expose-gc')
  ;(runInNewContext('gc') as () => void)()
}
