// A person, as partners tell them and as they are kept. Pure.
import { isNir } from '@hub/identifiers'

export const PERSON_FIELDS = [
  'first_name',
  'last_name',
  'birth_name',
  'title',
  'birth_date',
  'birth_country',
  'birth_place',
  'nir',
  'france_travail_number',
] as const
export type PersonField = (typeof PERSON_FIELDS)[number]

/** Null where a field is missing. */
export type Person = Readonly<Record<PersonField, string | null>>

/** The name that other services are told: that at birth, else the last name. */
export function getSentName({ birth_name, last_name }: Person): string | null {
  return birth_name ?? last_name
}

/** Whether France Travail can be asked about a person. */
export function isSearchable(person: Person): boolean {
  return findMissing(person).length === 0
}

/** The fields without which France Travail is not asked. */
export function findMissing(person: Person): PersonField[] {
  const missing: PersonField[] = []
  if (person.first_name === null) missing.push('first_name')
  if (getSentName(person) === null) missing.push('birth_name')
  if (person.birth_date === null) missing.push('birth_date')
  if (!isNir(person.nir)) missing.push('nir')
  return missing
}

/** Whether what identifies a person at France Travail is another: what was found then is of somebody else. */
export function isAnotherIdentity(before: Person, after: Person): boolean {
  return before.nir !== after.nir || before.birth_date !== after.birth_date
}

/** First name and the name that was sent exchanged; a last name that was not sent is left alone (FT-R18). */
export function swapNames(person: Person): Person {
  const sent = getSentName(person)
  const field = person.birth_name === null ? 'last_name' : 'birth_name'
  return { ...person, first_name: sent, [field]: person.first_name }
}
