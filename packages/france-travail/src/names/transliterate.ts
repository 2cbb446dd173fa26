import { LETTERS } from './letters.js'

const MARKS = /\p{M}/gu
// Everything that is not ASCII, one code point at a time.
const NOT_ASCII = /[^\0-\x7f]/gu

/** The table with its runs as lists, made by the first name. */
let runs: (readonly [start: number, run: string[]])[] | undefined

/** By character, what was met: names repeat few characters. */
const known = new Map<string, string>()
/** What a hostile text could fill it with is bounded. */
const MAX_KNOWN = 4_096

/**
 * Transliterates a text to ASCII as the Unidecode tables do, which is more than removing accents: `œ` is `OE`, `ß` is `SS`, `ł` is `L`, a
 * typographic apostrophe is one. Letters that are not ASCII become upper case. Latin, Greek, Cyrillic, Armenian, Georgian,
 * Hebrew and Arabic letters are known; of other scripts nothing is kept.
 */
export function transliterate(text: string): string {
  return text.replace(NOT_ASCII, transliterateCharacter)
}

function transliterateCharacter(character: string): string {
  let letters = known.get(character)
  if (letters === undefined) {
    letters = decompose(character)
    if (known.size < MAX_KNOWN) known.set(character, letters)
  }
  return letters
}

/** What the table has of a character, else of each of its parts without accents. */
function decompose(character: string): string {
  const letters = lookUp(character)
  if (letters !== undefined) return letters
  const parts = character.normalize('NFKD').replace(MARKS, '')
  return Array.from(parts, (part) => (part <= '\x7f' ? part : (lookUp(part) ?? '')))
    .join('')
    .toUpperCase()
}

/** What the table has; undefined for a character that it skips. */
function lookUp(character: string): string | undefined {
  const capital = character < '\u0600' ? character.toUpperCase() : character
  return find(character) ?? find(capital)
}

function find(character: string): string | undefined {
  const code = character.codePointAt(0) ?? 0
  runs ??= Object.entries(LETTERS).map(([start, run]) => [Number(start), run.split(' ')])
  for (const [start, run] of runs) {
    const letters = run[code - start]
    if (letters) return letters === '_' ? '' : letters
  }
  return undefined
}
