import { describe, expect, test } from 'vitest'
import { readPhoneNumber } from './phone-number.js'

describe('what is sent of a phone number', () => {
  test.each([
    ['a mobile', '06 12 34 56 78', '+33612345678'],
    ['a mobile overseas', '0692 12 34 56', '+262692123456'],
    [
      'a mobile overseas behind the code of the mainland, which the server would refuse',
      '+33 692 12 34 56',
      '+262692123456',
    ],
    ['a landline overseas, whose reading is the server’s', '0596 39 12 34', '0596391234'],
    ['a landline overseas with its code', '+596 596 39 12 34', '+596596391234'],
    ['a landline of Martinique as the server stores it', '+33 596 39 12 34', '+33596391234'],
    ['the same behind 00, with its 0', '0033 (0)596 39 12 34', '+33596391234'],
    ['a landline of Mayotte as the server stores it', '+33269601234', '+33269601234'],
    [
      'a landline of Guadeloupe behind the code of the mainland, which the server would refuse',
      '+33 590 12 34 56',
      '+590590123456',
    ],
    ['a number with an extension', '06 12 34 56 78#12', '+33612345678'],
    ['a number without its 0', '6 12 34 56 78', '612345678'],
    ['a country code without plus', '33 6 12 34 56 78', '+33612345678'],
    ['a block that may be in use one day', '07 28 12 34 56', '+33728123456'],
    ['an international number', '+49 1512 3456789', '+4915123456789'],
    ['a zero-width space', '06\u200b12345678', '+33612345678'],
  ])('%s', (_label, text, expected) => {
    expect(readPhoneNumber(text)).toBe(expected)
  })

  test.each(['3949', '06 12 34 56 7', '+33 6 12 34 56 7', '4915123456789', 'none'])('%s is none', (text) => {
    expect(readPhoneNumber(text)).toBeUndefined()
  })
})
