import { describe, expect, test } from 'vitest'
import { isApplicationId, maskApplicationId, parseApplicationId, splitApplicationIds } from './application-id.js'

describe('parseApplicationId', () => {
  test.each([
    ['canonical', 'A123456789', 'A123456789'],
    ['lower case', 'a1b2c3d4e5', 'A1B2C3D4E5'],
    ['trailing space', 'A123456789 ', 'A123456789'],
    ['line break and no-break space around', '\u00a0A123456789\n', 'A123456789'],
    ['digits only', '0123456789', '0123456789'],
    ['letters only', 'solocalabc', 'SOLOCALABC'],
  ])('reads %s', (_label, text, expected) => {
    expect(parseApplicationId(text)).toBe(expected)
  })

  test.each([
    ['empty', ''],
    ['blank', '          '],
    ['nine characters', 'A12345678'],
    ['eleven characters', 'A1234567890'],
    ['a space inside', 'A1234 6789'],
    ['an accent', 'É123456789'],
    ['full-width digits', '１２３４５６７８９０'],
    ['a sharp s, which upper-cases to two letters', 'ß12345678'],
    ['a dotless i, which upper-cases to I', 'ı123456789'],
    ['a long s, which upper-cases to S', 'ſ123456789'],
    ['two numbers', 'A123456789\nB123456789'],
  ])('refuses %s', (_label, text) => {
    expect(parseApplicationId(text)).toBeUndefined()
  })
})

describe('isApplicationId', () => {
  test.each([
    ['A123456789', true],
    ['a123456789', false],
    ['A123456789\n', false],
    [' A123456789', false],
    [1_234_567_890, false],
    [null, false],
    [['A123456789'], false],
  ])('%j → %s', (value, expected) => {
    expect(isApplicationId(value)).toBe(expected)
  })
})

describe('splitApplicationIds', () => {
  test.each([',', ';', ':', '-', '/', '.', ' ', '\t', '\n', '\r\n'])('splits on %j', (separator) => {
    expect(splitApplicationIds(`A123456789${separator}b123456789`)).toEqual({
      application_ids: ['A123456789', 'B123456789'],
      rejected: [],
    })
  })

  test.each([
    ['one number', 'A123456789', ['A123456789']],
    [
      'mixed separators',
      'C123456789;a123456789 B123456789/D123456789',
      ['C123456789', 'A123456789', 'B123456789', 'D123456789'],
    ],
    ['a final line break', 'A123456789,B123456789\n', ['A123456789', 'B123456789']],
    ['the same number twice, in two cases', 'A123456789,a123456789', ['A123456789']],
    ['a separator typed twice', 'A123456789, B123456789', ['A123456789', 'B123456789']],
    ['nothing', '', []],
    ['separators only', ',;: ', []],
  ])('reads %s', (_label, value, application_ids) => {
    expect(splitApplicationIds(value)).toEqual({ application_ids, rejected: [] })
  })

  test('sets aside what is no application number and keeps the rest', () => {
    expect(splitApplicationIds('A123456789,SHORT,B123456789,__proto__,SHORT')).toEqual({
      application_ids: ['A123456789', 'B123456789'],
      rejected: ['SHORT', '__proto__'],
    })
  })
})

describe('maskApplicationId', () => {
  test.each([
    ['A123456789', '********89'],
    ['a1234567xy ', '********XY'],
    ['', '***'],
    ['someone@example.org', '***'],
    ['A1234567890', '***'],
  ])('%j → %j', (text, expected) => {
    expect(maskApplicationId(text)).toBe(expected)
  })
})
