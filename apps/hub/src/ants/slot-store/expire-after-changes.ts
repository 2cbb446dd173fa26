import type { Appointments } from '../appointments/appointments.js'

/** The same appointments; whoever changes one makes the store look again before its next answer. */
export function expireAfterChanges(appointments: Appointments, expire: () => void): Appointments {
  // Also after an error: a commit whose answer was lost may have been done.
  const after = async <Outcome>(work: Promise<Outcome>): Promise<Outcome> => work.finally(expire)
  return {
    ...appointments,
    book: (...parameters) => after(appointments.book(...parameters)),
    change: (...parameters) => after(appointments.change(...parameters)),
    cancel: (...parameters) => after(appointments.cancel(...parameters)),
  }
}
