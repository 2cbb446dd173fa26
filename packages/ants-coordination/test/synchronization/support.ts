import type { SynchronizationOutcome, SynchronizeParameters, WantedAppointment } from '../../src/index.js'
import type { AntsAppointment } from '../../src/simulator/index.js'
import { type Bench, NUMBER } from '../client/support.js'

export const OURS = 'https://rdv.valbrume.example/rdvs/'

/** A wanted appointment of ours; the second argument changes what matters in a test. */
export function wish(name: string, changes: Partial<WantedAppointment> = {}): WantedAppointment {
  return {
    meeting_point: 'Mairie de Valbrume - annexe',
    meeting_point_id: '412',
    appointment_date: '2027-12-10T09:00',
    management_url: OURS + name,
    ...changes,
  }
}

/** The same as a row of the register. */
export function rowOf(appointment: WantedAppointment, changes: Partial<AntsAppointment> = {}): AntsAppointment {
  return { application_id: NUMBER, ...appointment, ...changes }
}

export const foreignRow: AntsAppointment = {
  application_id: NUMBER,
  management_url: 'https://autre.example/1',
  meeting_point: 'Mairie de Montclair',
  appointment_date: '2027-12-11T10:30:00',
}

/** Synchronises the usual number; ours are the URLs that begin as ours do, unless the test says which. */
export function synchronize(
  { ants }: Bench,
  wanted: readonly WantedAppointment[],
  more: Partial<SynchronizeParameters> = {},
): Promise<SynchronizationOutcome> {
  const is_own = (url: string): boolean => url.startsWith(OURS)
  return ants.synchronizeApplication({ application_id: NUMBER, wanted, is_own, ...more })
}

/** URLs that ANTS holds for the usual number, hidden ones included. */
export function urlsAt({ state }: Bench, application_id = NUMBER): string[] {
  return state.appointments(application_id).map(({ management_url }) => management_url)
}
