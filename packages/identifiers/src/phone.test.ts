import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isFrenchMobile, isPhoneNumber, maskPhoneNumber, parsePhoneNumber } from './phone.js'

describe('parsePhoneNumber', () => {
  test.each([
    ['06 12 34 56 78', '+33612345678'],
    ['06.12.34.56.78', '+33612345678'],
    ['06-12-34-56-78', '+33612345678'],
    ['06\u00a012\u00a034\u00a056\u00a078', '+33612345678'],
    ['+33 6 12 34 56 78', '+33612345678'],
    ['+33 (0)6 12 34 56 78', '+33612345678'],
    ['0033 6 12 34 56 78', '+33612345678'],
    ['+330612345678', '+33612345678'],
    ['01 23 45 67 89', '+33123456789'],
    ['0800 123 456', '+33800123456'],
    ['+32 470 12 34 56', '+32470123456'],
    ['00 49 1512 3456789', '+4915123456789'],
  ])('%s → %s', (text, expected) => {
    expect(parsePhoneNumber(text)).toBe(expected)
  })

  test.each([
    ['Guadeloupe', '0690 12 34 56', '+590690123456'],
    ['Guadeloupe, fixed', '0590 12 34 56', '+590590123456'],
    ['French Guiana', '0694 12 34 56', '+594694123456'],
    ['Martinique', '0696 12 34 56', '+596696123456'],
    ['Réunion', '0692 12 34 56', '+262692123456'],
    ['Réunion, fixed', '0262 12 34 56', '+262262123456'],
    ['Mayotte', '0639 12 34 56', '+262639123456'],
    ['Réunion, written with the code of the mainland', '+33 692 12 34 56', '+262692123456'],
    ['Réunion, written with its own code', '+262 692 12 34 56', '+262692123456'],
  ])('a number of %s gets the code of its territory', (_label, text, expected) => {
    expect(parsePhoneNumber(text)).toBe(expected)
  })

  test.each([
    ['four digits', '3949'],
    ['four digits behind a +', '+3949'],
    ['nine digits', '06 12 34 56 7'],
    ['eleven digits', '06 12 34 56 789'],
    ['two zeros of no country', '00'],
    ['a letter', '06 12 34 56 7x'],
    ['an extension', '0123456789#12'],
    ['a mainland number behind the code of Réunion', '+262 6 12 34 56 78'],
    ['sixteen digits', '+1234567890123456'],
    ['a plus inside', '06+12345678'],
    ['Arabic digits', '٠٦١٢٣٤٥٦٧٨'],
    ['nothing', ''],
  ])('refuses %s', (_label, text) => {
    expect(parsePhoneNumber(text)).toBeUndefined()
  })

  test('what it gives, it gives again', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^(\+|00|0)[0-9 .-]{3,18}$/), (text) => {
        const parsed = parsePhoneNumber(text)
        if (parsed === undefined) return
        expect(isPhoneNumber(parsed)).toBe(true)
        expect(parsePhoneNumber(parsed)).toBe(parsed)
      }),
    )
  })
})

test.each([
  ['+33612345678', true],
  ['+33712345678', true],
  ['+262692123456', true],
  ['+33123456789', false],
  ['+262262123456', false],
  ['+32470123456', false],
  ['0612345678', false],
])('isFrenchMobile(%j) → %s', (text, expected) => {
  expect(isFrenchMobile(text)).toBe(expected)
})

test.each([
  ['+33612345678', true],
  ['+33692123456', false],
  ['+336123456789', false],
  ['0612345678', false],
  [33_612_345_678, false],
])('isPhoneNumber(%j) → %s', (value, expected) => {
  expect(isPhoneNumber(value)).toBe(expected)
})

test.each([
  ['06 12 34 56 78', '+33*******78'],
  ['camille@example.fr', '***'],
])('maskPhoneNumber(%j) → %j', (text, expected) => {
  expect(maskPhoneNumber(text)).toBe(expected)
})
