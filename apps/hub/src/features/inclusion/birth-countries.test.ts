import { expect, test } from 'vitest'
import { isBirthCountry } from './birth-countries.js'

test.each([
  ['99100', 'France'],
  ['99115', 'Czechoslovakia, until 1993'],
  ['99143', 'Cyprus, until 1994'],
  ['99157', 'Kosovo'],
  ['99161', 'Jersey, Guernsey, Isle of Man'],
  ['99237', 'Korea, until 1953'],
  ['99254', 'Cyprus'],
  ['99265', 'Australian territories in the Indian Ocean'],
  ['99307', 'Kenya, until 1963'],
  ['99352', 'Algeria'],
  ['99362', 'Zanzibar, until 1964'],
  ['99399', 'Djibouti'],
  ['99402', 'Newfoundland, until 1949'],
  ['99447', 'Chilean territory in Antarctica'],
  ['99522', 'Australian territories in Oceania'],
  ['99699', 'Antarctica'],
])('%s is a country: %s', (code) => {
  expect(isBirthCountry(code)).toBe(true)
})

test.each(['99099', '99146', '99150', '99163', '99266', '99353', '99388', '99400', '99448', '99518', '99523', '99999'])(
  '%s is none',
  (code) => {
    expect(isBirthCountry(code)).toBe(false)
  },
)

test('there are as many as in the list of INSEE', () => {
  const codes = Array.from({ length: 1_000 }, (_, digits) => `99${String(digits).padStart(3, '0')}`)
  expect(codes.filter(isBirthCountry)).toHaveLength(255)
})

test.each(['', '100', 'France', '9910', '991000', ' 99100', '99100\n', '99a00', '9910٠'])('%j is none', (code) => {
  expect(isBirthCountry(code)).toBe(false)
})
