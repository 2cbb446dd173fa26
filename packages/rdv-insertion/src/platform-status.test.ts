import { expect, test } from 'vitest'
import { toParticipationStatus, toPlatformStatus } from './platform-status.js'

test.each([
  ['UNKNOWN', undefined, 'unknown'],
  ['SEEN', undefined, 'seen'],
  ['ABSENT', undefined, 'noshow'],
  ['CANCELLED', 'person', 'excused'],
  ['CANCELLED', 'service', 'revoked'],
  ['CANCELLED', undefined, undefined],
  ['absent', undefined, undefined],
  ['toString', undefined, undefined],
] as const)('%s, cancelled by %s, is %s', (name, by, expected) => {
  expect(toParticipationStatus(name, by)).toBe(expected)
})

test.each([
  ['unknown', 'UNKNOWN'],
  ['waiting', 'UNKNOWN'],
  ['seen', 'SEEN'],
  ['noshow', 'ABSENT'],
  ['notexcused', 'ABSENT'],
  ['excused', 'CANCELLED'],
  ['revoked', 'CANCELLED'],
  ['another', undefined],
])('%s is %s', (status, expected) => {
  expect(toPlatformStatus(status)).toBe(expected)
})
