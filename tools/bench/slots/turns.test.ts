import { expect, test } from 'vitest'
import { longTurns } from './turns.ts'

const turn = (from: number, to: number, cpu: number) => ({ from, to, cpu })

test('tells the longest turn and how many are too long, of all and of those in which nothing was collected', () => {
  const turns = [turn(0, 5, 4), turn(5, 20, 14), turn(20, 26, 6), turn(30, 39, 9)]
  expect(longTurns(turns, [{ from: 6, to: 16 }], 8)).toEqual({
    all: { longest: 14, over: 2 },
    uncollected: { longest: 9, over: 1 },
  })
  const none = { longest: 14, over: 1 }
  expect(longTurns(turns, [], 9)).toEqual({ all: none, uncollected: none })
})

test('a collection that reaches over into a turn belongs to it', () => {
  const turns = [turn(0, 5, 4), turn(5, 10, 5)]
  expect(longTurns(turns, [{ from: 4, to: 6 }], 1).uncollected).toEqual({ longest: 0, over: 0 })
  expect(longTurns(turns, [{ from: 0, to: 5 }], 1).uncollected).toEqual({ longest: 5, over: 1 })
})
