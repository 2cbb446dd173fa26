// Bodies that take long to read, from somebody with an API key, and forms from anybody.
import { meetingPoint } from '../slots/agenda.ts'
import { type Attempt, often } from './attempt.ts'
import { send } from './target.ts'

const keys = (count: number): string => `{${Array.from({ length: count }, (_, index) => `"k${index}":1`).join(',')}}`

function openings(count: number): string {
  const opening = { weekdays: [1], from: '00:00', to: '00:01' }
  const point = { ...meetingPoint(0, 1), id: 'many', openings: Array.from({ length: count }, () => opening) }
  return JSON.stringify({ meeting_points: [point] })
}

const toPartner = (title: string, path: string, body: () => string): Attempt => ({
  title,
  run: (target) => send(target, path, body(), target.partnerHeaders),
})

const AGENDA = '/api/v1/agenda'
const APPOINTMENTS = '/api/v1/appointments'

export const BODIES: readonly Attempt[] = [
  toPartner('agenda of 30 MB of [', AGENDA, () => '['.repeat(30e6)),
  toPartner('agenda of 1.5 million unknown keys', AGENDA, () => keys(1.5e6)),
  toPartner('agenda of 1.5 million unknown keys in a place', AGENDA, () => `{"meeting_points":[${keys(1.5e6)}]}`),
  toPartner('agenda of 600 000 openings', AGENDA, () => openings(600_000)),
  toPartner('appointment of 1 MB of [', APPOINTMENTS, () => '['.repeat(1e6)),
  toPartner('appointment of 1 MB of [[]]', APPOINTMENTS, () => `${'['.repeat(5e5)}${']'.repeat(5e5)}`),
  toPartner('appointment of 90 000 unknown keys', APPOINTMENTS, () => keys(9e4)),
  toPartner('appointment of 500 000 numbers', APPOINTMENTS, () => `{"application_ids":[${'1,'.repeat(5e5)}1]}`),
  toPartner('invitation of 90 000 unknown keys', '/api/v1/rdv-insertion/invitations', () => `{"user":${keys(9e4)}}`),
  { title: 'form of 1 MB', run: (target) => send(target, '/rdv', 'a&'.repeat(5e5), target.formHeaders) },
  {
    title: 'form of 64 kB of empty fields, 20 times',
    run: (target) => often(20, () => send(target, '/rdv', 'a&'.repeat(32_000), target.formHeaders)),
  },
]
