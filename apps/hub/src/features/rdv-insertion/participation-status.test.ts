import { expect, test } from 'vitest'
import { currentStatus, isOpen, PARTICIPATION_STATUSES } from './participation-status.js'

test('the five names stay', () => {
  expect(PARTICIPATION_STATUSES.map(currentStatus)).toEqual(['unknown', 'seen', 'excused', 'revoked', 'noshow'])
})

test.each([
  ['notexcused', 'noshow'],
  ['waiting', 'unknown'],
  ['constructor', 'constructor'],
  ['rescheduled', 'rescheduled'],
])('%s is %s', (former, current) => {
  expect(currentStatus(former)).toBe(current)
})

test('only an unknown outcome leaves something to come', () => {
  expect(PARTICIPATION_STATUSES.filter(isOpen)).toEqual(['unknown'])
})
