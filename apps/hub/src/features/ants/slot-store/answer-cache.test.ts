import { describe, expect, test } from 'vitest'
import { point } from '../../../../test/slots-examples.js'
import { AnswerCache, type Origin, sumVersions } from './answer-cache.js'
import { NOT_OCCUPIED } from './occupancy.js'
import { type CachedMeetingPoint, createCachedMeetingPoint } from './cached-meeting-point.js'

const MINUTE = 60_000
const UNLIMITED = { take: () => true }
const place = (id: string): CachedMeetingPoint => createCachedMeetingPoint(point({ id }), NOT_OCCUPIED)
const from = (...places: CachedMeetingPoint[]): Origin => ({
  isSteady: false,
  version: sumVersions(places),
  places,
})
const bytes = (size = 100): Buffer => Buffer.alloc(size, 'x')

describe('a whole answer', () => {
  test('is given again within its minute', () => {
    const cache = new AnswerCache(10_000, UNLIMITED)
    const made = bytes()
    cache.keep('search', made, from(place('412')), 5 * MINUTE)
    expect(cache.get('search', 6 * MINUTE - 1)).toBe(made)
    expect(cache.get('another search', 5 * MINUTE)).toBeUndefined()
  })

  test.each([
    ['the next minute', 6 * MINUTE],
    ['a clock that was set back', 5 * MINUTE - 1],
  ])('is not given in %s', (_label, now) => {
    const cache = new AnswerCache(10_000, UNLIMITED)
    cache.keep('search', bytes(), from(place('412')), 5 * MINUTE)
    expect(cache.get('search', now)).toBeUndefined()
    expect(cache.get('search', 5 * MINUTE)).toBeUndefined()
  })

  test('is given for half an hour where time changes nothing', () => {
    const cache = new AnswerCache(10_000, UNLIMITED)
    cache.keep('search', bytes(), { ...from(place('412')), isSteady: true }, 5 * MINUTE)
    expect(cache.get('search', 35 * MINUTE - 1)).toBeDefined()
    expect(cache.get('search', 35 * MINUTE)).toBeUndefined()
  })

  test('is not given when a place changed while it was made', () => {
    const cache = new AnswerCache(10_000, UNLIMITED)
    const changing = place('412')
    const origin = from(changing)
    changing.version += 1
    cache.keep('search', bytes(), origin, 0)
    expect(cache.get('search', 0)).toBeUndefined()
  })

  test('is not given once one of its places changed', () => {
    const cache = new AnswerCache(10_000, UNLIMITED)
    const places = [place('412'), place('413')] as const
    cache.keep('search', bytes(), from(...places), 0)
    cache.keep('search of the first alone', bytes(), from(places[0]), 0)
    places[1].version += 1
    expect(cache.get('search', 0)).toBeUndefined()
    expect(cache.get('search of the first alone', 0)).toBeDefined()
  })

  test('is forgotten with all the others', () => {
    const cache = new AnswerCache(10_000, UNLIMITED)
    cache.keep('search', bytes(), from(), 0)
    cache.clear()
    expect(cache.get('search', 0)).toBeUndefined()
  })

  test('goes when there is no room, the one asked longest ago first', () => {
    const cache = new AnswerCache(2_000, UNLIMITED)
    for (const key of ['a', 'b', 'c']) cache.keep(key, bytes(), from(), 0)
    cache.get('a', 0)
    cache.keep('d', bytes(), from(), 0)
    expect(['a', 'b', 'c', 'd'].filter((key) => cache.get(key, 0))).toEqual(['a', 'c', 'd'])
  })

  test('replaced by a newer one takes its room once', () => {
    const cache = new AnswerCache(2_000, UNLIMITED)
    const now = 49 * MINUTE
    for (let before = 0; before <= now; before += MINUTE) cache.keep('search', bytes(), from(), before)
    cache.keep('other', bytes(), from(), now)
    cache.keep('third', bytes(), from(), now)
    expect(['search', 'other', 'third'].filter((key) => cache.get(key, now))).toEqual(['search', 'other', 'third'])
  })

  test('that takes more than all the room goes itself', () => {
    const cache = new AnswerCache(2_000, UNLIMITED)
    cache.keep('larger', bytes(1_595), from(), 0)
    expect(cache.get('larger', 0)).toBeUndefined()
    cache.keep('fits', bytes(1_594), from(), 0)
    expect(cache.get('fits', 0)).toBeDefined()
  })
})

describe('is worth its bytes', () => {
  test('when it is asked again', () => {
    const cache = new AnswerCache(10_000, UNLIMITED)
    expect(['search', 'other', 'search'].map((key) => claims(cache, key))).toEqual([false, false, true])
  })

  test('when it is asked again while an answer of then would be good', () => {
    const cache = new AnswerCache(10_000, UNLIMITED)
    const steady = { ...from(), isSteady: true }
    expect([0, 60, 119, 180].map((second) => claims(cache, 'a', 100, from(), second))).toEqual([
      false,
      false,
      true,
      false,
    ])
    expect([0, 29, 58, 90].map((minute) => claims(cache, 'b', 100, steady, minute * 60))).toEqual([
      false,
      true,
      true,
      false,
    ])
  })

  test('to one at a time', () => {
    const cache = asked(new AnswerCache(10_000, UNLIMITED))
    const claim = (): boolean => cache.claim('search', 100, from(), 0)
    expect([claim(), claim()]).toEqual([true, false])
    cache.release('search')
    expect(claim()).toBe(true)
  })

  test('when there is room for all it takes, and an allowance', () => {
    const claimed = (size: number, allowed: number): boolean =>
      claims(asked(new AnswerCache(5_000, { take: (taken) => taken <= allowed })), 'search', size, from(place('412')))
    // 400 bytes, 6 of the key and 12 of the place go off.
    expect([claimed(4_582, 4_582), claimed(4_582, 4_581), claimed(4_583, 5_000)]).toEqual([true, false, false])
  })

  test('however many searches come once meanwhile: these take nothing of the allowance', () => {
    let left = 2_000
    const cache = asked(new AnswerCache(10_000, { take: (size) => (left -= size) >= 0 }))
    for (const key of ['b', 'c']) claims(cache, key, 2_000)
    expect(claims(cache, 'search', 2_000)).toBe(true)
  })
})

/** Whether it may be written down; done with at once. */
function claims(cache: AnswerCache, key: string, size = 100, origin = from(), second = 0): boolean {
  const isClaimed = cache.claim(key, size, origin, second * 1_000)
  cache.release(key)
  return isClaimed
}

function asked(cache: AnswerCache): AnswerCache {
  claims(cache, 'search')
  return cache
}
