import { describe, expect, test } from 'vitest'
import { point } from '../../../test/slots-examples.js'
import { type Answer, AnswerCache, type KeptAnswer } from './answer-cache.js'
import { NONE_HELD } from './held-desks.js'
import { type Place, placeOf } from './place.js'

const MINUTE = 60_000
const UNLIMITED = () => ({ take: () => true })
const place = (id: string): Place => placeOf(point({ id }), NONE_HELD)
const answer = (size: number, ...places: Place[]): Answer => ({
  isSteady: false,
  versions: Uint32Array.from(places, ({ version }) => version),
  json: ['{"412":[', Buffer.alloc(size - 10, 'x'), ']}'],
  size,
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
    const bytes = Buffer.alloc(100)
    cache.keepWhole('search', keptIn(cache), bytes)
    expect(cache.get('search', 0)).toMatchObject({ isWhole: true, json: [bytes] })
  })

  test('its bytes are not kept when nothing is kept any more', () => {
    const cache = new AnswerCache(10_000, UNLIMITED)
    const former = keptIn(cache)
    cache.clear()
    cache.keepWhole('search', former, Buffer.alloc(100))
    expect(cache.get('search', 0)).toBeUndefined()
  })

  test('its bytes are not kept when another answer took its place', () => {
    const cache = new AnswerCache(10_000, UNLIMITED)
    const former = keptIn(cache)
    cache.clear()
    const present = keptIn(cache)
    cache.keepWhole('search', former, Buffer.alloc(100))
    expect(cache.get('search', 0)).toBe(present)
  })

  test('that somebody else made meanwhile stays, and is written down by one only', () => {
    const cache = new AnswerCache(10_000, UNLIMITED)
    const first = keptIn(cache)
    expect(keptIn(cache)).toBe(first)
    expect([cache.claim(first), cache.claim(first)]).toEqual([true, false])
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

  test('is worth its bytes only when there is room for them and an allowance', () => {
    const claims = (size: number, allowed: number): boolean => {
      const cache = new AnswerCache(5_000, () => ({ take: (bytes) => bytes <= allowed }))
      return cache.claim({ ...keptIn(cache, 'search'), size })
    }
    expect([claims(3_000, 3_000), claims(3_000, 2_999), claims(5_000, 5_000)]).toEqual([true, false, false])
  })

  test('is not kept without an allowance for what it is made from', () => {
    const cache = new AnswerCache(5_000, () => ({ take: (bytes) => bytes < 2_000 }))
    cache.add('large', answer(2_000), 0)
    cache.add('small', answer(100), 0)
    expect(['large', 'small'].filter((key) => cache.get(key, 0))).toEqual(['small'])
  })

  test('what is new takes nothing from what is asked again', () => {
    const cache = new AnswerCache(5_000, () => {
      let left = 2_000
      return { take: (bytes) => (left -= bytes) >= 0 }
    })
    const kept = keptIn(cache)
    for (const key of ['b', 'c', 'd', 'e']) cache.add(key, answer(100), 0)
    expect(cache.get('e', 0)).toBeUndefined()
    expect(cache.claim(kept)).toBe(true)
  })

  test('bytes that are made when they are sent weigh something too', () => {
    const cache = new AnswerCache(5_000, UNLIMITED)
    const deferred = { byteLength: 50_000, writeTo: () => {} }
    cache.add('search', { ...answer(100), json: [deferred], size: 50_000 }, 0)
    expect(cache.get('search', 0)).toBeUndefined()
  })
})

/** An answer of 100 bytes as the cache keeps it. */
function keptIn(cache: AnswerCache, key = 'search'): KeptAnswer {
  cache.add(key, answer(100, place('412')), 0)
  const kept = cache.get(key, 0)
  if (!kept) throw new Error('The cache did not keep the answer.')
  return kept
}
