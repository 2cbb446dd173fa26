import { expect, test } from 'vitest'
import { notValidatedWords } from './i18n-fr.js'

test('a validated number has nothing against it', () => {
  expect(notValidatedWords('validated')).toBeUndefined()
})

test.each([
  ['unknown', /ne connaît pas/],
  ['declared', /pas encore validé/],
  ['expired', /expiré/],
  ['consumed', /déjà servi/],
  ['purge', /n’accepte pas/],
  ['__proto__', /n’accepte pas/],
])('%s is explained', (status, expected) => {
  expect(notValidatedWords(status)).toMatch(expected)
})
