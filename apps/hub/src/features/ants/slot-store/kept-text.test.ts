import { expect, test } from 'vitest'
import { cachedPlace } from '../../../../test/support/cached-place.js'
import { joinText } from '../../../../test/support/join-text.js'
import { numbersFrom } from '../../../../test/support/random.js'
import { dayNumber, dayText } from '../agenda/calendar-day.js'
import { addToPage, createKeptPage, PAGE } from './kept-text.js'
import { MeetingPointCache } from './meeting-point-cache.js'
import { parseOccupancy } from './occupancy.js'

const NOW = Date.parse('2027-09-06T06:00:00Z')
const TODAY = dayNumber('2027-09-06')
const BUDGET = 64_000_000

const held = (day: number, count: number) => {
  const times = ['09:00', '09:05', '09:10', '09:15'].slice(0, count + 1)
  return parseOccupancy(
    times
      .slice(1)
      .map((end, index) => `${dayText(day)}T${times[index]}${dayText(day)}T${end}`)
      .join(''),
  )
}

function createCache(ids: readonly string[], budget = BUDGET, to?: string): MeetingPointCache {
  const cache = new MeetingPointCache('https://rdv.valbrume.example', budget)
  for (const id of ids) cache.replace(id, cachedPlace(id, { durations: { CNI: 5, PASSPORT: 10 }, to }))
  return cache
}

const SEARCH = { start_date: '2027-09-07', end_date: '2027-09-30', reason: 'CNI', documents_number: 1 } as const
const ask = (cache: MeetingPointCache, meeting_point_ids: readonly string[], now = NOW): string =>
  joinText(cache.search({ ...SEARCH, meeting_point_ids, isGzip: false }, now))

test('a page tells where a text lies, until there is no room for one', () => {
  const page = createKeptPage()
  const text = Buffer.from('"1":[')
  expect(addToPage(page, text)).toEqual({ page, start: 0, end: 7 })
  expect(addToPage(page, text)).toEqual({ page, start: 7, end: 14 })
  expect(page.bytes.toString('latin1', 0, page.used)).toBe('],"1":[],"1":[')
  expect(addToPage(page, Buffer.alloc(PAGE - 15))).toBeUndefined()
  expect(addToPage(page, Buffer.alloc(PAGE - 16))).toEqual({ page, start: 14, end: PAGE })
})

test('a search that is made a third time is sent from where it lies, as one piece', () => {
  const ids = ['1', '2', '3', '4', '5', '6']
  const cache = createCache(ids, BUDGET, '12:00')
  const first = ask(cache, ids)
  expect([ask(cache, ids), ask(cache, ids)]).toEqual([first, first])
  const pieces = Array.from(cache.search({ ...SEARCH, meeting_point_ids: ids, isGzip: false }, NOW), (piece) => piece)
  const [begin, all, end] = pieces
  expect(pieces).toHaveLength(3)
  expect([begin?.length, end?.length]).toEqual([1, 2])
  expect(all?.length).toBe(first.length - 3)
  expect(ask(cache, ids.toReversed())).toBe(ask(createCache(ids, BUDGET, '12:00'), ids.toReversed()))
})

test('a place that changes while a search is on its way leaves nothing old behind', () => {
  const cache = createCache(['1'], BUDGET)
  const year = { ...SEARCH, end_date: '2028-03-01', meeting_point_ids: ['1'], isGzip: false }
  const running = cache.search(year, NOW)
  // The first days are made, and others have their turn.
  expect(running.next().value).toHaveLength(0)
  cache.holdOnDay('1', TODAY + 2, held(TODAY + 2, 2), TODAY)
  const between = joinText(cache.search(year, NOW))
  const whole = joinText(running)
  expect(whole.length).toBeGreaterThan(between.length)
  for (const time of [1, 2, 3]) expect(joinText(cache.search(year, NOW)), `the ${time}. time`).toBe(between)
})

test('text that is kept pushes no day out, however much of it there is', () => {
  const cache = new MeetingPointCache('https://rdv.valbrume.example', 17_000_000)
  const places = Array.from({ length: 12 }, (_, index) =>
    cachedPlace(`place-${index}`, { durations: { CNI: 5 }, to: '18:00' }),
  )
  const ids = places.map(({ listing }) => String(listing.id))
  for (const [index, place] of places.entries()) cache.replace(ids[index] ?? '', place)
  const ready = (): unknown[] => places.map(({ shelves }) => [...shelves.values()][0])
  // All days are made: what follows makes text only.
  joinText(cache.search({ ...SEARCH, end_date: '2027-10-31', meeting_point_ids: ids, isGzip: true }, NOW), true)
  const before = ready()
  // Each asked for three times, so that it is kept: twice as much as the budget. A text longer than a page never is.
  let bytes = 0
  for (const end_date of ['2027-10-08', '2027-10-09', '2027-10-10', '2027-10-11', '2027-10-12', '2027-10-13']) {
    const search = { ...SEARCH, end_date, meeting_point_ids: ids, isGzip: false }
    const [text] = [1, 2, 3].map(() => joinText(cache.search(search, NOW)).length)
    expect(text).toBeLessThan(ids.length * PAGE)
    bytes += text ?? 0
  }
  expect(bytes).toBeGreaterThan(2 * 17_000_000)
  expect(ready().filter((shelf, index) => shelf !== before[index])).toHaveLength(0)
})

test('a place whose days are larger than all that may be kept leaves nothing behind', () => {
  const cache = new MeetingPointCache('https://rdv.valbrume.example', 20_000)
  const place = cachedPlace('1', { durations: { CNI: 5 }, to: '18:00' })
  cache.replace('1', place)
  const year = { ...SEARCH, end_date: '2028-03-01', meeting_point_ids: ['1'], isGzip: false }
  const first = joinText(cache.search(year, NOW))
  expect(joinText(cache.search(year, NOW))).toBe(first)
  expect(place.shelves.size).toBe(0)
})

const ROUNDS = 300
const WINDOWS = [
  ['2027-09-06', '2027-09-06'],
  ['2027-09-06', '2027-09-20'],
  ['2027-09-10', '2027-10-30'],
] as const

test.each([60_000, 6_000_000, BUDGET])(
  'random searches and changes with a budget of %i bytes: the text is that of a cache that kept nothing',
  (budget) => {
    const random = numbersFrom(20_270_906 + budget)
    const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item
    const ids = Array.from({ length: 12 }, (_, index) => `place-${index}`)
    const sets = [ids, ids.slice(0, 5), ids.slice(3), ids.toReversed(), ['place-3', 'unknown', 'place-7']]
    const cache = createCache(ids, budget, '14:00')
    const changes: ((other: MeetingPointCache) => void)[] = []
    let now = NOW
    for (let round = 0; round < ROUNDS; round += 1) {
      if (random() < 0.02) {
        const [id, day, count] = [pick(ids), TODAY + Math.floor(random() * 40), Math.floor(random() * 4)]
        const change = (other: MeetingPointCache): void => other.holdOnDay(id, day, held(day, count), TODAY)
        change(cache)
        changes.push(change)
      }
      if (random() < 0.01) now += 7 * 60_000
      const [start_date, end_date] = pick(WINDOWS)
      const reason = pick(['CNI', 'PASSPORT'] as const)
      const search = { start_date, end_date, reason, documents_number: 1, meeting_point_ids: pick(sets), isGzip: false }
      const text = joinText(cache.search(search, now))
      if (round % 6 !== 0) continue
      const fresh = createCache(ids, BUDGET, '14:00')
      for (const change of changes) change(fresh)
      expect(text === joinText(fresh.search(search, now)), `round ${round}`).toBe(true)
    }
  },
)
