import { InvalidRequestError } from '@hub/http'
import { parseNir, stripInvisible } from '@hub/identifiers'
import { isImpossibleBirth, parseFrenchDate } from './birth-date.js'
import { isAcceptedEmail } from './email.js'
import type { UserParams } from './generated/rdv-insertion.methods.gen.js'
import { findNirMismatch } from './nir-mismatch.js'
import { readPhoneNumber } from './phone-number.js'

/** A typed or pasted text, without invisible characters. */
const readPasted = (text: string): string => stripInvisible(text).trim()

/** Readers of the values that the document leaves to this package (`x-hub-format`). */
export const formats = {
  'birth-date': readBirthDate,
  'department-number': (text: string) => readPasted(text).toUpperCase(),
  // The server takes an address to the letter: what was pasted around it must go before.
  email: (text: string) => (isAcceptedEmail(readPasted(text)) ? readPasted(text) : undefined),
  'french-date': parseFrenchDate,
  nir: (text: string) => parseNir(stripInvisible(text)),
  pasted: readPasted,
  person: checkPerson,
  phone: readPhoneNumber,
  'without-invisible': stripInvisible,
}

/** Blank and null fields count as absent, as the server sees them. */
export function dropBlanks(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(dropBlanks)
  if (typeof value !== 'object' || value === null || value instanceof Date) return value
  const isBlank = (each: unknown): boolean => each === null || (typeof each === 'string' && readPasted(each) === '')
  const filled = Object.entries(value).filter(([, each]) => !isBlank(each))
  return Object.fromEntries(filled.map(([name, each]) => [name, dropBlanks(each)]))
}

function readBirthDate(value: unknown, field: string): string | undefined {
  const date = parseFrenchDate(value)
  if (date !== undefined && isImpossibleBirth(date, Date.now()))
    throw InvalidRequestError.local(field, `must be neither to come nor more than 130 years ago`)
  return date
}

function checkPerson(person: UserParams, field: string): UserParams {
  const { nir, title, birth_date } = person
  const birthYear = typeof birth_date === 'string' ? Number(birth_date.slice('DD/MM/'.length)) : undefined
  const mismatch = nir === undefined ? undefined : findNirMismatch(nir, { title, birthYear })
  if (mismatch) throw InvalidRequestError.local(`${field}.nir`, `contradicts ${mismatch}`)
  return person
}
