import type { Appointments } from './appointments.js'
import { createBookAppointment } from './book.js'
import { createBookedTimes } from './booked-times.js'
import { createCancelAppointment } from './cancel.js'
import { createChangeAppointment } from './change.js'
import type { AppointmentsDependencies } from './dependencies.js'
import { createConfirmAddress } from './confirm-address.js'
import { createAppointmentQueries } from './appointment-queries.js'
import { createMailBudget } from './mail-budget.js'
import { createNumberCheck } from './number-check.js'

/** Builds the appointment service. */
export function createAppointments(dependencies: AppointmentsDependencies): Appointments {
  const bookedTimes = createBookedTimes(dependencies.database)
  const budget = createMailBudget(dependencies)
  const checks = { bookedTimes, budget, checkNumbers: createNumberCheck(dependencies) }
  return {
    ...createAppointmentQueries(dependencies),
    book: createBookAppointment(dependencies, checks),
    change: createChangeAppointment(dependencies, checks),
    cancel: createCancelAppointment(dependencies, budget),
    confirmAddress: createConfirmAddress(dependencies),
    bookedTimes,
  }
}
