import type { Appointments } from '../appointments/appointments.js'

/** Wraps the service so that after each change the store reads the database before its next answer. */
export function expireAfterChanges(appointments: Appointments, expire: () => void): Appointments {
  // Also after an error: a commit whose answer was lost may have succeeded.
  const after = async <Outcome>(work: Promise<Outcome>): Promise<Outcome> => work.finally(expire)
  return {
    ...appointments,
    book: (...parameters) => after(appointments.book(...parameters)),
    change: (...parameters) => after(appointments.change(...parameters)),
    cancel: (...parameters) => after(appointments.cancel(...parameters)),
  }
}
