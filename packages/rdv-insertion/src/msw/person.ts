import { isEmail, nirKey, parsePhoneNumber } from '@hub/identifiers'
import { readCalendarDate } from '../calendar-date.js'
import { contradictionOf } from '../nir-agreement.js'

/** What a request says of a person, once the server has read it. */
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

/** Thrown for a value whose JSON type the server does not survive. */
export class WrongJsonType extends Error {}

/**
 * Reads the fields of a person and says what is wrong with them, in the server's order. Null and blank values are dropped, unknown
 * keys are not looked at, and an impossible date becomes no date without a word.
 */
export function readPerson(given: Record<string, unknown>, now: number): { person: PersonGiven; errors: string[] } {
  const text = (name: string): string | null => {
    const value = given[name]
    if (value === undefined || value === null) return null
    if (typeof value !== 'string') throw new WrongJsonType()
    return value.trim() === '' ? null : value.trim().replace(/ +/g, ' ')
  }
  const birth = readCalendarDate(text('birth_date') ?? '')
  const { nir, error: nirError } = readNir(text('nir'))
  const phone = text('phone_number')
  const person: PersonGiven = {
    first_name: text('first_name'),
    last_name: text('last_name'),
    title: text('title'),
    role: text('role'),
    affiliation_number: tidyAffiliation(text('affiliation_number')),
    email: text('email'),
    phone_number: phone === null ? null : (parsePhoneNumber(phone) ?? phone),
    birth_date: isoDate(text('birth_date')),
    rights_opening_date: isoDate(text('rights_opening_date')),
    birth_name: text('birth_name'),
    address: text('address'),
    france_travail_id: text('france_travail_id'),
    nir,
    department_internal_id: text('department_internal_id'),
  }
  const errors = fieldErrors(person, now)
  const contradiction =
    nir && !nirError && contradictionOf(nir, { title: person.title ?? undefined, birth_date: birth })
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
  if (person.email !== null && !isEmail(person.email)) errors.push("Email n'est pas valide")
  if (person.phone_number !== null && parsePhoneNumber(person.phone_number) === undefined)
    errors.push("Téléphone n'est pas valide")
  const age = person.birth_date === null ? 0 : now - Date.parse(person.birth_date)
  if (age < 0 || age > 130 * 365.25 * 86_400_000) errors.push("Date de naissance n'est pas valide")
  const identifiers = [person.nir, person.email, person.phone_number, person.department_internal_id]
  if (identifiers.every((value) => value === null))
    errors.push('Il doit y avoir au moins un attribut permettant d’identifier la personne')
  return errors
}

/** The server trims, upper-cases, and takes no space inside. */
function readNir(text: string | null): { nir: string | null; error?: string } {
  if (text === null) return { nir: null }
  const nir = text.toUpperCase()
  const error = "NIR n'est pas valide"
  const key = /\s/.test(nir) ? undefined : nirKey(nir)
  if (key === undefined || (nir.length !== 13 && nir.length !== 15)) return { nir, error }
  const complete = nir.slice(0, 13) + key
  return nir.length === 15 && nir !== complete ? { nir, error } : { nir: complete }
}

function isoDate(text: string | null): string | null {
  const date = readCalendarDate(text ?? '')
  if (!date) return null
  return `${date.year}-${String(date.month).padStart(2, '0')}-${String(date.day).padStart(2, '0')}`
}

/** Spaces go, and outer zeros beyond seven characters. */
function tidyAffiliation(text: string | null): string | null {
  let number = text?.replace(/\s/g, '') ?? null
  while (number !== null && number.length > 7 && number.startsWith('0')) number = number.slice(1)
  while (number !== null && number.length > 7 && number.endsWith('0')) number = number.slice(0, -1)
  return number
}
