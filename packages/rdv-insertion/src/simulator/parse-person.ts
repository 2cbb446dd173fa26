import { parseFrenchNumber } from '@hub/identifiers/phonelib'
import { parseCalendarDay } from '@hub/http'
import { isAcceptedEmail } from '../email.js'
import { findNirMismatch } from '../nir-mismatch.js'
import { failed } from './responses.js'

/** A person of a request, as parsed by the server. */
export interface PersonGiven {
  first_name: string | null
  last_name: string | null
  title: string | null
  role: string | null
  affiliation_number: string | null
  email: string | null
  phone_number: string | null
  birth_date: string | null
  rights_opening_date: string | null
  birth_name: string | null
  address: string | null
  france_travail_id: string | null
  nir: string | null
  department_internal_id: string | null
}

/**
 * Parses the fields of a person and finds what is wrong with them, in the server's order. Null and blank values are dropped, unknown
 * keys are ignored, and an impossible date silently becomes no date.
 *
 * @throws Refusal 500 for a value whose JSON type the server does not survive
 */
export function parsePerson(given: Record<string, unknown>, now: number): { person: PersonGiven; errors: string[] } {
  const text = (name: string): string | null => {
    const value = given[name]
    if (value === undefined || value === null) return null
    if (typeof value !== 'string') throw failed()
    return value.trim() === '' ? null : value
  }
  /** White space is squeezed in some fields and kept in the others (RDVI `squishes` in `app/models/user.rb`). */
  const squished = (name: string): string | null => text(name)?.trim().replace(/\s+/g, ' ') ?? null
  const birth = isoDate(text('birth_date'))
  const { nir, error: nirError } = parseNir(text('nir'))
  const phone = text('phone_number')
  const person: PersonGiven = {
    first_name: squished('first_name'),
    last_name: squished('last_name'),
    title: text('title'),
    role: text('role'),
    affiliation_number: tidyAffiliation(text('affiliation_number')),
    email: text('email'),
    phone_number: phone === null ? null : (parseFrenchNumber(phone)?.number ?? phone),
    birth_date: isoDate(text('birth_date')),
    rights_opening_date: isoDate(text('rights_opening_date')),
    birth_name: text('birth_name'),
    address: text('address'),
    france_travail_id: text('france_travail_id'),
    nir,
    department_internal_id: squished('department_internal_id'),
  }
  const errors = fieldErrors(person, now)
  const contradiction =
    nir &&
    !nirError &&
    findNirMismatch(nir, {
      title: person.title ?? undefined,
      ...(birth !== null && { birthYear: Number(birth.slice(0, 4)) }),
    })
  if (nirError) errors.push(nirError)
  if (contradiction) errors.push(`NIR ne correspond pas (${contradiction})`)
  return { person, errors }
}

function fieldErrors(person: PersonGiven, now: number): string[] {
  const errors: string[] = []
  if (person.first_name === null) errors.push('Prénom doit être rempli(e)')
  if (person.last_name === null) errors.push('Nom doit être rempli(e)')
  if (person.title !== null && !['monsieur', 'madame'].includes(person.title)) errors.push("Civilité n'est pas valide")
  if (person.role !== null && !['demandeur', 'conjoint'].includes(person.role)) errors.push("Rôle n'est pas valide")
  if (person.email !== null && !isAcceptedEmail(person.email)) errors.push("Email n'est pas valide")
  if (person.phone_number !== null && parseFrenchNumber(person.phone_number) === undefined)
    errors.push("Téléphone n'est pas valide")
  const age = person.birth_date === null ? 0 : now - Date.parse(person.birth_date)
  if (age < 0 || age > 130 * 365.25 * 86_400_000) errors.push("Date de naissance n'est pas valide")
  const identifiers = [person.nir, person.email, person.phone_number, person.department_internal_id]
  if (identifiers.every((value) => value === null))
    errors.push('Il doit y avoir au moins un attribut permettant d’identifier la personne')
  return errors
}

/** The server's own rule, not that of the client (rdv-insertion `app/lib/nir_helper.rb`, `nir_validation.rb`). */
function parseNir(text: string | null): { nir: string | null; error?: string } {
  if (text === null) return { nir: null }
  const typed = text.trim().toUpperCase()
  const nir = typed.length === 13 ? `${typed}${computeNirKey(typed)}` : typed
  const isValid = nir.length === 15 && /^\d+(?:2A|2B)?\d+$/.test(nir) && nir.endsWith(computeNirKey(nir))
  return isValid ? { nir } : { nir, error: "NIR n'est pas valide" }
}

function computeNirKey(nir: string): string {
  const digits = nir.replace('2A', '19').replace('2B', '18').slice(0, 13)
  return String(97 - ((Number.parseInt(digits, 10) || 0) % 97)).padStart(2, '0')
}

function isoDate(text: string | null): string | null {
  return parseCalendarDay(text) ?? null
}

/** White space goes, and zeros at its ends where more than seven characters are left (RDVI `affiliation_number.rb`). */
function tidyAffiliation(text: string | null): string | null {
  if (text === null) return null
  const number = withoutFinalZeros(text.replace(/\s+/g, ''))
  return number.length > 7 ? withoutFinalZeros(number.replace(/^0+/, '')) : number
}

function withoutFinalZeros(number: string): string {
  return /^0+$/.test(number.slice(7)) ? number.slice(0, 7) : number
}
