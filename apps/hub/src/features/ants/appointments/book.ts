import { randomUUID } from 'node:crypto'
import type { Connection } from '../../../platform/database/database.js'
import { transactionOrOutcome } from '../../../platform/database/transaction-outcome.js'
import { slotStarting } from '../availability.js'
import { requestSynchronization } from '../declarations/request-synchronization.js'
import { getMeetingPoint } from '../meeting-points.js'
import type { Appointments } from './appointments.js'
import type { BookedTimes } from './booked-times.js'
import { markChanged } from './change-clock.js'
import type { AppointmentsDependencies } from './dependencies.js'
import type { MailBudget } from './mail-budget.js'
import type { CheckedNumber, NumberCheck } from './number-check.js'
import { planNumbers } from './number-plan.js'
import { applyNumberPlan } from './numbers.js'
import { readAppointment } from './read-appointments.js'
import { record } from './record.js'
import { existingAppointments, refuseUnvalidated } from './refusals.js'
import { bookRequest, type CheckedBooking, checkRequest } from './request.js'
import { encryptContact } from './contact-encryption.js'
import { appointments } from './tables.js'
import { takeSlot } from './take-slot.js'
import type { Actor, Appointment, Refusal } from './types.js'

export interface Checks {
  checkNumbers: NumberCheck
  bookedTimes: BookedTimes
  budget: MailBudget
}

/** Takes an appointment: everything that asks others comes first, then one transaction does it all or nothing. */
export function createBookAppointment(dependencies: AppointmentsDependencies, checks: Checks): Appointments['book'] {
  const { database, now } = dependencies

  /** Checks what needs no lock, and first what needs no call to ANTS. */
  async function prepare(request: CheckedBooking): Promise<Refusal | readonly CheckedNumber[]> {
    const { meeting_point_id, starts_at } = request
    const place = await getMeetingPoint(database, meeting_point_id)
    if (!place) return { outcome: 'slot_unavailable' }
    const day = starts_at.slice(0, 10)
    const booked = await checks.bookedTimes(meeting_point_id, day, day)
    if (!slotStarting(place, booked, { ...request, now: now() })) return { outcome: 'slot_unavailable' }
    const checked = await checks.checkNumbers(request.application_ids, place)
    if (!checked) return { outcome: 'ants_unavailable' }
    return refuseUnvalidated(checked) ?? checked
  }

  return async (value, actor, beforeCommit) => {
    const request = checkRequest(bookRequest, value)
    if (!request.ok) return { outcome: 'invalid_request', errors: request.errors }
    const checked = await prepare(request.request)
    if ('outcome' in checked) return checked
    return transactionOrOutcome(database, async (transaction, undo: (refusal: Refusal) => never) => {
      const booking = { ...request.request, checked, actor, undo, budget: checks.budget }
      const { appointment, isQuiet } = await write(transaction, dependencies, booking)
      await beforeCommit?.(transaction, appointment, isQuiet)
      return { outcome: 'booked' as const, appointment, isQuiet }
    })
  }
}

interface Booking extends CheckedBooking {
  checked: readonly CheckedNumber[]
  actor: Actor
  budget: MailBudget
  undo: (refusal: Refusal) => never
}

async function write(
  transaction: Connection,
  { lookup, enqueue, cipher, publicUrl, listeners = [], now }: AppointmentsDependencies,
  { undo, checked, actor, budget, ...booking }: Booking,
): Promise<{ appointment: Appointment; isQuiet: boolean }> {
  const taken = await takeSlot(transaction, { ...booking, now: now() })
  if (!taken) return undo({ outcome: 'slot_unavailable' })
  const { place, slot } = taken
  const declaration = { meetingPoint: place.name, meetingPointId: place.id, appointmentDate: slot.starts_at }
  const numbers = booking.application_ids.map((application_id) => ({ application_id, key: lookup(application_id) }))
  const plan = planNumbers([], numbers, declaration)
  // This also makes two bookings with the same number wait for each other, so the next question has a lasting answer.
  await requestSynchronization(transaction, plan.touched, enqueue)
  if (!booking.accept_existing) {
    const existing = await existingAppointments(transaction, { numbers, checked, now: now() })
    if (existing.length > 0) undo({ outcome: 'application_has_appointment', existing })
  }

  const id = randomUUID()
  await transaction.insert(appointments).values({
    id,
    meetingPointId: place.id,
    meetingPointName: place.name,
    timeZone: place.time_zone,
    startsAt: slot.starts_at,
    endsAt: slot.ends_at,
    reason: booking.reason,
    documentsNumber: booking.documents_number,
    status: 'booked',
    contact: encryptContact(cipher, id, booking.contact),
  })
  await applyNumberPlan(transaction, plan, { cipher, publicUrl, appointmentId: id, declaration })
  const booked = { meeting_point_id: place.id, starts_at: slot.starts_at, applications: numbers.length }
  const [wait = 0] = actor === 'citizen' ? await budget.take(transaction, [booking.contact.email]) : []
  const isQuiet = wait > 0
  const told = { is_quiet: isQuiet, changes: { booked } }
  await record(transaction, listeners, { appointment_id: id, sequence: 0, actor, ...told })
  await markChanged(transaction, [id])
  return { appointment: requireAppointment(await readAppointment(transaction, cipher, id)), isQuiet }
}

/** Never undefined for a row that this transaction has just written. */
export function requireAppointment(appointment: Appointment | undefined): Appointment {
  if (!appointment) throw new TypeError('An appointment vanished inside its own transaction.')
  return appointment
}
