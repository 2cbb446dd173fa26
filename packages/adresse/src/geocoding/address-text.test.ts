import { expect, test } from 'vitest'
import { isOverseasPostcode, isSearchable } from './address-text.js'

test.each<[string, boolean]>([
  ['Arr', true],
  ['1er', true],
  ['État', true],
  ['a'.repeat(200), true],
  ['', false],
  ['ab', false],
  ['a'.repeat(201), false],
  ['?12 rue', false],
  ['-12 rue', false],
])('%j can be searched for: %s', (text, expected) => {
  expect(isSearchable(text)).toBe(expected)
})

test.each<[string, boolean]>([
  ['97400', true],
  ['98800', true],
  ['20090', false],
  ['62000', false],
  ['19700', false],
])('%s is overseas: %s', (postcode, expected) => {
  expect(isOverseasPostcode(postcode)).toBe(expected)
})
