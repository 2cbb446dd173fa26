import { describe, expect, test } from 'vitest'
import { parseAnyNumber, parseFrenchNumber } from './phonelib.js'

describe('users: FR first, then the overseas départements', () => {
  test.each([
    ['a mobile', '06 12 34 56 78', '+33612345678'],
    ['without its 0', '7 58 35 20 60', '+33758352060'],
    ['its country code without plus', '33600008012', '+33600008012'],
    ['a country code overseas without plus', '590690123456', '+590690123456'],
    ['a landline of Martinique, which the plan of FR covers', '0596391234', '+33596391234'],
    ['a landline of Mayotte, which it covers too', '0269601234', '+33269601234'],
    ['a landline of Réunion, which it does not', '0262123456', '+262262123456'],
    ['a landline of Guadeloupe', '0590123456', '+590590123456'],
    ['a mobile of Réunion', '0692123456', '+262692123456'],
    ['a mobile of Mayotte', '0639013456', '+262639013456'],
    ['0 in brackets', '+33 (0)6 12 34 56 78', '+33612345678'],
    ['an international number', '+49 1512 3456789', '+4915123456789'],
    ['an international number after 00', '0049 1512 3456789', '+4915123456789'],
    ['letters beside it', 'tel: 06 12 34 56 78', '+33612345678'],
    ['an extension', '06 12 34 56 78#12', '+33612345678'],
  ])('%s', (_label, text, expected) => {
    expect(parseFrenchNumber(text)?.number).toBe(expected)
  })

  test.each([
    ['a block that is not assigned', '0728123456'],
    ['another one', '0841123456'],
    ['a block of 0639 that is nobody’s', '0639123456'],
    ['a mobile of Réunion behind the code of the mainland', '+33 692 12 34 56'],
    ['another country code without plus', '4915123456789'],
    ['four digits', '3949'],
    ['nothing', ''],
  ])('%s is refused', (_label, text) => {
    expect(parseFrenchNumber(text)).toBeUndefined()
  })

  test.each([
    ['0612345678', { isMobile: true, isFrench: true }],
    ['0123456789', { isMobile: false, isFrench: true }],
    ['0692123456', { isMobile: true, isFrench: true }],
    ['+4915123456789', { isMobile: true, isFrench: false }],
  ])('%s', (text, expected) => {
    expect(parseFrenchNumber(text)).toMatchObject(expected)
  })
})

describe('without a country', () => {
  test.each([
    ['0612345678', '+33612345678'],
    ['33100008012', '+33100008012'],
    ['4915123456789', '+4915123456789'],
  ])('%s → %s', (text, expected) => {
    expect(parseAnyNumber(text)?.number).toBe(expected)
  })

  test.each(['3949', '0728123456', ''])('%j is refused', (text) => {
    expect(parseAnyNumber(text)).toBeUndefined()
  })
})
