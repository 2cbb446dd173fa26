import { expect, test } from 'vitest'
import { readLastValue, readValues } from './query.js'

test.each([
  ['ids=1&ids=2', ['1', '2']],
  ['ids=2&ids=1&ids=2', ['2', '1']],
  ['ids=1&ids=01&ids=1.0', ['1', '01', '1.0']],
  ['ids=&ids=3', ['3']],
  ['ids=', []],
  ['ids', []],
  ['', []],
  ['ids[]=1&ids%5B%5D=2&IDS=3', []],
  ['ids=a+b&ids=a%20b&ids=a%2Bb', ['a b', 'a+b']],
  ['ids=%C3%A9', ['é']],
  ['ids=%FF&ids=%', ['\ufffd', '%']],
  ['ids=1,2', ['1,2']],
  ['ids=__proto__&ids=constructor', ['__proto__', 'constructor']],
])('values of ids in %j', (query, expected) => {
  expect(readValues(new URLSearchParams(query), 'ids')).toEqual(expected)
})

test.each([
  ['day=a', 'a'],
  ['day=a&day=b', 'b'],
  ['day=a&day=', 'a'],
  ['day=', undefined],
  ['', undefined],
])('last value of day in %j', (query, expected) => {
  expect(readLastValue(new URLSearchParams(query), 'day')).toBe(expected)
})
