import { expect, test } from 'vitest'
import { memoize } from './memoize.js'

test('reads a text once as long as it is among the last ones', () => {
  const texts: string[] = []
  const read = memoize((text) => {
    texts.push(text)
    return { text }
  }, 2)
  const first = read('a')
  expect(read('a')).toBe(first)
  read('b')
  expect(read('a')).toBe(first)
  read('c')
  expect(read('a')).toEqual({ text: 'a' })
  expect(texts).toEqual(['a', 'b', 'c', 'a'])
})
