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
  size,
  places,
})
const textOf = (json: Answer['json'] | undefined) => json?.map((piece) => piece.toString()).join('')

describe('a whole answer', () => {
  test('is given again within its minute, in one piece', () => {
    const cache = new AnswerCache(10_000, UNLIMITED)
    const made = answer(100, place('412'))
    cache.add('search', made, 5 * MINUTE)
    const again = cache.get('search', 6 * MINUTE - 1)
    expect(again).toHaveLength(1)
    expect(textOf(again)).toBe(textOf(made.json))
    expect(cache.get('search', 6 * MINUTE - 1)?.[0]).toBe(again?.[0])
    expect(cache.get('another search', 5 * MINUTE)).toBeUndefined()
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
    const cache = new AnswerCache(2_500, UNLIMITED)
    for (const key of ['a', 'b', 'c']) cache.add(key, answer(100), 0)
    cache.get('a', 0)
    cache.add('d', answer(100), 0)
    cache.add('too large', answer(3_400), 0)
    expect(['a', 'b', 'c', 'd', 'too large'].filter((key) => cache.get(key, 0))).toEqual(['a', 'c', 'd'])
  })

  test('replaced by a newer one takes its room once', () => {
    const cache = new AnswerCache(2_500, UNLIMITED)
    for (let now = 0; now < 50 * MINUTE; now += MINUTE) cache.add('search', answer(100), now)
    const now = 49 * MINUTE
    cache.add('other', answer(100), now)
    cache.add('third', answer(100), now)
    expect(['search', 'other', 'third'].filter((key) => cache.get(key, now))).toEqual(['search', 'other', 'third'])
  })

  test('is not kept when the allowance is too small for it', () => {
    const cache = new AnswerCache(10_000, { take: (bytes) => bytes < 2_000 })
    cache.add('large', answer(2_000), 0)
    cache.add('small', answer(100), 0)
    expect(['large', 'small'].filter((key) => cache.get(key, 0))).toEqual(['small'])
  })
})
