import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isSiren, isSiret, parseSiren, parseSiret } from './siret.js'

describe('parseSiret', () => {
  test.each([
    ['canonical', '13002526500013', '13002526500013'],
    ['spaces between the groups', '130 025 265 00013', '13002526500013'],
    ['no-break spaces and a line break', '\u00a0130\u202f025\u00a0265 00013\n', '13002526500013'],
    ['a zero-width space', '130025265\u200b00013', '13002526500013'],
    ['another establishment of the State', '13003013300016', '13003013300016'],
    ['zeros in front', '00000000000000', '00000000000000'],
    ['the head office of La Poste, by its Luhn digit', '35600000000048', '35600000000048'],
    ['La Poste, whose digits add up to 20', '35600000000006', '35600000000006'],
    ['La Poste, whose digits add up to 20, without a Luhn digit', '35600000000060', '35600000000060'],
  ])('reads %s', (_label, text, expected) => {
    expect(parseSiret(text)).toBe(expected)
  })

  test.each([
    ['nothing', ''],
    ['thirteen digits', '1300252650001'],
    ['fifteen digits', '130025265000130'],
    ['a wrong check digit', '13002526500014'],
    ['two digits exchanged', '13002526500031'],
    ['a SIREN that is none, behind a right check digit', '13002526600011'],
    ['a letter', '1300252650001A'],
    ['full-width digits', '１３００２５２６５０００１３'],
    ['another separator', '130.025.265.00013'],
    ['La Poste, with a Luhn digit but the wrong sum', '35600000000014'],
    ['La Poste, with the wrong sum', '35600000000049'],
  ])('refuses %s', (_label, text) => {
    expect(parseSiret(text)).toBeUndefined()
  })

  test('one wrong digit never passes, but for La Poste', () => {
    fc.assert(
      fc.property(fc.nat(13), fc.integer({ min: 1, max: 9 }), (position, shift) => {
        const siret = '13002526500013'
        const wrong = String((Number(siret[position]) + shift) % 10)
        expect(parseSiret(siret.slice(0, position) + wrong + siret.slice(position + 1))).toBeUndefined()
      }),
    )
  })
})

test.each([
  ['130 025 265', '130025265'],
  ['356000000', '356000000'],
  ['130025266', undefined],
  ['13002526500013', undefined],
  ['', undefined],
])('parseSiren(%j) → %j', (text, expected) => {
  expect(parseSiren(text)).toBe(expected)
})

test.each([
  ['130025265', true],
  ['130 025 265', false],
  ['130025266', false],
  [130_025_265, false],
  [undefined, false],
])('isSiren(%j) → %s', (value, expected) => {
  expect(isSiren(value)).toBe(expected)
})

test.each([
  ['13002526500013', true],
  ['130 025 265 00013', false],
  ['13002526500014', false],
  [13_002_526_500_013, false],
  [null, false],
])('isSiret(%j) → %s', (value, expected) => {
  expect(isSiret(value)).toBe(expected)
})
