import { expect, test } from 'vitest'
import { findExpiry } from './expiry.js'

/** 14:00 in Paris. */
const NOW = Date.parse('2026-07-10T12:00:00Z')
const whole = { quality: 'BRUT', isComplete: true, energy: 1 }
const expiry = (day: string, value: Parameters<typeof findExpiry>[1], now = NOW) =>
  new Date(findExpiry(day, value, now)).toISOString()

test('a whole day of two days ago is kept for a day', () => {
  expect(expiry('2026-07-08', whole)).toBe('2026-07-11T12:00:00.000Z')
})

test('yesterday, and a day with a gap, until 08:00 in Paris', () => {
  expect(expiry('2026-07-09', whole)).toBe('2026-07-11T06:00:00.000Z')
  expect(expiry('2026-07-01', { ...whole, isComplete: false })).toBe('2026-07-11T06:00:00.000Z')
})

test('that there is nothing, an hour at most', () => {
  const nothing = { quality: null, isComplete: false }
  expect(expiry('2026-07-01', nothing)).toBe('2026-07-10T13:00:00.000Z')
  expect(expiry('2026-07-10', nothing, Date.parse('2026-07-11T05:30:00Z'))).toBe('2026-07-11T06:00:00.000Z')
})
