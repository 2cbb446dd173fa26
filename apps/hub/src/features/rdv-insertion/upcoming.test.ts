import { expect, test } from 'vitest'
import { selectUpcoming } from './upcoming.js'

const NOW = Date.parse('2027-09-06T06:00:00Z')
const at = (starts_at: string, status = 'unknown', rdv: { status?: string; cancelled_at?: string | null } = {}) => ({
  starts_at,
  status,
  rdv: { status: 'unknown', cancelled_at: null, ...rdv },
})

test('the next one is the first instant, not the first text', () => {
  const paris = at('2027-09-07T09:30:00.000+02:00')
  const reunion = at('2027-09-07T10:00:00.000+04:00')
  expect(selectUpcoming([paris, reunion], NOW)).toEqual({
    next_appointment_start_at: '2027-09-07T10:00:00.000+04:00',
    upcoming_participations_count: 2,
  })
})

test.each([
  ['the past', at('2027-09-06T07:59:00+02:00')],
  ['this very moment', at('2027-09-06T08:00:00+02:00')],
  ['excused', at('2027-09-07T09:00:00+02:00', 'excused')],
  ['revoked', at('2027-09-07T09:00:00+02:00', 'revoked')],
  ['noshow', at('2027-09-07T09:00:00+02:00', 'noshow')],
  ['seen', at('2027-09-07T09:00:00+02:00', 'seen')],
  [
    'an appointment cancelled for all',
    at('2027-09-07T09:00:00+02:00', 'unknown', { cancelled_at: '2027-09-01T09:00:00+02:00' }),
  ],
  ['an appointment revoked for all', at('2027-09-07T09:00:00+02:00', 'unknown', { status: 'revoked' })],
])('%s is not to come', (_, participation) => {
  expect(selectUpcoming([participation], NOW)).toEqual({
    next_appointment_start_at: null,
    upcoming_participations_count: 0,
  })
})
