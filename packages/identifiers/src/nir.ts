import { stripInvisible } from './invisible.js'

/**
 * The number of a person in the national register (« NIR », « numéro de sécurité sociale »): thirteen characters and a key of two
 * digits. All are digits, except in Corsica, whose departments are written `2A` and `2B` at the sixth and seventh place.
 *
 * Temporary numbers, which begin with 3, 4, 7 or 8 until a person is registered, follow the same rules.
 */

const CANONICAL = /^\d{5}(?:\d{2}|2[AB])\d{8}$/
// Upper-cased only after this check: `ß` and similar letters would otherwise become ASCII letters.
const TYPED = /^\d{5}(?:\d{2}|2[ABab])\d{6}(?:\d{2})?$/
// `\s` includes the no-break spaces that word processors and printed cards put between the groups.
const SPACES = /\s+/g

/**
 * Parses a NIR as a person types or pastes it: with spaces and invisible characters anywhere, in lower case, with or without its key.
 *
 * @returns the canonical form, fifteen characters: the key of a number of thirteen is computed, that of fifteen is checked;
 * `undefined` when the text is not a NIR or its key is wrong
 */
export function parseNir(text: string): string | undefined {
  const typed = stripInvisible(text).replace(SPACES, '')
  if (!TYPED.test(typed)) return undefined
  const number = typed.toUpperCase()
  const complete = number.slice(0, 13) + computeKey(number)
  return number.length === 13 || number === complete ? complete : undefined
}

/** Whether a value is a number in canonical form, key included, the only form to store, compare and send. */
export function isNir(value: unknown): value is string {
  return typeof value === 'string' && CANONICAL.test(value) && value.slice(13) === computeKey(value)
}

/**
 * Computes the key at the end of a NIR, `01` to `97`, from its first thirteen characters, whatever follows them.
 *
 * @returns `undefined` when the text does not begin with the thirteen characters of a NIR
 */
export function nirKey(text: string): string | undefined {
  const typed = stripInvisible(text).replace(SPACES, '').slice(0, 13)
  return typed.length === 13 && TYPED.test(typed) ? computeKey(typed.toUpperCase()) : undefined
}

/** The sex stated by the first digit; `undefined` for temporary and other numbers, whose first digit is neither 1 nor 2. */
export function nirSex(nir: string): 'male' | 'female' | undefined {
  const first = stripInvisible(nir).trimStart()[0]
  if (first === '1') return 'male'
  return first === '2' ? 'female' : undefined
}

/** Masks a NIR for a log or a shared screen; every character is hidden, since its parts reveal sex, age and birthplace. */
export function maskNir(text: string): string {
  return parseNir(text) === undefined ? '***' : '*************'
}

/** 97 minus the remainder: a number that 97 divides has the key 97, never 00. Thirteen digits are exact in a JavaScript number. */
function computeKey(number: string): string {
  const digits = number.slice(0, 13).replace('2A', '19').replace('2B', '18')
  return String(97 - (Number(digits) % 97)).padStart(2, '0')
}
