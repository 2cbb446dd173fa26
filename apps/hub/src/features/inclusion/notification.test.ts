import { describe, expect, test } from 'vitest'
import { applyOutcome, CREATED, findHindrance, type Notification, type NotificationOutcome } from './notification.js'

const AT = 1_800_000_000_000
const failure = { status: 500, code: 'http_500', retryAfter: null }
const outcomes: [string, NotificationOutcome, Omit<Notification, 'time'>][] = [
  [
    'T3',
    { kind: 'starts_in_future' },
    { status: 'notification_pending', endpoint: null, exitCode: 'STARTS_IN_FUTURE' },
  ],
  [
    'T4',
    { kind: 'invalid_siae_kind' },
    { status: 'notification_error', endpoint: null, exitCode: 'INVALID_SIAE_KIND' },
  ],
  [
    'FT-R12',
    { kind: 'invalid_prescriber_kind' },
    { status: 'notification_error', endpoint: null, exitCode: 'INVALID_PRESCRIBER_KIND' },
  ],
  [
    'T5',
    { kind: 'missing_user_data' },
    { status: 'notification_pending', endpoint: null, exitCode: 'MISSING_USER_DATA' },
  ],
  [
    'T6 in the search',
    { kind: 'recoverable', endpoint: 'rech_individu', ...failure },
    { status: 'notification_should_retry', endpoint: null, exitCode: null },
  ],
  [
    'T6 in the update',
    { kind: 'recoverable', endpoint: 'maj_pass', ...failure },
    { status: 'notification_should_retry', endpoint: null, exitCode: null },
  ],
  [
    'T7',
    { kind: 'refused', endpoint: 'rech_individu', code: 'R011' },
    { status: 'notification_error', endpoint: 'rech_individu', exitCode: 'R011' },
  ],
  [
    'T8',
    { kind: 'refused', endpoint: 'maj_pass', code: 'S015' },
    { status: 'notification_error', endpoint: 'maj_pass', exitCode: 'S015' },
  ],
  [
    'T8 without a code',
    { kind: 'refused', endpoint: 'maj_pass', code: null },
    { status: 'notification_error', endpoint: 'maj_pass', exitCode: null },
  ],
  ['T9', { kind: 'accepted' }, { status: 'notification_success', endpoint: null, exitCode: null }],
]

test.each(outcomes)('%s, whatever the state before', (_label, outcome, expected) => {
  expect(applyOutcome(outcome, AT)).toEqual({ ...expected, time: AT })
})

test('T1: a new one is pending, and nothing else', () => {
  expect(CREATED).toEqual({ status: 'notification_pending', time: null, endpoint: null, exitCode: null })
})

describe('why it is not sent', () => {
  const facts = {
    status: 'notification_pending',
    exitCode: null,
    startAt: '2027-01-01',
    today: '2027-01-01',
    isCancelled: false,
    hasAcceptedApplication: true,
    isComplete: true,
  } as const

  test.each([
    [{}, null],
    [{ startAt: '2027-01-02' }, 'starts_in_future'],
    [{ hasAcceptedApplication: false }, 'no_accepted_application'],
    [{ hasAcceptedApplication: false, isCancelled: true }, null],
    [{ isComplete: false }, 'missing_user_data'],
    [{ status: 'notification_ready' }, null],
    [{ status: 'notification_success' }, null],
    [{ status: 'notification_should_retry' }, 'france_travail_unavailable'],
    [{ status: 'notification_error', exitCode: 'R011' }, 'refused:R011'],
    [{ status: 'notification_error' }, 'refused'],
  ] as const)('%j → %s', (change, expected) => {
    expect(findHindrance({ ...facts, ...change })).toBe(expected)
  })
})
