// Which fields of a person can no longer be changed, since somebody certified them. Pure.
import { PERSON_FIELDS, type Person, type PersonField } from './person.js'

/** As they are recorded. */
export type CertifierRecord = 'api_particulier' | 'api_recherche_individu_certifie'

const FRANCE = '99100'

/**
 * The fields that are locked. Only a certification by API Particulier locks: what the reference locks, and beside it the name that was sent
 * and the last name, or the certified identity could be changed after the fact. The NIR never is.
 */
export function findLockedFields(person: Person, certifiers: readonly CertifierRecord[]): PersonField[] {
  if (!certifiers.includes('api_particulier')) return []
  const { birth_country, birth_place, birth_name, france_travail_number } = person
  // A place that is not known yet can still be given.
  const isPlaceOpen = birth_country === null || (birth_country === FRANCE && birth_place === null)
  const locked = new Set<PersonField>([
    'first_name',
    'title',
    'birth_date',
    'last_name',
    ...(birth_name === null ? [] : (['birth_name'] as const)),
    ...(isPlaceOpen ? [] : (['birth_country', 'birth_place'] as const)),
    ...(france_travail_number === null ? [] : (['france_travail_number'] as const)),
  ])
  return PERSON_FIELDS.filter((field) => locked.has(field))
}

/** The locked fields that a change would touch. */
export function findViolations(before: Person, after: Person, certifiers: readonly CertifierRecord[]): PersonField[] {
  return findLockedFields(before, certifiers).filter((field) => before[field] !== after[field])
}
