// Mails are outgoing work like any other: asked for in the transaction of the change, sent by a job after it, and never in the way
// of a booking. A job holds ids; what is sent is the appointment as it is when the job is done.
import type { Database } from '../../../platform/database/database.js'
import type { Jobs } from '../../../platform/jobs/jobs.js'
import type { Logger } from '../../../platform/process/logging.js'
import type { Lookup } from '../../../platform/encryption/lookup-key.js'
import type { Mailer } from '../../../platform/mail/mail.js'
import type { AppointmentChange, Appointments, ChangeListener } from '../appointments/appointments.js'
import { getMeetingPoint } from '../meeting-points.js'
import { formatAddress } from '../pages/views/booking-page.js'
import { appointmentMail, type MailKind } from './appointment-mail.js'
import { LINK_QUEUE, registerLinks } from './contact-links.js'
import { forgetFormerContact, formerContactMail, getFormerContact, keepFormerContact } from './former-contact.js'
import { addressAskedMail } from './link-mails.js'
import { sendMail } from './send-mail.js'

const QUEUE = 'send-appointment-mail'
/** Queue of mails that inform the address in use that another was given. */
const ASKED = 'address_asked'
/** With delays that double from 2 s, the last attempt is about two hours after the first. */
const RETRIES = 12
const CONCURRENCY = 5

/** Asks, with each change, for the mails that tell it. */
export function mailOnChange(jobs: Pick<Jobs, 'enqueue'>): ChangeListener {
  return async (transaction, change) => {
    const { appointment_id, kinds, sequence, former, link_id, is_only_asked = false, is_quiet = false } = change
    const about = { appointment_id, sequence: String(sequence) }
    if (link_id !== undefined) {
      await jobs.enqueue(transaction, LINK_QUEUE, { link_id })
      if (!is_quiet) await jobs.enqueue(transaction, QUEUE, { ...about, kind: ASKED, link_id })
    }
    if (is_only_asked || (is_quiet && !former)) return
    const told = former && { former_contact_id: await keepFormerContact(transaction, change, former) }
    await jobs.enqueue(transaction, QUEUE, { ...about, kind: mailKind(kinds), ...told })
  }
}

export interface SendingDependencies {
  appointments: Pick<Appointments, 'byId' | 'decryptFormerContact'>
  database: Database
  lookup: Lookup
  mailer: Mailer
  logger: Logger
}

/** Registers the jobs that send mails. Called before the jobs start. */
export function registerMails(jobs: Pick<Jobs, 'register'>, dependencies: SendingDependencies): void {
  registerLinks(jobs, dependencies)
  jobs.register(QUEUE, (payload) => tell(payload, dependencies), { concurrency: CONCURRENCY, retries: RETRIES })
}

async function tell(payload: Readonly<Record<string, string>>, dependencies: SendingDependencies): Promise<void> {
  if (payload.kind === ASKED) return sendAsked(payload, dependencies)
  try {
    await sendCurrent(payload, dependencies)
  } finally {
    // Whether or not the new address takes its mail.
    if (payload.former_contact_id !== undefined) await sendToFormer(payload.former_contact_id, dependencies)
  }
}

async function sendCurrent(
  payload: Readonly<Record<string, string>>,
  dependencies: SendingDependencies,
): Promise<void> {
  const { appointments, database, mailer } = dependencies
  const appointment = await appointments.byId(payload.appointment_id ?? '')
  // Changed again meanwhile: the mail about that change has everything. Erased: there is no address.
  if (!appointment?.contact || String(appointment.sequence) !== payload.sequence) return
  const place = await getMeetingPoint(database, appointment.meeting_point_id)
  const mail = appointmentMail({
    kind: payload.kind as MailKind,
    appointment,
    contact: appointment.contact,
    from: mailer.from,
    address: place && formatAddress(place),
  })
  await sendMail(mail, appointment.id, dependencies)
}

/** Sent only while the new address is not confirmed: afterwards the former one gets another mail, or none. */
async function sendAsked(payload: Readonly<Record<string, string>>, dependencies: SendingDependencies): Promise<void> {
  const appointment = await dependencies.appointments.byId(payload.appointment_id ?? '')
  if (!appointment?.confirmed_email || !appointment.contact) return
  const { from } = dependencies.mailer
  const address = appointment.confirmed_email
  const mail = addressAskedMail({ appointment, address, linkId: payload.link_id ?? '', from })
  await sendMail(mail, appointment.id, dependencies)
}

/** Sent once, even if the appointment changes again meanwhile: the replaced contact gets no other mail. */
async function sendToFormer(id: string, dependencies: SendingDependencies): Promise<void> {
  const { appointments, database, mailer } = dependencies
  const former = await getFormerContact(database, id)
  const appointment = former && (await appointments.byId(former.appointmentId))
  const contact = former && appointments.decryptFormerContact(former.appointmentId, former.contact)
  if (!former || !appointment || !contact) return
  const place = await getMeetingPoint(database, former.meetingPointId)
  const address = place && formatAddress(place)
  await sendMail(
    formerContactMail({ former, contact, appointment, from: mailer.from, address }),
    appointment.id,
    dependencies,
  )
  await forgetFormerContact(database, id)
}

function mailKind(kinds: AppointmentChange['kinds']): MailKind {
  if (kinds.includes('cancelled')) return 'cancelled'
  return kinds.includes('booked') ? 'booked' : 'changed'
}
