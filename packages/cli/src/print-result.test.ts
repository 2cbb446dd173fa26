import { expect, test } from 'vitest'
import { findDelimiter, maskSecrets } from './print-result.js'

test.each([
  ['a,b,c', ','],
  ['a;b,c;d', ';'],
  ['a\tb', '\t'],
  ['a|b', '|'],
  ['a', ','],
])('of %j the delimiter is %j', (header, delimiter) => {
  expect(findDelimiter(header)).toBe(delimiter)
})

test('secrets are masked at any depth, and a text that was not read is one', () => {
  const answer = { access_token: 'a', inner: [{ access_token: 'b', other: 1 }], nothing: null }
  expect(maskSecrets(answer, ['access_token', 'nothing'])).toEqual({
    access_token: '***',
    inner: [{ access_token: '***', other: 1 }],
    nothing: null,
  })
  expect(maskSecrets('access_token=a', ['access_token'])).toBe('***')
  expect(maskSecrets('text', [])).toBe('text')
})
