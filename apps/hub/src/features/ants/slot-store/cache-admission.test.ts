import { expect, test } from 'vitest'
import { CacheAdmission } from './cache-admission.js'

test('tells what came before', () => {
  const searches = new CacheAdmission(10)
  expect(['a', 'b', 'a', 'b', 'c'].map((key) => searches.note(key, 0, 60))).toEqual([false, false, true, true, false])
})

test('what came before counts until the time it was noted for, and anew from then on', () => {
  const searches = new CacheAdmission(10)
  const notes = [0, 59, 118, 178].map((now) => searches.note('a', now, now + 60))
  expect(notes).toEqual([false, true, true, false])
})

test('forgets what came longest ago when it remembers too many', () => {
  const searches = new CacheAdmission(3)
  for (const key of ['a', 'b', 'c', 'a', 'd']) searches.note(key, 0, 60)
  expect(searches.note('a', 0, 60)).toBe(true)
  expect(searches.note('b', 0, 60)).toBe(false)
})
