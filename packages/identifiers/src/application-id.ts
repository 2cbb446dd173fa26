import { stripInvisible } from './invisible.js'

/**
 * The application number of a passport or identity card (« numéro de pré-demande »), called *application id* in the APIs of ANTS:
 * exactly ten characters, letters A to Z and digits. Citizens type it in lower case and with stray spaces.
 */

const CANONICAL = /^[A-Z0-9]{10}$/
// Checked before upper-casing: `ß`, `ı` and `ſ` would otherwise become ASCII letters.
const TYPED = /^[A-Za-z0-9]{10}$/
/** What the ANTS search engine accepts between two numbers of one value. */
const SEPARATORS = /[,;:\-/.\s]+/

/**
 * Parses an application number as a citizen types or pastes it: white space around it and invisible characters anywhere are removed.
 *
 * @returns the canonical form (trimmed, upper case), or `undefined` when the text is not an application number
 */
export function parseApplicationId(text: string): string | undefined {
  const trimmed = stripInvisible(text).trim()
  return TYPED.test(trimmed) ? trimmed.toUpperCase() : undefined
}

/** Whether a value is an application number already in canonical form, the only form to store, compare and send. */
export function isApplicationId(value: unknown): value is string {
  return typeof value === 'string' && CANONICAL.test(value)
}

export interface SplitApplicationIds {
  /** Canonical numbers, without duplicates, in order of first appearance. */
  readonly application_ids: readonly string[]
  /** Pieces that are not an application number, as written, each once. They may be mistyped personal data: never log them. */
  readonly rejected: readonly string[]
}

/**
 * Splits a value that may contain several application numbers.
 *
 * The ANTS search engine accepts `A123456789,b123456789` (also `;`, `:`, `-`, `/`, `.` or a white space, mixed, and a final line
 * break) as one query value and forwards it unsplit. Empty pieces are skipped.
 */
export function splitApplicationIds(value: string): SplitApplicationIds {
  const application_ids = new Set<string>()
  const rejected = new Set<string>()
  for (const piece of stripInvisible(value).split(SEPARATORS)) {
    if (piece === '') continue
    const applicationId = parseApplicationId(piece)
    if (applicationId === undefined) rejected.add(piece)
    else application_ids.add(applicationId)
  }
  return { application_ids: [...application_ids], rejected: [...rejected] }
}

/**
 * Masks an application number for a log or a shared screen: `A123456789` → `********89`.
 * Anything that is not an application number becomes `***`, whatever its length.
 */
export function maskApplicationId(text: string): string {
  const applicationId = parseApplicationId(text)
  return applicationId === undefined ? '***' : `********${applicationId.slice(-2)}`
}
