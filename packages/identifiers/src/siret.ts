import { stripInvisible } from './invisible.js'

/**
 * SIREN and SIRET, the numbers of the national register of companies (Insee). A company has a SIREN of nine digits; each of its
 * establishments has a SIRET: the SIREN and five more. The last digit of both is a Luhn check digit.
 *
 * The establishments of La Poste are too many for that: the digits of theirs add up to a multiple of five. Only its head office has a
 * SIRET with a Luhn digit.
 */

const SIREN = /^\d{9}$/
const SIRET = /^\d{14}$/
const LA_POSTE = '356000000'
const LA_POSTE_HEAD_OFFICE = '35600000000048'
// `\s` includes the no-break spaces that word processors put between the groups.
const SPACES = /\s+/g

/**
 * Parses a SIREN as a person types or pastes it, with spaces and invisible characters anywhere.
 *
 * @returns the canonical form, nine digits; `undefined` when the text is not a SIREN or its check digit is wrong
 */
export function parseSiren(text: string): string | undefined {
  const typed = stripInvisible(text).replace(SPACES, '')
  return isSiren(typed) ? typed : undefined
}

/** Whether a value is a SIREN in canonical form, nine digits, with the right check digit. */
export function isSiren(value: unknown): value is string {
  return typeof value === 'string' && SIREN.test(value) && hasLuhnDigit(value)
}

/**
 * Parses a SIRET as a person types or pastes it, with spaces and invisible characters anywhere.
 *
 * @returns the canonical form, fourteen digits; `undefined` when the text is not a SIRET or its check digit is wrong
 */
export function parseSiret(text: string): string | undefined {
  const typed = stripInvisible(text).replace(SPACES, '')
  return isSiret(typed) ? typed : undefined
}

/** Whether a value is a SIRET in canonical form, fourteen digits, with the right check digit, or the right sum for La Poste. */
export function isSiret(value: unknown): value is string {
  if (typeof value !== 'string' || !SIRET.test(value) || !isSiren(value.slice(0, 9))) return false
  if (!value.startsWith(LA_POSTE)) return hasLuhnDigit(value)
  return value === LA_POSTE_HEAD_OFFICE || addDigits(value) % 5 === 0
}

/** From the last digit leftwards, every second digit is doubled; the digits of all that add up to a multiple of ten. */
function hasLuhnDigit(digits: string): boolean {
  const isDoubled = (index: number) => (digits.length - index) % 2 === 0
  const doubled = Array.from(digits, (digit, index) => (isDoubled(index) ? String(2 * Number(digit)) : digit))
  return addDigits(doubled.join('')) % 10 === 0
}

function addDigits(digits: string): number {
  let sum = 0
  for (const digit of digits) sum += Number(digit)
  return sum
}
