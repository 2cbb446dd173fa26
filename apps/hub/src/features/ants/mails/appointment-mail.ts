// The texts of the mails that a contact is sent. No number of pre-application is in them: the page behind the link shows those.
import type { Mail, MailAddress } from '../../../platform/mail/mail.js'
import type { Appointment, Contact } from '../appointments/types.js'
import { frenchMoment } from '../../../platform/pages/french-time.js'
import { personsWords } from '../../../platform/pages/french-words.js'
import { reasonWords } from '../pages/i18n-fr.js'
import { createCalendar } from './calendar.js'

/** The subject matter of a mail. */
export type MailKind = 'booked' | 'changed' | 'cancelled'

const WORDS: Readonly<Record<MailKind, { subject: string; opening: string }>> = {
  booked: { subject: 'Rendez-vous confirmé', opening: 'Votre rendez-vous est confirmé.' },
  changed: {
    subject: 'Rendez-vous modifié',
    opening: 'Votre rendez-vous a été modifié. Le voici tel qu’il est maintenant.',
  },
  cancelled: { subject: 'Rendez-vous annulé', opening: 'Le rendez-vous ci-dessous est annulé.' },
}

export interface AppointmentMailOptions {
  kind: MailKind
  appointment: Appointment
  contact: Contact
  from: MailAddress
  /** Address of the meeting point, when known. */
  address?: string | undefined
}

export function appointmentMail({ kind, appointment, contact, from, address }: AppointmentMailOptions): Mail {
  const { id, sequence, meeting_point_name, starts_at, reason, documents_number, applications } = appointment
  const { subject, opening } = WORDS[kind]
  const to = {
    name: `${contact.first_name} ${contact.last_name}`,
    address: appointment.confirmed_email ?? contact.email,
  }
  const place = [meeting_point_name, address].filter(Boolean).join(', ')
  const managementUrl = applications[0]?.management_url ?? ''
  const method = kind === 'cancelled' ? 'CANCEL' : 'REQUEST'
  return {
    id: `${id}.${sequence}@${from.address.split('@').at(-1) ?? ''}`,
    to,
    subject: `${subject} : ${frenchMoment(starts_at)}`,
    text: [
      `Bonjour ${contact.first_name},`,
      opening,
      [
        `Lieu : ${place}`,
        `Date : ${frenchMoment(starts_at)} (heure locale)`,
        `Motif : ${reasonWords(reason)}, ${personsWords(documents_number)}`,
      ].join('\n'),
      kind === 'cancelled' ? CANCELLED_ENDING : `${LIVE_ENDING}\n${managementUrl}`,
      AUTOMATIC,
    ].join('\n\n'),
    calendar: {
      method,
      content: createCalendar(appointment, {
        location: place,
        managementUrl,
        invitation: { method, organizer: from, attendee: to },
      }),
    },
  }
}

const LIVE_ENDING =
  'Pour le déplacer, l’annuler ou corriger vos coordonnées (un lien sera envoyé à cette adresse électronique) :'
const CANCELLED_ENDING =
  'L’horaire est de nouveau libre. Si vous n’avez pas demandé cette annulation, contactez la mairie.'
const AUTOMATIC = 'Ce message est envoyé automatiquement : n’y répondez pas.'
