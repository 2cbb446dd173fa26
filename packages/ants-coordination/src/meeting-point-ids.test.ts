import { describe, expect, it } from 'vitest'
import { declaredMeetingPointIds, withdrawalMeetingPointIds } from './meeting-point-ids.js'
import { setTools, type SynchronizationTools } from './synchronization-tools.js'
import type { SynchronizeParameters } from './synchronization-types.js'
import { wallClockMinute } from './wall-clock.js'

setTools({ wallClockMinute } as SynchronizationTools)

const place = { meeting_point: 'Mairie de Valbrume', appointment_date: '2027-12-10T09:00:00' }
const row = { ...place, management_url: 'https://rdv.valbrume.example/rdvs/1' }
const elsewhere = {
  ...place,
  meeting_point: 'Mairie annexe',
  meeting_point_id: '413',
  management_url: row.management_url,
}
const here = { ...place, meeting_point_id: '412', management_url: 'https://rdv.valbrume.example/rdvs/2' }
const remembered = { ...row, meeting_point_id: '7' }

const parameters = (changes: Partial<SynchronizeParameters> = {}): SynchronizeParameters => ({
  application_id: 'A123456789',
  wanted: [elsewhere, here],
  is_own: () => true,
  meeting_point_id: '999',
  ...changes,
})

describe('the id to withdraw with', () => {
  it('is what the caller remembers, before what the row says', () => {
    const is_own = () => ({ meeting_point_id: '7' })
    expect(withdrawalMeetingPointIds({ ...row, meeting_point_id: '8' }, parameters({ is_own }))).toEqual(['7', '8'])
    expect(withdrawalMeetingPointIds(row, parameters({ declared: [remembered] }))).toEqual(['7'])
  })

  it('is each of those that a lost answer leaves open', () => {
    const declared = [
      remembered,
      { ...remembered, meeting_point_id: '6' },
      { ...remembered, meeting_point: 'Ailleurs' },
    ]
    expect(withdrawalMeetingPointIds(row, parameters({ declared }))).toEqual(['7', '6'])
  })

  it('is what the row says, where ANTS says it', () => {
    expect(withdrawalMeetingPointIds({ ...row, meeting_point_id: '8' }, parameters())).toEqual(['8'])
  })

  it('is first guessed from a wanted appointment at the same place, and at last none', () => {
    expect(withdrawalMeetingPointIds({ ...row, meeting_point_id: null }, parameters())).toEqual([
      '412',
      '999',
      '413',
      '',
    ])
    expect(withdrawalMeetingPointIds(row, parameters({ wanted: [elsewhere] }))).toEqual(['999', '413', ''])
  })

  it('is that of the wanted appointment with the same address when the place was renamed', () => {
    expect(withdrawalMeetingPointIds(row, parameters({ wanted: [elsewhere], meeting_point_id: undefined }))).toEqual([
      '413',
      '',
    ])
  })

  it('is none when nothing is known', () => {
    expect(withdrawalMeetingPointIds(row, parameters({ wanted: [], meeting_point_id: undefined }))).toEqual([''])
  })

  it('does not ask more of is_own than a truth', () => {
    const is_own = (() => null) as unknown as SynchronizeParameters['is_own']
    expect(withdrawalMeetingPointIds(row, parameters({ is_own }))).toEqual(['412', '999', '413', ''])
  })
})

describe('the id that a row was declared with', () => {
  it('is what ANTS shows, else what is remembered, else unknown', () => {
    const declared = [remembered]
    expect(declaredMeetingPointIds({ ...row, meeting_point_id: '8' }, parameters({ declared }))).toEqual(['8'])
    expect(declaredMeetingPointIds(row, parameters({ declared }))).toEqual(['7'])
    expect(declaredMeetingPointIds({ ...row, meeting_point_id: '' }, parameters())).toEqual([])
  })

  it('is remembered whatever the form of its time, and never for another address', () => {
    const declared = [{ ...remembered, appointment_date: '2027-12-10 09:00' }]
    expect(declaredMeetingPointIds(row, parameters({ declared }))).toEqual(['7'])
    expect(
      declaredMeetingPointIds({ ...row, management_url: `${row.management_url}0` }, parameters({ declared })),
    ).toEqual([])
  })
})
