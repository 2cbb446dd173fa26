import { describe, expect, it } from 'vitest'
import { isUsagePoint, maskUsagePoint, parseUsagePoint } from './usage-point.js'

describe('parseUsagePoint', () => {
  it.each([
    ['22516914714270', '22516914714270'],
    [' 225 169 147 142 70 ', '22516914714270'],
    ['22\u00A0516\u202F914\u200B714270', '22516914714270'],
    ['00000000000000', '00000000000000'],
    ['01234567890123', '01234567890123'],
  ])('reads %j', (text, expected) => expect(parseUsagePoint(text)).toBe(expected))

  it.each([
    '',
    '2251691471427',
    '225169147142700',
    '2251691471427O',
    '22516914714270.',
    '-2516914714270',
    '２２516914714270',
  ])('refuses %j', (text) => expect(parseUsagePoint(text)).toBeUndefined())
})

describe('isUsagePoint', () => {
  it('takes the canonical form only', () => {
    expect(isUsagePoint('22516914714270')).toBe(true)
    for (const value of ['225 169 147 142 70', '22516914714270\n', 22516914714270, null, undefined])
      expect(isUsagePoint(value)).toBe(false)
  })
})

describe('maskUsagePoint', () => {
  it('hides the middle digits, and everything of what is no number', () => {
    expect(maskUsagePoint('225 169 147 142 70')).toBe('22**********70')
    expect(maskUsagePoint('2251691471427')).toBe('***')
    expect(maskUsagePoint('Jean Dupont')).toBe('***')
  })
})
