import { describe, expect, test } from 'vitest'
import { readExpiry } from './expiry.js'

const NOW = 1_800_000_000_000
const HOUR = 3_600_000
const headers = (expiry?: string) => new Headers(expiry === undefined ? {} : { expiry })

describe('readExpiry', () => {
  test.each([
    ['two weeks', '1801209600', 1_801_209_600_000],
    ['two weeks, in milliseconds', '1801209600000', 1_801_209_600_000],
    ['already past, in milliseconds', '1799999999000', 1_799_999_999_000],
    ['in microseconds', '1801209600000000', NOW + 24 * HOUR],
    ['a life of decades', '3801209600', NOW + 24 * HOUR],
    ['already past', '1799999999', 1_799_999_999_000],
    ['absent', undefined, NOW + 24 * HOUR],
    ['one space (DTA, within a batch)', ' ', NOW + 24 * HOUR],
    ['zero', '0', NOW + 24 * HOUR],
    ['negative', '-5', NOW + 24 * HOUR],
    ['with decimals', '1801209600.5', NOW + 24 * HOUR],
    ['a date', 'Fri, 01 Jan 2027 00:00:00 GMT', NOW + 24 * HOUR],
    ['hexadecimal', '0x6b5c', NOW + 24 * HOUR],
    ['more digits than a number holds', '9'.repeat(40), NOW + 24 * HOUR],
  ])('%s', (_label, expiry, expected) => {
    expect(readExpiry(headers(expiry), NOW)).toBe(expected)
  })

  test('is never later than the greatest age', () => {
    expect(readExpiry(headers('1801209600'), NOW, HOUR)).toBe(NOW + HOUR)
    expect(readExpiry(headers(), NOW, HOUR)).toBe(NOW + HOUR)
    expect(readExpiry(headers('1800000060'), NOW, HOUR)).toBe(NOW + 60_000)
  })
})
