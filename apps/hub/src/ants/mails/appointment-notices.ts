// Mails are outgoing work like any other: asked for in the transaction of the change, sent by a job after it, and never in the way
// of a booking. A job holds ids; what is sent is the appointment as it is when the job is done.
import type { Database } from '../../platform/database.js'
import type { Jobs } from '../../platform/jobs.js'
import type { Logger } from '../../platform/logging.js'
import { type Mailer, MailError } from '../../platform/mail.js'
import type { AppointmentChange, Appointments, ChangeListener } from '../appointments/appointments.js'
import { getMeetingPoint } from '../meeting-points.js'
import { addressOf } from '../pages/views/booking-page.js'
import { appointmentMail, type MailKind } from './appointment-mail.js'

const QUEUE = 'send-appointment-mail'
/** With waits that double from 2 s, the last attempt is about two hours after the first. */
const RETRIES = 12
const CONCURRENCY = 5

/** Asks, with each change, for the mail that tells it. */
export function mailOnChange(jobs: Pick<Jobs, 'enqueue'>): ChangeListener {
  return (transaction, { appointment_id, kinds, sequence }) =>
    jobs.enqueue(transaction, QUEUE, { appointment_id, kind: mailKind(kinds), sequence: String(sequence) })
}

export interface SendingDependencies {
  appointments: Pick<Appointments, 'byId'>
  database: Database
  mailer: Mailer
  logger: Logger
}

/** Says how the mails are sent. Before the jobs start. */
export function registerMails(jobs: Pick<Jobs, 'register'>, dependencies: SendingDependencies): void {
  jobs.register(QUEUE, (payload) => sendMail(payload, dependencies), { concurrency: CONCURRENCY, retries: RETRIES })
}

async function sendMail(payload: Readonly<Record<string, string>>, dependencies: SendingDependencies): Promise<void> {
  const { appointments, database, mailer, logger } = dependencies
  const appointment = await appointments.byId(payload.appointment_id ?? '')
  // Changed again meanwhile: the mail of that change says it all. Erased: there is nobody to write to.
  if (!appointment?.contact || String(appointment.sequence) !== payload.sequence) return
  const place = await getMeetingPoint(database, appointment.meeting_point_id)
  const mail = appointmentMail({
    kind: payload.kind as MailKind,
    appointment,
    contact: appointment.contact,
    from: mailer.from,
    address: place && addressOf(place),
  })
  try {
    await mailer.send(mail)
  } catch (error) {
    if (!(error instanceof MailError)) throw error
    logger.warn?.('mail not sent', { appointment_id: appointment.id, code: error.code, gives_up: error.isPermanent })
    if (!error.isPermanent) throw error
  }
}

function mailKind(kinds: AppointmentChange['kinds']): MailKind {
  if (kinds.includes('cancelled')) return 'cancelled'
  return kinds.includes('booked') ? 'booked' : 'changed'
}
