import { describe, expect, test } from 'vitest'
import { beginAttempt, failAttempt, finishAttempt, request, type Synchronization } from './synchronization.js'
import { LEASE, RETRY_HORIZON, SETTLING } from './timing.js'

const NOW = 1_000_000_000
const due: Synchronization = {
  wantedVersion: 3,
  doneVersion: 2,
  status: 'due',
  leaseOwner: null,
  leaseUntil: null,
  attempts: 0,
  nextAttemptAt: NOW,
  lastError: null,
  firstFailedAt: null,
  unsettledUntil: null,
}

function begun(changes: Partial<Synchronization> = {}) {
  const begin = beginAttempt({ ...due, ...changes }, 'me', NOW)
  if (begin === undefined) throw new Error('not begun')
  return begin
}

describe('beginning', () => {
  test('takes the number, and leaves word that requests may be on their way until well after the lease', () => {
    const { synchronization, attempt } = begun()
    expect(synchronization).toMatchObject({
      leaseOwner: 'me',
      leaseUntil: NOW + LEASE,
      unsettledUntil: NOW + LEASE + SETTLING,
    })
    expect(attempt).toEqual({ owner: 'me', version: 3, startedAt: NOW, unsettledUntil: null })
  })

  test('takes over from somebody whose lease has run out', () => {
    expect(begun({ leaseOwner: 'dead', leaseUntil: NOW }).synchronization.leaseOwner).toBe('me')
  })

  test.each([
    ['nothing is due', { status: 'idle' }],
    ['it was given up', { status: 'failed' }],
    ['it is too early', { nextAttemptAt: NOW + 1 }],
    ['somebody is at it', { leaseOwner: 'other', leaseUntil: NOW + 1 }],
  ] as const)('does nothing when %s', (_, changes) => {
    expect(beginAttempt({ ...due, ...changes }, 'me', NOW)).toBeUndefined()
  })
})

describe('finishing', () => {
  const finish = (changes: Partial<Synchronization>, wrote: boolean, meanwhile: Partial<Synchronization> = {}) => {
    const { synchronization, attempt } = begun(changes)
    return finishAttempt({ ...synchronization, ...meanwhile }, attempt, { wrote, now: NOW + 10 })
  }

  test('a look that found everything right settles the number', () => {
    const { attemptOutcome, synchronization } = finish({}, false)
    expect(attemptOutcome).toBe('settled')
    expect(synchronization).toMatchObject({ status: 'idle', doneVersion: 3, leaseOwner: null, unsettledUntil: null })
  })

  test('what was written is looked at once more, when it can no longer be carried out again', () => {
    const { attemptOutcome, synchronization } = finish({}, true)
    expect(attemptOutcome).toBe('confirming')
    const at = NOW + 10 + SETTLING
    expect(synchronization).toMatchObject({ status: 'due', doneVersion: 3, nextAttemptAt: at, unsettledUntil: at })
  })

  test('a look settles what an earlier attempt left open only once that is over', () => {
    expect(finish({ unsettledUntil: NOW }, false).attemptOutcome).toBe('settled')
    const open = finish({ unsettledUntil: NOW + 1 }, false)
    expect(open.attemptOutcome).toBe('confirming')
    expect(open.synchronization.nextAttemptAt).toBe(NOW + 1)
  })

  test('something else is wanted meanwhile: due at once, and what was written stays open', () => {
    const { attemptOutcome, synchronization } = finish({}, true, { wantedVersion: 4 })
    expect(attemptOutcome).toBe('changed')
    expect(synchronization).toMatchObject({ status: 'due', doneVersion: 3, nextAttemptAt: NOW + 10, leaseOwner: null })
    expect(synchronization.unsettledUntil).toBe(NOW + 10 + SETTLING)
  })

  test('after its lease was taken over, only has somebody look again', () => {
    const { attemptOutcome, synchronization } = finish({}, true, { leaseOwner: 'other' })
    expect(attemptOutcome).toBe('lost')
    expect(synchronization).toMatchObject({ leaseOwner: 'other', doneVersion: 2, wantedVersion: 4, status: 'due' })
  })

  test('forgets former failures', () => {
    const { synchronization } = finish({ attempts: 5, lastError: 'http_500', firstFailedAt: 1 }, false)
    expect(synchronization).toMatchObject({ attempts: 0, lastError: null, firstFailedAt: null })
  })
})

describe('failing', () => {
  const fail = (changes: Partial<Synchronization>, meanwhile: Partial<Synchronization> = {}) => {
    const { synchronization, attempt } = begun(changes)
    return failAttempt({ ...synchronization, ...meanwhile }, attempt, { code: 'http_500', now: NOW + 10, random: 0.5 })
  }

  test('tries again later, with everything still open', () => {
    const { attemptOutcome, synchronization } = fail({})
    expect(attemptOutcome).toBe('retry')
    expect(synchronization).toMatchObject({
      status: 'due',
      attempts: 1,
      lastError: 'http_500',
      firstFailedAt: NOW + 10,
      nextAttemptAt: NOW + 10 + 5_000,
      leaseOwner: null,
      unsettledUntil: NOW + LEASE + SETTLING,
    })
  })

  test('gives up after half a day', () => {
    const { attemptOutcome, synchronization } = fail({ attempts: 30, firstFailedAt: NOW - RETRY_HORIZON })
    expect(attemptOutcome).toBe('exhausted')
    expect(synchronization).toMatchObject({ status: 'failed', attempts: 31 })
  })

  test('after its lease was taken over, only has somebody look again', () => {
    expect(fail({}, { leaseOwner: null }).attemptOutcome).toBe('lost')
  })
})

test('a request begins everything anew, except what may still be on its way', () => {
  const failed: Synchronization = {
    ...due,
    status: 'failed',
    attempts: 31,
    lastError: 'http_500',
    firstFailedAt: 1,
    unsettledUntil: NOW + 1,
  }
  expect(request(failed, NOW)).toEqual({ ...due, wantedVersion: 4, unsettledUntil: NOW + 1 })
})
