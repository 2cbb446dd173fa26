import { describe, expect, test } from 'vitest'
import { parseApplicationId, splitApplicationIds } from './application-id.js'
import { parseEmail } from './email.js'
import { stripInvisible } from './invisible.js'
import { nirKey, nirSex, parseNir } from './nir.js'
import { isPossiblePhoneNumber, parsePhoneNumber } from './phone.js'

/** What word processors, web pages and PDF files leave in what is copied from them. */
const INVISIBLE: [string, string][] = [
  ['a zero-width space', '\u200b'],
  ['a zero-width joiner', '\u200d'],
  ['a soft hyphen', '\u00ad'],
  ['a left-to-right mark', '\u200e'],
  ['a right-to-left override', '\u202e'],
  ['an isolate', '\u2066'],
  ['a byte order mark', '\ufeff'],
  ['a word joiner', '\u2060'],
  ['an Arabic letter mark', '\u061c'],
  ['a Mongolian vowel separator', '\u180e'],
  ['a grapheme joiner', '\u034f'],
  ['a variation selector', '\ufe0f'],
  ['a tag character', '\u{e0041}'],
  ['a Hangul filler', '\u3164'],
  ['a blank Braille pattern', '\u2800'],
  ['a control character', '\u0002'],
]

describe.each(INVISIBLE)('pasted with %s at its ends and inside', (_label, character) => {
  const pasted = (text: string): string =>
    `${character} ${character}${text.slice(0, 4)}${character}${text.slice(4)}${character} ${character}`

  test('every identifier is read as if it were not there', () => {
    expect(parseApplicationId(pasted('A123456789'))).toBe('A123456789')
    expect(splitApplicationIds(`A123456789,${pasted('B123456789')}`)).toEqual({
      application_ids: ['A123456789', 'B123456789'],
      rejected: [],
    })
    expect(parseNir(pasted('1850575056017'))).toBe('185057505601797')
    expect(nirKey(pasted('1850575056017'))).toBe('97')
    expect(nirSex(pasted('1850575056017'))).toBe('male')
    expect(parsePhoneNumber(pasted('0612345678'))).toBe('+33612345678')
    expect(isPossiblePhoneNumber(pasted('0612345678'))).toBe(true)
    expect(parseEmail(pasted('camille@example.fr'))).toBe('camille@example.fr')
  })
})

test('letters, signs and white space stay', () => {
  expect(stripInvisible('é œ\t’-\u00a0\n𝒞')).toBe('é œ\t’-\u00a0\n𝒞')
})
