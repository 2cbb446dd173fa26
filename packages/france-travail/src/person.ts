import { type ObjectSchema, onDemand, parseCalendarDay, parseRequest } from '@hub/http'
import type { SearchCertifiedIndividualParameters } from './generated/france-travail.methods.gen.js'
import type { FirstNameOptions } from './names/normalize-name.js'

/** Whom to look for. What is missing is sent as an empty text, which France Travail refuses with a code of its own. */
export interface CertifiedPerson {
  /** NIR, with or without its key; only its first 13 characters are sent. */
  nir?: string | null | undefined
  /** Sent when there is one; else the last name is. */
  birth_name?: string | null | undefined
  last_name?: string | null | undefined
  first_name?: string | null | undefined
  /** `YYYY-MM-DD`, or a `Date` at midnight. */
  birth_date?: string | Date | null | undefined
}

// A third of this package, of which a program that only notifies needs nothing.
const loadNames = /* @__PURE__ */ onDemand(() => import('./names/index.js'))

const text = { type: 'string', nullable: true, maxLength: 255 } as const
const PERSON: ObjectSchema = {
  type: 'object',
  properties: {
    nir: { ...text, maxLength: 64 },
    birth_name: text,
    last_name: text,
    first_name: text,
    birth_date: { type: 'string', nullable: true, format: 'date' },
  },
}

/**
 * The request of a search: birth name, else last name, normalised as France Travail compares them.
 *
 * @throws InvalidRequestError naming the field at fault; TransportError with code `PART_NOT_LOADED`
 */
export async function toSearchRequest(
  person: CertifiedPerson,
  options: FirstNameOptions = {},
): Promise<SearchCertifiedIndividualParameters> {
  // An empty birth date is none, as an empty name is.
  const given = person?.birth_date === '' ? { ...person, birth_date: undefined } : (person ?? {})
  const parsed = parseRequest(PERSON, given, '', { date: parseCalendarDay }) as Readonly<
    Record<keyof CertifiedPerson, string | null | undefined>
  >
  const birthName = parsed.birth_name ?? ''
  const { normalizeFirstName, normalizeName, normalizeNir } = await loadNames()
  return {
    nirCertifie: normalizeNir(parsed.nir ?? ''),
    nomNaissance: normalizeName(birthName.trim() === '' ? (parsed.last_name ?? '') : birthName),
    prenom: normalizeFirstName(parsed.first_name ?? '', options),
    dateNaissance: parsed.birth_date ?? '',
  }
}
