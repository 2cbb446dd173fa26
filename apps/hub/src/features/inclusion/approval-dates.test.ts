import { expect, test } from 'vitest'
import { moveEnd, overlap, todayInFrance } from './approval-dates.js'

test.each([
  [[], '2028-01-04'],
  [[{ start_at: '2026-03-01', end_at: '2026-03-01' }], '2028-01-05'],
  [[{ start_at: '2026-03-01', end_at: '2026-03-31' }], '2028-02-04'],
  [
    [
      { start_at: '2026-03-01', end_at: '2026-03-31' },
      { start_at: '2026-10-24', end_at: '2026-10-25' },
    ],
    '2028-02-06',
  ],
])('each suspension moves the end: %j → %s', (suspensions, expected) => {
  expect(moveEnd('2028-01-04', suspensions)).toBe(expected)
})

test.each([
  ['2026-01-01', '2026-01-31', '2026-01-31', '2026-02-28', true],
  ['2026-01-01', '2026-01-31', '2026-02-01', '2026-02-28', false],
  ['2026-01-01', '2026-12-31', '2026-03-01', '2026-03-02', true],
])('%s to %s and %s to %s overlap: %s', (start, end, otherStart, otherEnd, expected) => {
  const [one, other] = [
    { start_at: start, end_at: end },
    { start_at: otherStart, end_at: otherEnd },
  ]
  expect(overlap(one, other)).toBe(expected)
  expect(overlap(other, one)).toBe(expected)
})

test.each([
  ['2027-06-30T21:59:59Z', '2027-06-30'],
  ['2027-06-30T22:00:00Z', '2027-07-01'],
  ['2027-12-31T23:00:00Z', '2028-01-01'],
])('at %s it is %s in France', (instant, expected) => {
  expect(todayInFrance(Date.parse(instant))).toBe(expected)
})
