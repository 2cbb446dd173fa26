import { expect, test } from 'vitest'
import { NAMES_2026, readPeriod, readPoint, V5_NAMES } from './asked-period.js'

/** 14:00 in Paris. */
const NOW = Date.parse('2026-07-10T12:00:00Z')
const period = (query: string) => readPeriod(new URLSearchParams(query), V5_NAMES, NOW)

test('the end may be today', () => {
  expect(period('start=2026-07-09&end=2026-07-10')).toEqual({ start: '2026-07-09', end: '2026-07-10' })
})

test.each([
  ['start=2026-02-30&end=2026-03-02', 'invalid_request'],
  ['start=2026-7-1&end=2026-07-02', 'invalid_request'],
  ['start=2026-07-02&end=2026-07-02', 'invalid_request'],
  ['start=2026-07-03&end=2026-07-02', 'invalid_request'],
  ['start=2026-07-03&end=2026-07-11', 'end_in_future'],
  ['start=1999-01-01&end=2026-07-01', 'history_limit'],
  ['start=2026-07-01&start=2026-07-02&end=2026-07-03', 'invalid_request'],
  ['end=2026-07-03', 'invalid_request'],
])('%s is refused', (query, kind) => {
  expect(() => period(query)).toThrow(
    expect.objectContaining({ details: expect.objectContaining({ status: 400, kind }) }),
  )
})

test.each([
  '',
  'pointId=',
  'pointId=1234567890123',
  'pointId=123456789012345',
  'pointId=1234567890123a',
  'pointId=12345678901234&pointId=12345678901234',
  'pointId=%2012345678901234',
])('the point of "%s" is refused', (query) => {
  expect(() => readPoint(new URLSearchParams(query), NAMES_2026)).toThrow(
    expect.objectContaining({ details: expect.objectContaining({ status: 400, kind: 'invalid_usage_point_id' }) }),
  )
})

test('leading zeros belong to a point', () => {
  expect(readPoint(new URLSearchParams('pointId=00000000000001'), NAMES_2026)).toBe('00000000000001')
})
