// The fields of the booking form: kept exactly as typed, so that nothing is lost when the form is shown again, and parsed for the booking
// service.
import { stripInvisible } from '@hub/identifiers'
import { hasInvisibleCharacters, hasWebAddress } from '../appointments/person-name.js'
import { isEmail } from '../appointments/request.js'
import type { BookRequest, RequestError } from '../appointments/types.js'
import type { Reason } from '../agenda/schema.js'
import type { FieldMistake } from '../../../platform/pages/notice.js'

/** Meeting point and reason of a valid booking link. */
export interface MeetingPointAndReason {
  meeting_point_id: string
  reason: Reason
  documents_number: number
}

/** The fields of the contact, as typed. */
export interface ContactFields {
  first_name: string
  last_name: string
  email: string
  phone: string
}

/** The whole booking form, as typed. */
export interface BookingFields extends ContactFields {
  /** Random, made with the form: the same form sent twice takes one appointment. */
  nonce: string
  /** One number of pre-application per person, in the order of the fields. */
  application_ids: readonly string[]
  accept_existing: boolean
}

export function emptyFields(nonce: string): BookingFields {
  return { nonce, application_ids: [], first_name: '', last_name: '', email: '', phone: '', accept_existing: false }
}

/** @param persons how many numbers are asked for: fields beyond are not ours */
export function readBookingFields(form: URLSearchParams, persons: number): BookingFields {
  return {
    ...readContactFields(form),
    nonce: text(form, 'nonce'),
    application_ids: Array.from({ length: persons }, (_, index) => form.getAll('application_ids')[index] ?? ''),
    accept_existing: form.get('accept_existing') === 'true',
  }
}

export function readContactFields(form: URLSearchParams): ContactFields {
  return {
    first_name: text(form, 'first_name'),
    last_name: text(form, 'last_name'),
    email: text(form, 'email'),
    phone: text(form, 'phone'),
  }
}

/** The contact in the words of the booking service. */
export function toContact({ phone, ...fields }: ContactFields): BookRequest['contact'] {
  return { ...fields, phone: isBlank(phone) ? null : phone }
}

/** The request to the booking service, which validates everything. */
export function toBookRequest(place: MeetingPointAndReason, startsAt: string, fields: BookingFields): BookRequest {
  const { first_name, last_name, email, phone } = fields
  return {
    ...place,
    starts_at: startsAt,
    // People also type spaces inside a number, to read it better.
    application_ids: fields.application_ids.map(withoutSpaces),
    contact: toContact({ first_name, last_name, email, phone }),
    accept_existing: fields.accept_existing,
  }
}

/** Id of the field of a person's number; persons count from 1. */
export function numberField(person: number): string {
  return `numero-${person}`
}

const CONTACT_MISTAKES = {
  first_name: ['Indiquez votre prénom', 'Écrivez votre prénom sur une ligne, en 100 caractères au plus'],
  last_name: ['Indiquez votre nom', 'Écrivez votre nom sur une ligne, en 100 caractères au plus'],
  email: [
    'Indiquez votre adresse électronique',
    'Saisissez une adresse électronique complète, par exemple nom@exemple.fr',
  ],
  phone: [
    'Indiquez votre numéro de téléphone',
    'Saisissez un numéro de téléphone, par exemple 06 12 34 56 78, ou laissez ce champ vide',
  ],
} as const satisfies Record<keyof ContactFields, readonly [missing: string, wrong: string]>

/**
 * The mistakes that the service found, at the fields where they were typed and in French. What concerns no field of the form is
 * left out: no citizen typed it.
 */
export function bookingMistakes(errors: readonly RequestError[], fields: BookingFields): FieldMistake[] {
  return [...numberMistakes(errors, fields), ...contactMistakes(errors, fields)]
}

/** Mistakes in the format of an e-mail address. */
export function emailMistake(typed: string): string | undefined {
  if (isBlank(typed)) return 'Indiquez l’adresse électronique'
  return isEmail(typed) ? undefined : CONTACT_MISTAKES.email[1]
}

export function contactMistakes(errors: readonly RequestError[], fields: ContactFields): FieldMistake[] {
  return Object.entries(CONTACT_MISTAKES).flatMap(([field, [missing, wrong]]) => {
    if (!errors.some(({ pointer }) => pointer === `/contact/${field}`)) return []
    const typed = fields[field as keyof ContactFields]
    return [{ field, message: isBlank(typed) ? missing : (nameMistake(field, typed) ?? wrong) }]
  })
}

/** Mistakes in a name. Line breaks have a message of their own. */
function nameMistake(field: string, typed: string): string | undefined {
  const what = field === 'first_name' ? 'prénom' : 'nom'
  if (field === 'email' || field === 'phone' || /[\n\r\u2028\u2029]/.test(typed)) return undefined
  if (hasInvisibleCharacters(typed)) return `Tapez votre ${what} de nouveau : il contient des caractères invisibles`
  if (!hasWebAddress(typed)) return undefined
  return `Écrivez votre ${what} sans adresse de site ou de messagerie, et avec une espace après chaque point`
}

function numberMistakes(errors: readonly RequestError[], { application_ids }: BookingFields): FieldMistake[] {
  const typed = application_ids.map((number) => withoutSpaces(number).toUpperCase())
  return typed.flatMap((number, index) => {
    if (!errors.some(({ pointer }) => pointer === `/application_ids/${index}` || pointer === '/application_ids'))
      return []
    const field = numberField(index + 1)
    const who = typed.length === 1 ? '' : ` de la personne ${index + 1}`
    if (number === '') return [{ field, message: `Indiquez le numéro de pré-demande${who}` }]
    if (typed.indexOf(number) < index)
      return [{ field, message: `Le numéro${who} est déjà saisi plus haut : chaque personne a le sien` }]
    if (/^[A-Z0-9]{10}$/.test(number)) return []
    return [{ field, message: `Le numéro de pré-demande${who} doit avoir 10 caractères, lettres ou chiffres` }]
  })
}

/** Removes spaces and pasted invisible characters from a number. */
function withoutSpaces(number: string): string {
  return stripInvisible(number).replace(/\s+/g, '')
}

function isBlank(typed: string): boolean {
  return stripInvisible(typed).trim() === ''
}

function text(form: URLSearchParams, name: string): string {
  return form.get(name) ?? ''
}
