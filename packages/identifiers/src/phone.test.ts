import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  isFrenchMobile,
  isOverseasLandline,
  isPhoneNumber,
  isPossiblePhoneNumber,
  maskPhoneNumber,
  parsePhoneNumber,
} from './phone.js'

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
    ['33612345678', '+33612345678'],
    ['06\u201112\u201334\u201056\u201478', '+33612345678'],
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
    ['Mayotte', '0639 01 34 56', '+262639013456'],
    ['Mayotte, another block', '0639 69 34 56', '+262639693456'],
    ['Mayotte, in 07', '07 09 35 12 34', '+262709351234'],
    ['French Guiana, in 07', '07 09 30 12 34', '+594709301234'],
    ['Réunion, written with its own code and no plus', '262692123456', '+262692123456'],
    ['Réunion, written with the code of the mainland', '+33 692 12 34 56', '+262692123456'],
    ['Réunion, written with its own code', '+262 692 12 34 56', '+262692123456'],
  ])('a number of %s gets the code of its territory', (_label, text, expected) => {
    expect(parsePhoneNumber(text)).toBe(expected)
  })

  test.each([
    ['06 39 80 12 34', '+33639801234'],
    ['0639 98 12 34', '+33639981234'],
    ['06 39 12 34 56', '+33639123456'],
  ])('of 0639 only the blocks of Mayotte are overseas: %s → %s', (text, expected) => {
    expect(parsePhoneNumber(text)).toBe(expected)
    expect(isPhoneNumber(expected)).toBe(true)
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

test.each([
  ['+596596391234', true],
  ['+262262123456', true],
  ['+262692123456', false],
  ['+33596391234', false],
  ['+33123456789', false],
])('isOverseasLandline(%j) → %s', (value, expected) => {
  expect(isOverseasLandline(value)).toBe(expected)
})

test.each([
  ['06 12 34 56 78', true],
  ['655935387', true],
  ['33612345678', true],
  ['tel: 06 12 34 56 78', true],
  ['0728123456', true],
  ['+49 1512 3456789', true],
  ['0049 1512 3456789', true],
  ['+33 (0)6 12 34 56 78', true],
  ['+262 692 12 34 56', true],
  ['06 12 34 56 78#12', true],
  ['+33 6 12 34 56 7', false],
  ['0033 6 12 34 56 789', false],
  ['+33 606 12 34 56 78', false],
  ['+596 39 12 34', false],
  ['4915123456789', false],
  ['3949', false],
  ['06 12 34 56 7', false],
  ['+3949', false],
  ['none', false],
])('isPossiblePhoneNumber(%j) → %s', (text, expected) => {
  expect(isPossiblePhoneNumber(text)).toBe(expected)
})
