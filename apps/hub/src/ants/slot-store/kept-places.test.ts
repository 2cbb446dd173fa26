import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { textOf } from '../../../test/support/text-of.js'
import { meetingPointSchema } from '../agenda/schema.js'
import { NONE_HELD } from './held-desks.js'
import { KeptPlaces } from './kept-places.js'
import { placeOf } from './place.js'

const NOW = Date.parse('2027-09-06T06:00:00Z')
const QUERY = { start_date: '2027-09-07', end_date: '2027-09-07', reason: 'CNI', documents_number: 1 } as const

function keep(ids: readonly string[], budget = 1_000_000): KeptPlaces {
  const places = new KeptPlaces('https://rdv.valbrume.example', budget)
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
  return placeOf(point, NONE_HELD)
}

async function answer(places: KeptPlaces, ids: readonly string[], query: Partial<typeof QUERY> = {}) {
  const json = (await places.wholeAnswer(ids, { ...QUERY, ...query }, NOW)) ?? []
  return JSON.parse(textOf(json)) as Record<string, { datetime: string }[]>
}

test('an id may be any text: what is answered to one list is not answered to another that reads alike', async () => {
  const places = keep(['1', '2'])
  // oxlint-disable-next-line no-await-in-loop -- one after the other
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
  expect((await answer(places, ['1', '2']))['1']).toHaveLength(4)
  places.replace('2', place('2'))
  expect((await answer(places, ['1', '2']))['2']).toHaveLength(4)
  places.replace('2', place('2', '11:00'))
  expect((await answer(places, ['1', '2']))['2']).toHaveLength(8)
  places.replace('2', undefined)
  expect(await answer(places, ['1', '2'])).not.toHaveProperty('2')
  places.replaceAll(new Map([['3', place('3')]]))
  expect(Object.keys(await answer(places, ['1', '2', '3']))).toEqual(['3'])
})

test('what changed while an answer was made is in the next one', async () => {
  const places = keep(['2'])
  const dense = place('1', '24:00')
  places.replace('1', { ...dense, durations: { CNI: 1 }, max_days_ahead: 365 })
  const year = { ...QUERY, end_date: '2028-09-05' }
  const made = places.wholeAnswer(['1', '2'], year, NOW)
  expect(made).toBeInstanceOf(Promise)
  places.replace('2', undefined)
  expect(Object.keys(JSON.parse(textOf((await made) ?? [])) as object)).toEqual(['1', '2'])
  places.replace('2', place('2', '09:15'))
  const next = JSON.parse(textOf((await places.wholeAnswer(['1', '2'], year, NOW)) ?? [])) as Record<string, unknown[]>
  expect(next['2']).toHaveLength(180)
})

test('a search that comes several times at once is written down once', async () => {
  const places = keep(['1', '2'])
  const burst = async () =>
    Promise.all(Array.from({ length: 7 }, async () => places.wholeAnswer(['1', '2'], QUERY, NOW)))
  await burst()
  const again = await burst()
  expect(again.filter((json) => json?.length === 1)).toHaveLength(7)
  expect(new Set(again.map((json) => json?.[0])).size).toBe(1)
})

test('a year of a place that is open day and night lets others have their turn', async () => {
  const places = keep([])
  const dense = place('1', '24:00')
  places.replace('1', { ...dense, durations: { CNI: 1 }, max_days_ahead: 365 })
  const work = places.slots('1', { ...QUERY, end_date: '2028-09-05' }, NOW)
  expect(work).toBeInstanceOf(Promise)
  let turns = 0
  const counting = setInterval(() => (turns += 1), 0)
  const json = (await work)?.json ?? []
  clearInterval(counting)
  expect(turns).toBeGreaterThan(3)
  const slots = JSON.parse(textOf(json)) as unknown[]
  expect(slots).toHaveLength(365 * 15 * 60)
})

test('hostile searches take no more memory than the budget allows', { timeout: 60_000 }, async () => {
  const ids = Array.from({ length: 40 }, (_, index) => `place-${index}`)
  const places = keep(ids, 2_000_000)
  const held = (): number => {
    // Twice: what the first collection lets finalisers release goes with the second.
    collectGarbage()
    collectGarbage()
    const { heapUsed, arrayBuffers } = process.memoryUsage()
    return heapUsed + arrayBuffers
  }
  const before = held()
  // Tens of kilobytes of ids that nobody knows.
  // oxlint-disable-next-line no-await-in-loop -- one after the other
  for (let round = 0; round < 2_000; round += 1) await places.wholeAnswer([`${round}${'x'.repeat(20_000)}`], QUERY, NOW)
  expect(held() - before).toBeLessThan(10_000_000)
  // A day at a time, a slot of each place, other places each time.
  for (let round = 0; round < 4_000; round += 1) {
    const day = `2027-${String(10 + (round % 2)).padStart(2, '0')}-${String(1 + (round % 28)).padStart(2, '0')}`
    const query = { ...QUERY, start_date: day, end_date: day }
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    await places.wholeAnswer(
      ids.filter((_, index) => (round >> (index % 11)) % 2 === 0),
      query,
      NOW,
    )
  }
  expect(held() - before).toBeLessThan(10_000_000)
})

function collectGarbage(): void {
  setFlagsFromString('--expose-gc')
  ;(runInNewContext('gc') as () => void)()
}
