import { expect, test } from 'vitest'
import { RecentKeys } from './recent-keys.js'

test('knows what it was told before', () => {
  const keys = new RecentKeys(1_000)
  expect(['a', 'b', 'a', 'b', 'c'].map((key) => keys.tell(key))).toEqual([false, false, true, true, false])
})

test('forgets what it was told longest ago when there is no room', () => {
  const keys = new RecentKeys(320)
  for (const key of ['a', 'b', 'c', 'a', 'd']) keys.tell(key)
  expect(keys.tell('a')).toBe(true)
  expect(keys.tell('b')).toBe(false)
})

test('a text larger than all the room is not remembered, and takes none for good', () => {
  const keys = new RecentKeys(320)
  for (let round = 0; round < 3; round += 1) expect(keys.tell('x'.repeat(500))).toBe(false)
  expect([keys.tell('a'), keys.tell('a')]).toEqual([false, true])
})
