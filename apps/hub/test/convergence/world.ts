// A whole world as plain data: what ANTS holds, what the hub remembers, which requests are still on their way, and the time.
// Plain, so that it can be copied, compared and gone on from again and again.
import type { AntsSnapshot } from '@hub/ants-client/simulator'
import type { Application } from '../../src/features/ants/declarations/applications.js'
import type { Synchronization } from '../../src/features/ants/declarations/synchronization.js'

export interface World {
  /** Epoch milliseconds of the database. */
  now: number
  ants: AntsSnapshot
  /** By appointment name, then number: what the booking service writes. */
  appointments: Record<string, Appointment>
  /** By number, which is its own key here. */
  synchronizations: Record<string, Synchronization>
  /** Requests that nobody waits for any more and that ANTS will yet carry out. */
  underway: LateRequest[]
}

export interface Appointment {
  isBooked: boolean
  /** Which of the two places and times it has. */
  place: number
  /** In the order in which they were first held; a number that was taken off stays. */
  applications: (Application & { number: string })[]
}

export interface LateRequest {
  method: string
  url: string
  /** It is carried out before this time, or never: what the rules of settling rely on. */
  before: number
}

export const NUMBERS = ['A123456789', 'B123456789'] as const

/** A row of another editor, which nothing may touch. */
export const FOREIGN = {
  application_id: NUMBERS[0],
  management_url: 'https://autre.example/1',
  meeting_point: 'Mairie de Montclair',
  meeting_point_id: '9',
  appointment_date: '2027-12-11T10:30:00',
}

export function newWorld(): World {
  return {
    now: 1_000_000_000_000,
    ants: {
      version: 1,
      statuses: Object.fromEntries(NUMBERS.map((number) => [number, 'validated'])),
      appointments: [FOREIGN],
    },
    appointments: {},
    synchronizations: {},
    underway: [],
  }
}

export function selectApplications(world: World, number: string): (Application & { number: string })[] {
  return Object.values(world.appointments)
    .flatMap(({ applications }) => applications)
    .filter((application) => application.number === number)
}

/** Nothing left to do and nothing on its way: from now on, nothing changes by itself. */
export function isQuiet({ synchronizations, underway }: World): boolean {
  return underway.length === 0 && Object.values(synchronizations).every(({ status }) => status === 'idle')
}

/**
 * Two worlds of one fingerprint behave alike: times count only by their distance from now, versions only by whether they differ,
 * and texts of errors not at all.
 */
export function fingerprint({ now, synchronizations, underway, ants, appointments }: World): string {
  const since = (time: number | null) => (time === null || time <= now ? 0 : time - now)
  const numbers = Object.entries(synchronizations).map(([number, each]) => [
    number,
    each.status,
    each.wantedVersion === each.doneVersion,
    since(each.nextAttemptAt),
    since(each.leaseUntil),
    since(each.unsettledUntil),
    each.attempts,
  ])
  const rows = ants.appointments.map(({ application_id, management_url, meeting_point_id, ...row }) =>
    [application_id, management_url, row.meeting_point, meeting_point_id, row.appointment_date].join(' | '),
  )
  const requests = underway.map(({ method, url, before }) => [method, url, since(before)])
  return JSON.stringify([numbers, rows.toSorted(), requests, appointments])
}
