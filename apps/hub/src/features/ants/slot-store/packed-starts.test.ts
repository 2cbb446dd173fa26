import { expect, test } from 'vitest'
import { packStarts, startsWithin } from './packed-starts.js'

const BLOCK = 8 * 1440
const unpack = (starts: string): number[] => Array.from(starts, (character) => character.charCodeAt(0))

test.each([
  ['none', []],
  ['one', [0]],
  ['every minute of eight days', Array.from({ length: BLOCK }, (_, minute) => minute)],
])('%s: what was packed', (_label, minutes) => {
  expect(unpack(packStarts(minutes))).toEqual(minutes)
})

test.each([
  ['all of them', 0, BLOCK, [540, 560, 1980]],
  ['from far before until far after', -BLOCK, 10 * BLOCK, [540, 560, 1980]],
  ['the first minute is included', 540, 561, [540, 560]],
  ['the last one is not', 541, 560, []],
  ['between two of them', 561, 1980, []],
  ['none is left', 1981, BLOCK, []],
  ['it ends before it begins', 600, 540, []],
])('%s', (_label, from, until, expected) => {
  expect(unpack(startsWithin(packStarts([540, 560, 1980]), from, until))).toEqual(expected)
})
