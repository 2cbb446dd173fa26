import { expect, test } from 'vitest'
import { openRows } from './row-source.js'

async function* later() {
  yield 'a'
  yield 'b'
}

test.each([
  ['an array', ['a', 'b']],
  ['a stream', later()],
])('%s is read row by row', async (_what, rows) => {
  const source = openRows<string>(rows)
  expect(await source.peek()).toBe('a')
  expect(await source.peek()).toBe('a')
  source.skip()
  expect([await source.peek(), source.position]).toEqual(['b', 1])
  source.skip()
  expect(source.isEnded).toBe(false)
  expect([await source.peek(), await source.peek(), source.position]).toEqual([undefined, undefined, 2])
  expect(source.isEnded).toBe(true)
})

test('two that look at once see the same row', async () => {
  const source = openRows(later())
  expect(await Promise.all([source.peek(), source.peek()])).toEqual(['a', 'a'])
  source.skip()
  expect(await source.peek()).toBe('b')
})

test('rows that are not read to their end are ended', async () => {
  let isOpen = true
  async function* endless() {
    try {
      for (;;) yield 'row'
    } finally {
      isOpen = false
    }
  }
  const source = openRows(endless())
  await source.peek()
  await source.close()
  expect(isOpen).toBe(false)
})
