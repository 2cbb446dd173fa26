import { expect, test } from 'vitest'
import { isSameEmail } from './email-address.js'

test.each([
  [' ZOE@exemple.FR ', true],
  ['zoe@exemple.fr\n', true],
  ['\u200bzoe@\u00adexemple.fr', true],
  ['zoe@exemple.com', false],
  ['', false],
])('%j is the same address: %s', (typed, expected) => {
  expect(isSameEmail(typed, 'zoe@exemple.fr')).toBe(expected)
})
