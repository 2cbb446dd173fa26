import { expect, test } from 'vitest'
import { formatProgress } from './attempt-report.js'

const row = {
  attempts: 3,
  last_error: 'http_503',
  first_failed_at: new Date('2027-09-06T08:00:00Z'),
  next_attempt_at: new Date('2027-09-06T09:00:00Z'),
}
const fine = { ...row, last_error: null, first_failed_at: null }

test.each([
  [row, { isGivenUp: true, isDue: false }, 'given up: http_503, 3 attempts since 2027-09-06T08:00:00.000Z'],
  [
    row,
    { isGivenUp: false, isDue: true },
    'http_503, 3 attempts since 2027-09-06T08:00:00.000Z, next 2027-09-06T09:00:00.000Z',
  ],
  [fine, { isGivenUp: false, isDue: true }, 'due 2027-09-06T09:00:00.000Z'],
  [fine, { isGivenUp: false, isDue: false }, 'done'],
])('a row shows what became of it', (attempt, state, text) => {
  expect(formatProgress(attempt, state)).toBe(text)
})
