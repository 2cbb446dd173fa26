import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isNir, maskNir, nirKey, nirSex, parseNir } from './nir.js'

const complete = [
  '185057505601797',
  '185057505601601',
  '185057505600809',
  '185052A00400181',
  '291072B03304249',
] as const

describe('parseNir', () => {
  test.each(complete)('computes the key of %s and checks it', (nir) => {
    expect(parseNir(nir.slice(0, 13))).toBe(nir)
    expect(parseNir(nir)).toBe(nir)
  })

  test.each([
    ['spaces', '1 85 05 75 056 017 97'],
    ['no-break spaces', '1\u00a085\u00a005\u00a075\u00a0056\u00a0017\u202f97'],
    ['a line break around', '\n185057505601797 '],
  ])('reads %s', (_label, text) => {
    expect(parseNir(text)).toBe('185057505601797')
  })

  test('reads Corsica in small letters', () => {
    expect(parseNir('185052a004001')).toBe('185052A00400181')
  })

  test.each(['3', '4', '7', '8'])('reads a temporary number that begins with %s', (first) => {
    const nir = parseNir(`${first}850575056017`)
    expect(nir).toHaveLength(15)
    expect(isNir(nir)).toBe(true)
  })

  test.each([
    ['a wrong key', '185057505601798'],
    ['the key 00, where 97 divides the number', '185057505601700'],
    ['fourteen characters', '18505750560179'],
    ['twelve characters', '185057505601'],
    ['sixteen characters', '1850575056017970'],
    ['nothing', ''],
    ['a letter that is none of Corsica', '185052C004001'],
    ['Corsica at another place', '2A85050040011'],
    ['full-width digits', '１８５０５７５０５６０１７'],
    ['another separator', '1-85-05-75-056-017'],
  ])('refuses %s', (_label, text) => {
    expect(parseNir(text)).toBeUndefined()
  })

  test('one wrong digit never passes the key: 97 is prime and divides no power of ten', () => {
    const thirteen = fc.stringMatching(/^[12]\d{12}$/)
    fc.assert(
      fc.property(thirteen, fc.nat(14), fc.integer({ min: 1, max: 9 }), (number, position, shift) => {
        const nir = parseNir(number) ?? ''
        const wrong = String((Number(nir[position]) + shift) % 10)
        const changed = nir.slice(0, position) + wrong + nir.slice(position + 1)
        expect(parseNir(changed)).toBeUndefined()
      }),
    )
  })

  test('the key makes the whole divisible, as an independent computation in big integers says', () => {
    const thirteen = fc.stringMatching(/^\d{5}(\d{2}|2A|2B)\d{6}$/)
    fc.assert(
      fc.property(thirteen, (number) => {
        const digits = BigInt(number.replace('2A', '19').replace('2B', '18'))
        const key = BigInt(parseNir(number)?.slice(13) ?? '-1')
        expect((digits + key) % 97n).toBe(0n)
        expect(key >= 1n && key <= 97n).toBe(true)
      }),
    )
  })
})

test.each([
  ['185057505601797', true],
  ['291072B03304249', true],
  ['291072b03304249', false],
  ['1850575056017', false],
  ['185057505601798', false],
  [185_057_505_601_797, false],
  [undefined, false],
])('isNir(%j) → %s', (value, expected) => {
  expect(isNir(value)).toBe(expected)
})

test.each([
  ['1850575056017', '97'],
  ['1 85 05 75 056 016', '01'],
  ['185057505600899', '09'],
  ['185057505', undefined],
  ['', undefined],
])('nirKey(%j) → %j', (text, expected) => {
  expect(nirKey(text)).toBe(expected)
})

test.each([
  ['185057505601797', 'male'],
  ['291072B03304249', 'female'],
  ['785057505601758', undefined],
  ['', undefined],
])('nirSex(%j) → %j', (nir, expected) => {
  expect(nirSex(nir)).toBe(expected)
})

test.each([
  ['185057505601797', '*************'],
  ['1 85 05 75 056 017', '*************'],
  ['someone', '***'],
])('maskNir(%j) → %j', (text, expected) => {
  expect(maskNir(text)).toBe(expected)
})
