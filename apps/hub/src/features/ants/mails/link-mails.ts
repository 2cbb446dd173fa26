// Mails with a link to open, and what goes with them. All texts are fixed: nothing typed into a form is in them, not even a name.
import type { Mail, MailAddress } from '../../../platform/mail/mail.js'
import { ACCESS_LINK_MINUTES, CONFIRM_LINK_HOURS, type ContactLink } from '../appointments/contact-links.js'
import type { Appointment } from '../appointments/types.js'
import { frenchMoment } from '../../../platform/pages/french-time.js'

const AUTOMATIC = 'Ce message est envoyé automatiquement : n’y répondez pas.'

export interface LinkMailOptions {
  link: Pick<ContactLink, 'id' | 'purpose'>
  appointment: Appointment
  /** Recipient. */
  address: string
  /** Address of the link. */
  url: string
  from: MailAddress
}

export function linkMail({ link, appointment, address, url, from }: LinkMailOptions): Mail {
  const { subject, before, after } = link.purpose === 'access' ? ACCESS : CONFIRM
  const text = ['Bonjour,', before, facts(appointment), `${after}\n${url}`, IGNORE[link.purpose], AUTOMATIC].join(
    '\n\n',
  )
  return { id: messageId(`${appointment.id}.${link.id}`, from), to: { name: '', address }, subject, text }
}

export interface AskedMailOptions {
  appointment: Appointment
  /** The address that mail goes to until the new one is confirmed. */
  address: string
  linkId: string
  from: MailAddress
}

/** To the address in use, as soon as another is given. Which one is not said. */
export function addressAskedMail({ appointment, address, linkId, from }: AskedMailOptions): Mail {
  const text = [
    'Bonjour,',
    'Une autre adresse électronique a été donnée pour le rendez-vous ci-dessous. Tant qu’elle n’est pas confirmée, les messages continuent d’arriver ici.',
    facts(appointment),
    'Si vous n’avez pas demandé ce changement, contactez la mairie.',
    AUTOMATIC,
  ].join('\n\n')
  const id = messageId(`${appointment.id}.${linkId}.asked`, from)
  return { id, to: { name: '', address }, subject: 'Changement d’adresse électronique demandé', text }
}

const ACCESS = {
  subject: 'Votre lien pour gérer votre rendez-vous',
  before: 'Voici le lien demandé pour déplacer ou annuler ce rendez-vous, ou corriger vos coordonnées.',
  after: `Il sert une fois, pendant ${ACCESS_LINK_MINUTES} minutes :`,
}

const CONFIRM = {
  subject: 'Confirmez votre adresse électronique',
  before: 'Cette adresse électronique a été donnée pour suivre le rendez-vous ci-dessous.',
  after: `Si c’est le vôtre, confirmez-la dans les ${CONFIRM_LINK_HOURS} heures avec ce lien, qui sert une fois :`,
}

const IGNORE = {
  access: 'Si vous ne l’avez pas demandé, ne faites rien : sans ce lien, personne ne peut rien changer.',
  confirm: 'Sinon, ne faites rien : sans confirmation, les messages de ce rendez-vous n’arriveront pas ici.',
} as const

function facts({ meeting_point_name, starts_at }: Appointment): string {
  return [`Lieu : ${meeting_point_name}`, `Date : ${frenchMoment(starts_at)} (heure locale)`].join('\n')
}

function messageId(name: string, { address }: MailAddress): string {
  return `${name}@${address.split('@').at(-1) ?? ''}`
}
