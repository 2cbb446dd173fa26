import type { SynchronizationOutcome } from '@hub/ants-client'
import { describe, expect, test } from 'vitest'
import {
  aboutToTell,
  type Application,
  changesAfter,
  changesAfterGivingUp,
  type Ending,
  ownerOf,
  wantedOf,
} from './applications.js'

const told = { meeting_point: 'Mairie de Valbrume', meeting_point_id: '412', appointment_date: '2027-12-10T09:00' }
const wanted = { ...told, management_url: 'https://rdv.example/rdv/one' }
const pending: Application = {
  id: 'one',
  appointmentId: 'appointment',
  isLive: true,
  isPast: false,
  state: 'pending',
  wanted,
  declared: null,
  told: [],
}
const declared: Application = { ...pending, state: 'declared', declared: wanted, told: [told] }

const outcome: SynchronizationOutcome = {
  status: 'validated',
  synchronized: true,
  withdrawn: [],
  declared: [],
  unchanged: [],
  foreign: [],
  blocked: [],
}
const refused: SynchronizationOutcome = { ...outcome, status: 'consumed', synchronized: false }
const ending = (changes: Partial<Ending> = {}): Ending => ({ outcome, isOutdated: false, isSettled: false, ...changes })

test('ANTS is to hold what is live and not over', () => {
  expect(wantedOf([pending, { ...pending, isLive: false }, { ...pending, isPast: true }])).toEqual([wanted])
})

describe('what ANTS is about to be told', () => {
  test('is added to what it may hold', () => {
    expect(aboutToTell([pending])).toEqual([{ id: 'one', told: [told] }])
    const moved = { ...declared, wanted: { ...wanted, meeting_point_id: '413' } }
    expect(aboutToTell([moved])).toEqual([{ id: 'one', told: [told, { ...told, meeting_point_id: '413' }] }])
  })

  test('once, and only when it will be told', () => {
    expect(aboutToTell([declared, { ...pending, isLive: false }, { ...pending, isPast: true }])).toEqual([])
  })
})

describe('a row of ANTS is ours', () => {
  const row = (changes: object = {}) => ({
    management_url: wanted.management_url,
    meeting_point: told.meeting_point,
    appointment_date: '2027-12-10T09:00:00',
    ...changes,
  })
  const owner = (application: Application, url = wanted.management_url, changes: object = {}) =>
    ownerOf([application])(url, row(changes))

  test('by its exact address only', () => {
    expect(owner(declared)).toEqual({ meeting_point_id: '412' })
    expect(owner(declared, `${wanted.management_url}0`)).toBe(false)
    expect(owner(declared, 'https://rdv.example/rdv/')).toBe(false)
  })

  test('with the id of the place that it was told then, also after a move under the same name', () => {
    const later = { ...told, meeting_point_id: '413', appointment_date: '2027-12-11T09:00' }
    const moved = { ...pending, wanted: { ...wanted, ...later }, told: [told, later] }
    expect(owner(moved)).toEqual({ meeting_point_id: '412' })
    expect(owner(moved, undefined, { appointment_date: '2027-12-11 09:00' })).toEqual({ meeting_point_id: '413' })
  })

  test('by an address of before, when the hub has moved', () => {
    const moved = { ...declared, wanted: { ...wanted, management_url: 'https://new.example/rdv/one' } }
    expect(owner(moved)).toEqual({ meeting_point_id: '412' })
  })

  test('and is left alone once its appointment is over, unless that was cancelled', () => {
    expect(owner({ ...declared, isPast: true })).toBe(false)
    expect(owner({ ...declared, isPast: true, isLive: false })).toEqual({ meeting_point_id: '412' })
  })
})

describe('after a synchronization', () => {
  test('what is live is declared, what is not is withdrawn', () => {
    const gone = { ...declared, id: 'two', isLive: false, state: 'withdrawing' as const }
    expect(changesAfter([pending, gone], ending())).toMatchObject([
      { id: 'one', state: 'declared', declared: wanted, hasNewState: true },
      { id: 'two', state: 'withdrawn', declared: null, hasNewState: true },
    ])
  })

  test('of a number that is not validated, what is live is refused and what is not withdrawn', () => {
    const gone = { ...pending, id: 'two', isLive: false, state: 'withdrawing' as const }
    const known = { ...declared, state: 'pending' as const }
    expect(changesAfter([known, gone], ending({ outcome: refused }))).toMatchObject([
      { id: 'one', state: 'refused', declared: wanted },
      { id: 'two', state: 'withdrawn', declared: null },
    ])
  })

  test('nothing is said of what stays as it is, nor of what is over', () => {
    expect(changesAfter([declared, { ...declared, isPast: true }], ending())).toEqual([])
  })

  test('what ended before ANTS could be told failed, unless something changed since', () => {
    const late = { ...pending, isPast: true, told: [told] }
    expect(changesAfter([late], ending({ isSettled: true }))).toMatchObject([
      { state: 'failed', declared: null, told: [told], hasNewState: true },
    ])
    expect(changesAfter([late], ending({ isOutdated: true }))).toEqual([])
  })

  test('when something else is wanted by now, what ANTS holds is remembered and states are left to that', () => {
    expect(changesAfter([pending], ending({ isOutdated: true }))).toMatchObject([
      { state: 'pending', declared: wanted, hasNewState: false },
    ])
  })

  test('only when it is settled is it forgotten what else ANTS may hold', () => {
    const moved = { ...declared, told: [{ ...told, meeting_point_id: '9' }, told] }
    expect(changesAfter([moved], ending())).toEqual([])
    expect(changesAfter([moved], ending({ isSettled: true }))).toMatchObject([{ told: [told], hasNewState: false }])
  })
})

test('giving up fails what was waiting, and nothing else', () => {
  expect(changesAfterGivingUp([pending, { ...declared, id: 'two' }])).toMatchObject([{ id: 'one', state: 'failed' }])
})
