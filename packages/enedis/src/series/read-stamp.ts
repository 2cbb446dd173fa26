import { COLON, digit, SPACE } from './bytes.js'

/** Bytes of `YYYY-MM-DD`. */
export const DAY_LENGTH = 10
/** Bytes of `YYYY-MM-DD HH:MM:SS`. */
export const STAMP_LENGTH = 19
const MINUTE = 60_000
const [HYPHEN, ZERO] = [0x2d, 0x30]

/** Two digits as a number; more than 99 when one is none. */
function twoDigits(bytes: Uint8Array, at: number): number {
  const ones = digit(bytes, at + 1)
  return ones > 9 ? 100 : digit(bytes, at) * 10 + ones
}

/** The local midnight, in minutes since 1970, at which a day `YYYY-MM-DD` begins; -1 when it is no day of the calendar from 1970. */
export function readDay(bytes: Uint8Array, at: number): number {
  const [century, years] = [twoDigits(bytes, at), twoDigits(bytes, at + 2)]
  const [month, day] = [twoDigits(bytes, at + 5), twoDigits(bytes, at + 8)]
  if (century > 99 || years > 99 || month > 12 || day > 31 || bytes[at + 4] !== HYPHEN || bytes[at + 7] !== HYPHEN)
    return -1
  const milliseconds = Date.UTC(century * 100 + years, month - 1, day)
  // 30 February would be a day of March.
  const isReal = century >= 19 && month >= 1 && new Date(milliseconds).getUTCDate() === day
  return isReal && milliseconds >= 0 ? milliseconds / MINUTE : -1
}

/** The minute of the day of ` HH:MM:00`; -1 for anything else. */
export function readMinute(bytes: Uint8Array, at: number): number {
  const hours = twoDigits(bytes, at + 1)
  const minutes = twoDigits(bytes, at + 4)
  const isPlain =
    bytes[at] === SPACE &&
    bytes[at + 3] === COLON &&
    bytes[at + 6] === COLON &&
    bytes[at + 7] === ZERO &&
    bytes[at + 8] === ZERO
  return isPlain && hours <= 23 && minutes <= 59 ? hours * 60 + minutes : -1
}
