import { expect, test } from 'vitest'
import { longestOf } from './turns.ts'

const turn = (from: number, to: number, cpu: number) => ({ from, to, cpu })

test('tells the longest turn, and the longest in which nothing was collected', () => {
  const turns = [turn(0, 5, 4), turn(5, 20, 14), turn(20, 26, 6), turn(30, 39, 9)]
  expect(longestOf(turns, [{ from: 6, to: 16 }])).toEqual({ all: 14, uncollected: 9 })
  expect(longestOf(turns, [])).toEqual({ all: 14, uncollected: 14 })
})

test('a collection that reaches over into a turn belongs to it', () => {
  const turns = [turn(0, 5, 4), turn(5, 10, 5)]
  expect(longestOf(turns, [{ from: 4, to: 6 }])).toEqual({ all: 5, uncollected: 0 })
  expect(longestOf(turns, [{ from: 0, to: 5 }])).toEqual({ all: 5, uncollected: 5 })
})
