import { describe, expect, test } from 'vitest'
import { point } from '../../../test/slots-examples.js'
import { type Answer, AnswerCache } from './answer-cache.js'
import { NONE_HELD } from './held-desks.js'
import { type Place, placeOf } from './place.js'

const MINUTE = 60_000
const UNLIMITED = { take: () => true }
const place = (id: string): Place => placeOf(point({ id }), NONE_HELD)
const answer = (size: number, ...places: Place[]): Answer => ({
  isSteady: false,
  versions: Uint32Array.from(places, ({ version }) => version),
  json: ['{"412":[', Buffer.alloc(size - 10, 'x'), ']}'],
  places,
})

describe('a whole answer', () => {
  test('is given again within its minute', () => {
    const cache = new AnswerCache(10_000, UNLIMITED)
    const made = answer(100, place('412'))
    cache.add('search', made, 5 * MINUTE)
    expect(cache.get('search', 6 * MINUTE - 1)?.json).toBe(made.json)
    expect(cache.get('another search', 5 * MINUTE)).toBeUndefined()
  })

  test('gives the bytes from when they are kept', () => {
    const cache = new AnswerCache(10_000, UNLIMITED)
    cache.add('search', answer(100, place('412')), 0)
    const kept = cache.get('search', 0)
    const bytes = Buffer.alloc(100)
    if (kept) cache.keepWhole('search', kept, bytes)
    expect(cache.get('search', 0)).toMatchObject({ isWhole: true, json: [bytes] })
  })

  test('its bytes are not kept when something else took its place meanwhile, or nothing', () => {
    const cache = new AnswerCache(10_000, UNLIMITED)
    cache.add('search', answer(100, place('412')), 0)
    const former = cache.get('search', 0)
    cache.add('search', answer(100, place('412')), 0)
    if (former) cache.keepWhole('search', former, Buffer.alloc(100))
    expect(cache.get('search', 0)).toMatchObject({ isWhole: false })
    cache.clear()
    if (former) cache.keepWhole('search', former, Buffer.alloc(100))
    expect(cache.get('search', 0)).toBeUndefined()
  })

  test.each([
    ['the next minute', 6 * MINUTE],
    ['a clock that was set back', 5 * MINUTE - 1],
  ])('is not given in %s', (_label, now) => {
    const cache = new AnswerCache(10_000, UNLIMITED)
    cache.add('search', answer(100, place('412')), 5 * MINUTE)
    expect(cache.get('search', now)).toBeUndefined()
    expect(cache.get('search', 5 * MINUTE)).toBeUndefined()
  })

  test('is given for half an hour where time changes nothing', () => {
    const cache = new AnswerCache(10_000, UNLIMITED)
    cache.add('search', { ...answer(100, place('412')), isSteady: true }, 5 * MINUTE)
    expect(cache.get('search', 35 * MINUTE - 1)).toBeDefined()
    expect(cache.get('search', 35 * MINUTE)).toBeUndefined()
  })

  test('is not given when a place changed while it was made', () => {
    const cache = new AnswerCache(10_000, UNLIMITED)
    const changing = place('412')
    const made = answer(100, changing)
    changing.version += 1
    cache.add('search', made, 0)
    expect(cache.get('search', 0)).toBeUndefined()
  })

  test('is not given once one of its places changed', () => {
    const cache = new AnswerCache(10_000, UNLIMITED)
    const places = [place('412'), place('413')] as const
    cache.add('search', answer(100, ...places), 0)
    cache.add('search of the first alone', answer(100, places[0]), 0)
    places[1].version += 1
    expect(cache.get('search', 0)).toBeUndefined()
    expect(cache.get('search of the first alone', 0)).toBeDefined()
  })

  test('goes when there is no room, the one asked longest ago first; one larger than all the room is not kept', () => {
    const cache = new AnswerCache(3_600, UNLIMITED)
    for (const key of ['a', 'b', 'c']) cache.add(key, answer(100), 0)
    cache.get('a', 0)
    cache.add('d', answer(100), 0)
    cache.add('too large', answer(3_400), 0)
    expect(['a', 'b', 'c', 'd', 'too large'].filter((key) => cache.get(key, 0))).toEqual(['a', 'c', 'd'])
  })

  test('replaced by a newer one takes its room once', () => {
    const cache = new AnswerCache(3_600, UNLIMITED)
    for (let now = 0; now < 50 * MINUTE; now += MINUTE) cache.add('search', answer(100), now)
    const now = 49 * MINUTE
    cache.add('other', answer(100), now)
    cache.add('third', answer(100), now)
    expect(['search', 'other', 'third'].filter((key) => cache.get(key, now))).toEqual(['search', 'other', 'third'])
  })

  test('is worth its bytes only when there is room and an allowance for them', () => {
    let left = 4_000
    const cache = new AnswerCache(5_000, { take: (bytes) => (left -= bytes) >= 0 })
    expect([cache.mayKeepWhole(5_001), cache.mayKeepWhole(4_000), cache.mayKeepWhole(1)]).toEqual([false, true, false])
  })

  test('is not kept without an allowance for what it is made from', () => {
    const cache = new AnswerCache(5_000, { take: (bytes) => bytes < 2_000 })
    cache.add('large', answer(2_000), 0)
    cache.add('small', answer(100), 0)
    expect(['large', 'small'].filter((key) => cache.get(key, 0))).toEqual(['small'])
  })
})
