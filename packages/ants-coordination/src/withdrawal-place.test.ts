import { expect, it } from 'vitest'
import type { SynchronizeParameters } from './synchronization-parameters.js'
import { withdrawalPlace } from './withdrawal-place.js'

const place = { meeting_point: 'Mairie de Valbrume', appointment_date: '2027-12-10T09:00:00' }
const row = { ...place, management_url: 'https://rdv.valbrume.example/rdvs/1' }
const elsewhere = {
  ...place,
  meeting_point: 'Mairie annexe',
  meeting_point_id: '413',
  management_url: row.management_url,
}
const here = { ...place, meeting_point_id: '412', management_url: 'https://rdv.valbrume.example/rdvs/2' }

const parameters = (changes: Partial<SynchronizeParameters> = {}): SynchronizeParameters => ({
  application_id: 'A123456789',
  wanted: [elsewhere, here],
  is_own: () => true,
  meeting_point_id: '999',
  ...changes,
})

it('is what the caller remembers, before anything else', () => {
  const is_own = () => ({ meeting_point_id: '7' })
  expect(withdrawalPlace({ ...row, meeting_point_id: '8' }, parameters({ is_own }))).toBe('7')
})

it('is what the row says, where ANTS says it', () => {
  expect(withdrawalPlace({ ...row, meeting_point_id: '8' }, parameters())).toBe('8')
  expect(withdrawalPlace({ ...row, meeting_point_id: null }, parameters())).toBe('412')
})

it('is that of a wanted appointment at the same place, never that of another place', () => {
  expect(withdrawalPlace(row, parameters())).toBe('412')
  expect(withdrawalPlace(row, parameters({ wanted: [elsewhere] }))).toBe('999')
})

it('is empty when nothing is known, rather than a guess', () => {
  expect(withdrawalPlace(row, parameters({ wanted: [elsewhere], meeting_point_id: undefined }))).toBe('')
})

it('does not ask more of is_own than a truth', () => {
  const is_own = (() => null) as unknown as SynchronizeParameters['is_own']
  expect(withdrawalPlace(row, parameters({ is_own }))).toBe('412')
})
