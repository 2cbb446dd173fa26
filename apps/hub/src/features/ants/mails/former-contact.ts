// The notice to an address that was replaced by another: nothing more comes to it, and its calendar lets go of the appointment.
import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import type { Connection, Database } from '../../../platform/database/database.js'
import type { Mail, MailAddress } from '../../../platform/mail/mail.js'
import type { AppointmentChange } from '../appointments/appointments.js'
import type { Appointment, Contact } from '../appointments/types.js'
import { frenchMoment } from '../../../platform/pages/french-time.js'
import { createCalendar } from './calendar.js'
import { formerContacts } from './tables.js'

export type FormerContact = typeof formerContacts.$inferSelect

/**
 * Keeps a replaced contact until it has been informed.
 * @returns the id that the job is given
 */
export async function keepFormerContact(
  transaction: Connection,
  { appointment_id, sequence }: AppointmentChange,
  { contact, meetingPointId, meetingPointName, timeZone, startsAt, endsAt }: NonNullable<AppointmentChange['former']>,
): Promise<string> {
  const id = randomUUID()
  const known = { contact, meetingPointId, meetingPointName, timeZone, startsAt, endsAt }
  await transaction.insert(formerContacts).values({ id, appointmentId: appointment_id, sequence, ...known })
  return id
}

export async function getFormerContact(database: Database, id: string): Promise<FormerContact | undefined> {
  const [row] = await database.run((connection) =>
    connection.select().from(formerContacts).where(eq(formerContacts.id, id)),
  )
  return row
}

export async function forgetFormerContact(database: Database, id: string): Promise<void> {
  await database.run((connection) => connection.delete(formerContacts).where(eq(formerContacts.id, id)))
}

export interface FormerContactMailOptions {
  former: FormerContact
  contact: Contact
  appointment: Appointment
  from: MailAddress
  /** Address of the meeting point, when known. */
  address?: string | undefined
}

export function formerContactMail({ former, contact, appointment, from, address }: FormerContactMailOptions): Mail {
  const { sequence, meetingPointName, timeZone, startsAt, endsAt } = former
  const to = { name: `${contact.first_name} ${contact.last_name}`, address: contact.email }
  const place = [meetingPointName, address].filter(Boolean).join(', ')
  const known: Appointment = {
    ...appointment,
    status: 'cancelled',
    sequence,
    time_zone: timeZone,
    starts_at: startsAt,
    ends_at: endsAt,
  }
  const method = 'CANCEL' as const
  return {
    id: `${appointment.id}.${sequence}.former@${from.address.split('@').at(-1) ?? ''}`,
    to,
    subject: `Rendez-vous suivi à une autre adresse : ${frenchMoment(startsAt)}`,
    text: [
      `Bonjour ${contact.first_name},`,
      'Une autre adresse électronique a été donnée pour le rendez-vous ci-dessous : vous ne recevrez plus de message à son sujet ici.',
      [`Lieu : ${place}`, `Date : ${frenchMoment(startsAt)} (heure locale)`].join('\n'),
      'Le rendez-vous n’est pas annulé pour autant ; le fichier joint le retire seulement de votre agenda. Si vous n’avez pas demandé ce changement, contactez la mairie.',
      'Ce message est envoyé automatiquement : n’y répondez pas.',
    ].join('\n\n'),
    calendar: {
      method,
      content: createCalendar(known, { location: place, invitation: { method, organizer: from, attendee: to } }),
    },
  }
}
