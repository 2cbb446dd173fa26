import { expect, test } from 'vitest'
import { HttpProblem } from './http-problem.js'
import { parseCursor, createPage } from './list-page.js'

const identity = (key: string): string => key

test('the item too many is not shown; its predecessor is where the next page begins', () => {
  const page = createPage(['a', 'b', 'c'], 2, identity)
  expect(page.items).toEqual(['a', 'b'])
  expect(parseCursor(page.next_cursor ?? '')).toBe('b')
})

test.each([[[]], [['a']], [['a', 'b']]])('%j is the last page', (items) => {
  expect(createPage(items, 2, identity)).toEqual({ items, next_cursor: null })
})

test('no cursor is the beginning', () => {
  expect(parseCursor(undefined)).toBe('')
})

test.each(['', 'b', 'not base64!', 'AAAA', 'Yg==', 'w6k'])('%j was never given as a cursor', (cursor) => {
  expect(() => parseCursor(cursor)).toThrow(HttpProblem)
})
