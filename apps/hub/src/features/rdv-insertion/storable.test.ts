import { expect, test } from 'vitest'
import { isStorableInstant, isStorableValue, storableText } from './storable.js'

test.each([
  ['0001-01-01T00:00:00Z', true],
  ['0001-01-01T00:00:00+00:01', false],
  ['0000-06-01T00:00:00Z', false],
  ['2027-08-20T13:00:00.000+02:00', true],
  ['9999-12-31T23:59:59.999Z', true],
  ['9999-12-31T23:59:59-00:01', false],
  ['nonsense', false],
])('the instant %s: %s', (text, expected) => {
  expect(isStorableInstant(Date.parse(text))).toBe(expected)
})

test('NUL is replaced, everything else is kept', () => {
  expect(storableText('a\0b\0')).toBe('a\uFFFDb\uFFFD')
  expect(storableText('déjà 👩‍👧')).toBe('déjà 👩‍👧')
})

test('what is nested out of all proportion is told before it is written', () => {
  const nested = (levels: number): unknown => JSON.parse('{"a":'.repeat(levels) + '1' + '}'.repeat(levels))
  expect([0, 1, 20, 21].map((levels) => isStorableValue(nested(levels)))).toEqual([true, true, true, false])
  expect(isStorableValue(JSON.parse('['.repeat(200_000) + ']'.repeat(200_000)))).toBe(false)
})
