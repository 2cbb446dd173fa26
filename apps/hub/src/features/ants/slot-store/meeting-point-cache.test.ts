import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { joinText } from '../../../../test/support/join-text.js'
import { meetingPointSchema } from '../agenda/schema.js'
import { NOT_OCCUPIED } from './occupancy.js'
import { MeetingPointCache } from './meeting-point-cache.js'
import { createCachedMeetingPoint } from './cached-meeting-point.js'

const NOW = Date.parse('2027-09-06T06:00:00Z')
const QUERY = { start_date: '2027-09-07', end_date: '2027-09-07', reason: 'CNI', documents_number: 1 } as const

function keep(ids: readonly string[], budget = 1_000_000, elapsed?: () => number): MeetingPointCache {
  const places = new MeetingPointCache('https://rdv.valbrume.example', budget, elapsed)
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

async function answer(places: MeetingPointCache, ids: readonly string[], query: Partial<typeof QUERY> = {}) {
  const json = (await places.wholeAnswer(ids, { ...QUERY, ...query }, NOW)) ?? []
  return JSON.parse(joinText(json)) as Record<string, { datetime: string }[]>
}

test('an id may be any text: what is answered to one list is not answered to another that reads alike', async () => {
  const places = keep(['1', '2'])
  for (const text of ['1 2', '1,2', '1\u00002', '1\n2']) expect(await answer(places, [text])).toEqual({})
  expect(Object.keys(await answer(places, ['1', '2']))).toEqual(['1', '2'])
  expect(Object.keys(await answer(places, ['1', '3 2']))).toEqual(['1'])
})

test('unknown ids make no answer of their own', async () => {
  const places = keep(['1'])
  const first = await places.wholeAnswer(['1'], QUERY, NOW)
  await places.wholeAnswer(['1'], QUERY, NOW)
  const again = await places.wholeAnswer(['unknown', '1'], QUERY, NOW)
  const andAgain = await places.wholeAnswer(['1', 'x'.repeat(60_000)], QUERY, NOW)
  expect(again?.[0]).toBe(andAgain?.[0])
  expect(again?.[0]).not.toBe(first?.[0])
})

test('a place that comes, changes or goes is seen at once', async () => {
  const places = keep(['1'])
  const counts = async (ids: readonly string[]): Promise<Record<string, number>> => {
    // Until it is kept.
    await answer(places, ids)
    await answer(places, ids)
    return Object.fromEntries(Object.entries(await answer(places, ids)).map(([id, slots]) => [id, slots.length]))
  }
  expect(await counts(['1', '2'])).toEqual({ 1: 4 })
  places.replace('2', place('2'))
  expect(await counts(['1', '2'])).toEqual({ 1: 4, 2: 4 })
  places.replace('2', place('2', '11:00'))
  expect(await counts(['1', '2'])).toEqual({ 1: 4, 2: 8 })
  places.replace('2', undefined)
  expect(await counts(['1', '2'])).toEqual({ 1: 4 })
  places.replaceAll(new Map([['3', place('3')]]))
  expect(await counts(['1', '2', '3'])).toEqual({ 3: 4 })
})

const YEAR = { ...QUERY, end_date: '2028-09-05' }
/** A place that is open day and night, on a grid of a minute: what it offers takes some turns to make and to write down. */
const dense = (id: string) => ({ ...place(id, '24:00'), durations: { CNI: 1 }, max_days_ahead: 365 })

test('what changed while an answer was made is in the next one', async () => {
  const places = keep(['2'], 400_000_000)
  places.replace('1', dense('1'))
  await places.wholeAnswer(['1', '2'], YEAR, NOW)
  const made = places.wholeAnswer(['1', '2'], YEAR, NOW)
  expect(made).toBeInstanceOf(Promise)
  places.replace('2', place('2', '09:15'))
  const readSlots = (json: Awaited<typeof made> = []) => JSON.parse(joinText(json)) as Record<string, unknown[]>
  expect(readSlots(await made)['2']).toHaveLength(4 * 180)
  expect(readSlots(await places.wholeAnswer(['1', '2'], YEAR, NOW))['2']).toHaveLength(180)
})

test('a search that comes several times at once is written down once', async () => {
  const places = keep([], 400_000_000)
  places.replace('1', dense('1'))
  const month = { ...YEAR, end_date: '2027-10-07' }
  const burst = async () => Promise.all(Array.from({ length: 7 }, async () => places.wholeAnswer(['1'], month, NOW)))
  const answers = [...(await burst()), ...(await burst())]
  expect(answers.slice(7).map((json) => json?.length)).toEqual(Array.from({ length: 7 }, () => 1))
  expect(new Set(answers.filter((json) => json?.length === 1).map((json) => json?.[0])).size).toBe(1)
})

test('a year of a place that is open day and night lets others have their turn', async () => {
  const places = keep([])
  places.replace('1', dense('1'))
  const work = places.slots('1', YEAR, NOW)
  expect(work).toBeInstanceOf(Promise)
  let turns = 0
  const counting = setInterval(() => (turns += 1), 0)
  const json = (await work)?.json ?? []
  clearInterval(counting)
  expect(turns).toBeGreaterThan(3)
  const slots = JSON.parse(joinText(json)) as unknown[]
  expect(slots).toHaveLength(365 * 15 * 60)
})

test('hostile searches take no more memory than the budget allows', async () => {
  const ids = Array.from({ length: 40 }, (_, index) => `place-${index}`)
  let elapsed = 0
  // A day between two searches: as much as there is room for may be kept anew.
  const places = keep(ids, 2_000_000, () => (elapsed += 86_400_000))
  const held = (): number => {
    // Twice: what the first collection lets finalisers release goes with the second.
    collectGarbage()
    collectGarbage()
    const { heapUsed, arrayBuffers } = process.memoryUsage()
    return heapUsed + arrayBuffers
  }
  const before = held()
  // Tens of kilobytes of ids that nobody knows.
  for (let round = 0; round < 2_000; round += 1) await places.wholeAnswer([`${round}${'x'.repeat(20_000)}`], QUERY, NOW)
  expect(held() - before).toBeLessThan(10_000_000)
  // A day at a time, a slot of each place, other places each time.
  for (let round = 0; round < 4_000; round += 1) {
    const day = `2027-${String(10 + (round % 2)).padStart(2, '0')}-${String(1 + (round % 28)).padStart(2, '0')}`
    const query = { ...QUERY, start_date: day, end_date: day }
    const some = ids.filter((_, index) => (round >> (index % 11)) % 2 === 0)
    for (const _ of [1, 2]) await places.wholeAnswer(some, query, NOW)
  }
  expect(held() - before).toBeLessThan(4_000_000)
  // Still there to hold it.
  expect(places.has('place-0')).toBe(true)
})

function collectGarbage(): void {
  setFlagsFromString('--expose-gc')
  ;(runInNewContext('gc') as () => void)()
}
