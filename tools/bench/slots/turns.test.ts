import { expect, test } from 'vitest'
import { longestOf } from './turns.ts'

const minor = (from: number, to: number) => ({ from, to, isMajor: false })
const turn = (from: number, to: number, cpu: number) => ({ from, to, cpu })

test('tells the longest turn, and the longest in which nothing was collected', () => {
  const turns = [turn(0, 5, 4), turn(5, 20, 14), turn(20, 26, 6), turn(30, 39, 9)]
  expect(longestOf(turns, [minor(6, 16)])).toEqual({ all: 14, uncollected: 9 })
  expect(longestOf(turns, [])).toEqual({ all: 14, uncollected: 14 })
})

test('a collection that reaches over into a turn belongs to it', () => {
  const turns = [turn(0, 5, 4), turn(5, 10, 5)]
  expect(longestOf(turns, [minor(4, 6)])).toEqual({ all: 5, uncollected: 0 })
  expect(longestOf(turns, [minor(0, 5)])).toEqual({ all: 5, uncollected: 5 })
})

test('the collection of the whole heap goes on before and after itself', () => {
  const turns = [turn(0, 5, 1), turn(900, 910, 9), turn(1_000, 1_010, 8), turn(1_105, 1_115, 7), turn(1_300, 1_305, 3)]
  expect(longestOf(turns, [{ from: 1_000, to: 1_010, isMajor: true }])).toEqual({ all: 9, uncollected: 3 })
})
