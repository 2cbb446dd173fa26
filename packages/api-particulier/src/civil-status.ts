import { InvalidRequestError, type ObjectSchema, parseCalendarDay, parseRequest } from '@hub/http'

/** Civil status of a person. */
export interface CivilPerson {
  /** Sent when there is one; else the last name is. */
  birth_name?: string | null | undefined
  last_name?: string | null | undefined
  /** One or several, with blanks between; the first three are sent. */
  first_name: string
  title: 'M' | 'MME'
  /** `YYYY-MM-DD`, or a `Date` at midnight. */
  birth_date?: string | Date | null | undefined
  /** INSEE code, `99` and three digits, such as `99100` for France. */
  birth_country: string
  /** INSEE code of the commune; needed when born in France, and not sent otherwise. */
  birth_place?: string | null | undefined
}

/** What is sent of it, with the names of the API. */
export interface CivilStatus {
  nomNaissance: string
  prenoms: string[]
  anneeDateNaissance?: number
  moisDateNaissance?: number
  jourDateNaissance?: number
  sexeEtatCivil: 'M' | 'F'
  codeCogInseePaysNaissance: string
  codeCogInseeCommuneNaissance?: string
}

const FRANCE = '99100'
/** The API takes no more (OAS); the production client sends all that there are. */
const MAX_FIRST_NAMES = 3

const name = { type: 'string', nullable: true, maxLength: 255 } as const
const PERSON: ObjectSchema = {
  type: 'object',
  properties: {
    birth_name: name,
    last_name: name,
    first_name: { type: 'string', minLength: 1, maxLength: 255 },
    title: { type: 'string', enum: ['M', 'MME'] },
    birth_date: { type: 'string', nullable: true, format: 'date' },
    birth_country: { type: 'string', pattern: /^99\d{3}$/, mustBe: "an INSEE code such as '99100'" },
    birth_place: {
      type: 'string',
      nullable: true,
      pattern: /^(\d{5}|\d[AB]\d{3})$/,
      mustBe: "an INSEE code such as '62041' or '2A004'",
    },
  },
  required: ['first_name', 'title', 'birth_country'],
}

/**
 * The civil status as it is sent: birth name, else last name, in upper case with its accents; each first name apart, three at most.
 *
 * @throws InvalidRequestError naming the field at fault
 */
export function toCivilStatus(person: CivilPerson): CivilStatus {
  // An empty birth place or date is none, as an empty name is.
  const isPartEmpty = person?.birth_place === '' || person?.birth_date === ''
  const given = isPartEmpty
    ? { ...person, birth_place: person.birth_place || undefined, birth_date: person.birth_date || undefined }
    : person
  const parsed = parseRequest(PERSON, given, '', { date: parseCalendarDay }) as CivilPerson & {
    birth_date?: string | null
  }
  const nomNaissance = toUpperCase(parsed.birth_name) || toUpperCase(parsed.last_name)
  if (nomNaissance === '') throw InvalidRequestError.local('birth_name', 'must be there, or last_name')
  const isBornInFrance = parsed.birth_country === FRANCE
  if (isBornInFrance && !parsed.birth_place)
    throw InvalidRequestError.local('birth_place', 'must be there, since birth_country is France')
  return {
    nomNaissance,
    prenoms: toUpperCase(parsed.first_name).split(' ').slice(0, MAX_FIRST_NAMES),
    ...(parsed.birth_date && toDateParts(parsed.birth_date)),
    sexeEtatCivil: parsed.title === 'M' ? 'M' : 'F',
    codeCogInseePaysNaissance: parsed.birth_country,
    ...(isBornInFrance && parsed.birth_place && { codeCogInseeCommuneNaissance: parsed.birth_place }),
  }
}

/** Upper case, accents kept, each letter one character with its accent, however it was typed; runs of blanks are one space, so that no first name is empty. */
function toUpperCase(text: string | null | undefined): string {
  return (text ?? '').normalize().trim().replace(/\s+/g, ' ').toUpperCase()
}

function toDateParts(date: string) {
  const [year, month, day] = date.split('-').map(Number)
  return {
    anneeDateNaissance: year as number,
    moisDateNaissance: month as number,
    jourDateNaissance: day as number,
  }
}
