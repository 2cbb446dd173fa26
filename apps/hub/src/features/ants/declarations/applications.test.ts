import type { SynchronizationOutcome } from '@hub/ants-client'
import { describe, expect, test } from 'vitest'
import {
  createOutboxEntries,
  type Application,
  changesAfter,
  changesAfterGivingUp,
  declaredBy,
  type Ending,
  createOwnershipCheck,
  selectWanted,
} from './applications.js'

const published = { meeting_point: 'Mairie de Valbrume', meeting_point_id: '412', appointment_date: '2027-12-10T09:00' }
const wanted = { ...published, management_url: 'https://rdv.example/rdv/one' }
const pending: Application = {
  id: 'one',
  appointmentId: 'appointment',
  isLive: true,
  isPast: false,
  isOver: false,
  state: 'pending',
  wanted,
  declared: null,
  published: [],
}
const declared: Application = { ...pending, state: 'declared', declared: wanted, published: [published] }

const outcome: SynchronizationOutcome = {
  status: 'validated',
  synchronized: true,
  withdrawn: [],
  declared: [],
  unchanged: [],
  foreign: [],
  blocked: [],
}
const hidden: SynchronizationOutcome = { ...outcome, status: 'consumed', synchronized: false }
const ending = (changes: Partial<Ending> = {}): Ending => ({ outcome, isOutdated: false, isSettled: false, ...changes })

test('ANTS is to hold what is live and not over', () => {
  expect(selectWanted([pending, { ...pending, isLive: false }, { ...pending, isPast: true }])).toEqual([wanted])
})

describe('what ANTS is about to be told', () => {
  test('is added to what it may hold', () => {
    expect(createOutboxEntries([pending])).toEqual([{ id: 'one', published: [published] }])
    const moved = { ...declared, wanted: { ...wanted, meeting_point_id: '413' } }
    expect(createOutboxEntries([moved])).toEqual([
      { id: 'one', published: [published, { ...published, meeting_point_id: '413' }] },
    ])
  })

  test('once, and only when it will be told', () => {
    expect(createOutboxEntries([declared, { ...pending, isLive: false }, { ...pending, isPast: true }])).toEqual([])
  })
})

describe('a row of ANTS is ours', () => {
  const row = (changes: object = {}) => ({
    management_url: wanted.management_url,
    meeting_point: published.meeting_point,
    appointment_date: '2027-12-10T09:00:00',
    ...changes,
  })
  const isOurs = (application: Application, url = wanted.management_url, changes: object = {}) =>
    createOwnershipCheck([application])(url, row(changes))

  test('by its exact address only', () => {
    expect(isOurs(declared)).toBe(true)
    expect(isOurs(declared, `${wanted.management_url}0`)).toBe(false)
    expect(isOurs(declared, 'https://rdv.example/rdv/')).toBe(false)
  })

  test('by an address of before, when the hub has moved', () => {
    expect(isOurs({ ...declared, wanted: { ...wanted, management_url: 'https://new.example/rdv/one' } })).toBe(true)
  })

  test('and is left alone once its appointment is over, unless that was cancelled or is elsewhere now', () => {
    expect(isOurs({ ...declared, isPast: true })).toBe(false)
    expect(isOurs({ ...declared, isPast: true, isLive: false })).toBe(true)
    expect(isOurs({ ...declared, isPast: true }, undefined, { appointment_date: '2027-12-20T09:00:00' })).toBe(true)
  })
})

test('what ANTS may hold is everything it was told and not seen to have lost, at each address', () => {
  const later = { ...published, meeting_point_id: '413' }
  expect(declaredBy([{ ...pending, published: [published, later] }])).toEqual([
    wanted,
    { ...wanted, meeting_point_id: '413' },
  ])
  expect(declaredBy([{ ...declared, published: [] }])).toEqual([wanted])
  const moved = { ...declared, wanted: { ...wanted, management_url: 'https://new.example/rdv/one' } }
  expect(declaredBy([moved]).map(({ management_url }) => management_url)).toEqual([
    'https://new.example/rdv/one',
    wanted.management_url,
  ])
})

describe('after a synchronization', () => {
  test('what is live is declared, what is not is withdrawn', () => {
    const gone = { ...declared, id: 'two', isLive: false, state: 'withdrawing' as const }
    expect(changesAfter([pending, gone], ending())).toMatchObject([
      { id: 'one', state: 'declared', declared: wanted, hasNewState: true },
      { id: 'two', state: 'withdrawn', declared: null, hasNewState: true },
    ])
  })

  test('of a number that is not validated, nothing is concluded, and what ANTS may hold is remembered', () => {
    const gone = { ...declared, id: 'two', isLive: false, state: 'withdrawing' as const }
    expect(changesAfter([{ ...pending, id: 'new' }, declared, gone], ending({ outcome: hidden }))).toMatchObject([
      { id: 'new', state: 'unconfirmed', declared: null, published: [] },
      { id: 'one', state: 'unconfirmed', declared: wanted, published: [published] },
      { id: 'two', state: 'unconfirmed', declared: wanted, published: [published] },
    ])
  })

  test('of a number that is not validated, only what ANTS was never told is withdrawn', () => {
    const gone = { ...pending, isLive: false, state: 'withdrawing' as const }
    expect(changesAfter([gone], ending({ outcome: hidden }))).toMatchObject([{ state: 'withdrawn' }])
    expect(changesAfter([{ ...gone, published: [published] }], ending({ outcome: hidden }))).toMatchObject([
      { state: 'unconfirmed', published: [published] },
    ])
  })

  test('nothing is said of what stays as it is, nor of what is over', () => {
    expect(changesAfter([declared, { ...declared, isPast: true }], ending())).toEqual([])
  })

  test('what ended before ANTS could be told failed, unless something changed since', () => {
    const late = { ...pending, isPast: true, published: [published] }
    expect(changesAfter([late], ending({ isSettled: true }))).toMatchObject([
      { state: 'failed', declared: null, published: [published], hasNewState: true },
    ])
    expect(changesAfter([late], ending({ isOutdated: true }))).toEqual([])
  })

  test('when something else is wanted by now, what ANTS holds is remembered and states are left to that', () => {
    expect(changesAfter([pending], ending({ isOutdated: true }))).toMatchObject([
      { state: 'pending', declared: wanted, hasNewState: false },
    ])
  })

  test('only when it is settled is it forgotten what else ANTS may hold', () => {
    const moved = { ...declared, published: [{ ...published, meeting_point_id: '9' }, published] }
    expect(changesAfter([moved], ending())).toEqual([])
    expect(changesAfter([moved], ending({ isSettled: true }))).toMatchObject([
      { published: [published], hasNewState: false },
    ])
  })
})

test('giving up fails what was waiting, and nothing else', () => {
  expect(changesAfterGivingUp([pending, { ...declared, id: 'two' }])).toMatchObject([{ id: 'one', state: 'failed' }])
})
