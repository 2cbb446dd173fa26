import { transliterate } from './transliterate.js'

/** How a first name is sent. */
export interface FirstNameOptions {
  /** Whether apostrophes are removed, as the specification of 2022 asked; production keeps them since June 2022. Default false. */
  removeApostrophes?: boolean | undefined
}

const MAX_NAME = 25
const MAX_FIRST_NAME = 13

/**
 * A birth name as the search takes it: transliterated to ASCII, upper case, A to Z, hyphen, apostrophe and space, at most 25 characters.
 *
 * White space around it is removed and runs of it become one space, which the client in production does not do.
 */
export function normalizeName(name: string): string {
  return toLetters(name)
    .replace(/[^A-Z' -]/g, '')
    .slice(0, MAX_NAME)
}

/** A first name as the search takes it: like a birth name, hyphens in the place of spaces, at most 13 characters. */
export function normalizeFirstName(name: string, { removeApostrophes = false }: FirstNameOptions = {}): string {
  const letters = toLetters(name).replaceAll(' ', '-')
  return letters.replace(removeApostrophes ? /[^A-Z-]/g : /[^A-Z'-]/g, '').slice(0, MAX_FIRST_NAME)
}

/** The first 13 characters of a NIR, without blanks, in upper case; Corsica is left as it is. */
export function normalizeNir(nir: string): string {
  return nir.replace(/\s+/g, '').toUpperCase().slice(0, 13)
}

function toLetters(text: string): string {
  return transliterate(text.trim().replace(/\s+/g, ' ')).toUpperCase()
}
