import { expect, test } from 'vitest'
import { findPasswordMistake } from './password-rule.js'

test.each([
  ['', /Saisissez/],
  ['Court1é', /au moins 8/],
  ['tout en minuscules 1', /majuscule/],
  ['TOUT EN MAJUSCULES 1', /minuscule/],
  ['Sans aucun chiffre', /chiffre/],
  ['é'.repeat(80), /majuscule/],
  [`Aé1${'é'.repeat(254)}`, /au plus 256/],
])('%s is refused', (password, reason) => {
  expect(findPasswordMistake(password)).toMatch(reason)
})

test.each(['Abcdefg1', `${'é'.repeat(80)}A1`, 'Élan de 9 cigognes', `A1${'é'.repeat(254)}`])(
  '%s is taken',
  (password) => {
    expect(findPasswordMistake(password)).toBeUndefined()
  },
)
