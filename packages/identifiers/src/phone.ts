import { stripInvisible } from './invisible.js'

/**
 * A phone number as the services of the State store it: E.164, a `+` and digits only. Numbers written the French way belong to
 * mainland France or to one of the overseas territories that share its numbering plan, which their first digits determine.
 *
 * The ranges are those of the national numbering plan (Arcep decision 2018-0881 and its amendments), not the finer list of the
 * blocks in use, which changes every month: a number that is accepted here may still not exist.
 */

/**
 * First digits after the 0, and the country code of the territory: Guadeloupe, French Guiana, Martinique, Réunion and Mayotte. Of 0639
 * only the blocks of Mayotte are overseas, others belong to operators of the mainland; 07093 is shared by French Guiana and Mayotte
 * (libphonenumber's metadata of 2026, which follow the blocks that Arcep has assigned).
 */
const OVERSEAS: readonly (readonly [prefix: RegExp, countryCode: string])[] = [
  [/^(?:590|69[01]|7090)/, '590'],
  [/^(?:594|694|7093[0-4])/, '594'],
  [/^(?:596|69[67]|7091)/, '596'],
  [/^(?:26[239]|69[23]|639(?:0[0-79]|1[019]|[267]|3[09]|40|5[05-9]|9[04-79])|7092|7093[5-9])/, '262'],
]
const FRENCH_CODE = /^\+(?:33|590|594|596|262)/
const FRENCH_MOBILE = /^\+(?:33|590|594|596|262)[67]/
const CANONICAL = /^\+[1-9]\d{7,14}$/
/** What people put between digits, dashes of any length included. */
const SEPARATORS = /[\s./()\p{Pd}]+/gu

/**
 * Parses a number as a person types or pastes it: `06 12 34 56 78`, `+33 (0)6.12.34.56.78`, `0033612345678`, `33612345678`,
 * `0692 12 34 56`, or an international number with its `+` or `00`.
 *
 * @returns the number in E.164, or `undefined` when it is not a phone number; short numbers such as 3949 are not
 */
export function parsePhoneNumber(text: string): string | undefined {
  // The 0 in brackets is not dialled after a country code.
  const typed = stripInvisible(text).replace('(0)', '0').replace(SEPARATORS, '')
  if (!/^\+?\d+$/.test(typed)) return undefined
  const number = withPlus(typed)
  const parsed = number.startsWith('+') ? international(number) : national(number)
  return isPhoneNumber(parsed) ? parsed : undefined
}

/** Whether a value is a number in E.164, of the right length when its country code is French. */
export function isPhoneNumber(value: unknown): value is string {
  if (typeof value !== 'string' || !CANONICAL.test(value)) return false
  const [code] = FRENCH_CODE.exec(value) ?? []
  if (code === undefined) return true
  return national(`0${value.slice(code.length)}`) === value
}

/** Whether a number in E.164 is a mobile of France or of its overseas territories, to which a text message can be sent. */
export function isFrenchMobile(phoneNumber: string): boolean {
  return FRENCH_MOBILE.test(phoneNumber) && isPhoneNumber(phoneNumber)
}

/** Whether a number in E.164 is a landline of an overseas territory, such as `+596596391234`. */
export function isOverseasLandline(phoneNumber: string): boolean {
  return /^\+(?:590|594|596|262)[25]/.test(phoneNumber) && isPhoneNumber(phoneNumber)
}

/**
 * Whether a text may be a phone number, by how many digits it has: what a service that knows the blocks in use might accept. French
 * numbers have nine digits after their 0 or their country code, whose plus may be missing; others have a plus or `00`. Letters and
 * signs are ignored, and so is an extension behind `#` or `;`.
 */
export function isPossiblePhoneNumber(text: string): boolean {
  const [typed = ''] = stripInvisible(text).trim().split(/[#;]/)
  const digits = typed.replace(/\D/g, '')
  const number = digits.replace(/^00/, '')
  if (/^(?:33|590|594|596|262)0?[1-9]\d{8}$/.test(number)) return true
  const isInternational = typed.startsWith('+') || number !== digits
  if (!isInternational) return /^0?[1-9]\d{8}$/.test(number)
  return /^[1-9]\d{6,15}$/.test(number) && !FRENCH_CODE.test(`+${number}`)
}

/** Masks a number for a log: `+33612345678` → `+33*******78`. Anything else becomes `***`. */
export function maskPhoneNumber(text: string): string {
  const number = parsePhoneNumber(text)
  return number === undefined ? '***' : `${number.slice(0, 3)}${'*'.repeat(number.length - 5)}${number.slice(-2)}`
}

/** `0033…`, and `33…` where eleven digits are unambiguous, become `+33…`. */
function withPlus(digits: string): string {
  if (digits.startsWith('00')) return `+${digits.slice(2)}`
  return /^(?:33|590|594|596|262)[1-9]\d{8}$/.test(digits) ? `+${digits}` : digits
}

/** Ten digits in the French national format, to E.164. */
function national(number: string): string | undefined {
  if (!/^0[1-9]\d{8}$/.test(number)) return undefined
  const significant = number.slice(1)
  const [, overseas] = OVERSEAS.find(([prefix]) => prefix.test(significant)) ?? []
  return `+${overseas ?? '33'}${significant}`
}

function international(number: string): string | undefined {
  const [code] = FRENCH_CODE.exec(number) ?? []
  if (code === undefined) return number
  const rest = number.slice(code.length).replace(/^0/, '')
  const read = national(`0${rest}`)
  // +33 692… is how a phone of Réunion is often written; +262 612… does not exist.
  return read !== undefined && (code === '+33' || read.startsWith(code)) ? read : undefined
}
