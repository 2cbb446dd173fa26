import type { Appointments } from './appointments.js'
import { createBook } from './book.js'
import { createBookedTimes } from './booked-times.js'
import { createCancel } from './cancel.js'
import { createChange } from './change.js'
import type { AppointmentsDependencies } from './dependencies.js'
import { createFinding } from './list.js'
import { createNumberCheck } from './number-check.js'

/** The appointments of a hub, over what it is given. */
export function createAppointments(dependencies: AppointmentsDependencies): Appointments {
  const bookedTimes = createBookedTimes(dependencies.database)
  const checks = { bookedTimes, checkNumbers: createNumberCheck(dependencies) }
  return {
    ...createFinding(dependencies),
    book: createBook(dependencies, checks),
    change: createChange(dependencies, checks),
    cancel: createCancel(dependencies),
    bookedTimes,
  }
}
