// Schemas of the values in an agenda document, each with the message when it is missing or wrong.
import { Temporal } from 'temporal-polyfill'
import { z } from '@hono/zod-openapi'

/** The zod parameters of a value described by `what`: one sentence for each way to fail, which never repeats the value. */
export function expected(what: string): { error: (issue: { input?: unknown }) => string } {
  return { error: ({ input }) => (input === undefined ? `is missing: give ${what}` : `must be ${what}`) }
}

// PostgreSQL's jsonb refuses U+0000 and lone surrogates; other control characters, and the line and paragraph separators of
// Unicode, have no place in a name or a street, which are one line.
const UNPRINTABLE = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u

/**
 * Names are compared as text, here and at ANTS, which may trim them or not: without leading, trailing or doubled spaces, and every
 * kind of space, such as the no-break one, written as an ordinary one.
 */
export function normalizeSpaces(text: string): string {
  return text.replaceAll(/\p{Zs}+/gu, ' ').replace(/^ | $/g, '')
}

/** A non-blank line of text of at most `longest` characters. */
export function line(what: string, longest: number) {
  const error = expected(`${what}: one line of 1 to ${longest} characters`)
  return z
    .string(error)
    .overwrite(normalizeSpaces)
    .min(1, error)
    .max(longest, error)
    .refine((text) => text.trim() !== '' && !UNPRINTABLE.test(text), error)
}

const streetExpected = expected('the street alone: one line of at most 200 characters, which may be empty')

/** The ANTS hub cuts the address at the zip code and leaves the comma before it: the street must come alone. */
export const street = z
  .string(streetExpected)
  .overwrite(normalizeSpaces)
  .max(200, streetExpected)
  .refine((text) => !UNPRINTABLE.test(text), streetExpected)
  .refine((text) => !text.trimEnd().endsWith(','), 'must not end with a comma: give the street alone')

const idExpected = expected('an id of 1 to 64 characters among A-Z, a-z, 0-9, "_", ".", ":" and "-"')

/** The id under which ANTS, partners and citizens name a meeting point. */
export const meetingPointId = z.string(idExpected).regex(/^[A-Za-z0-9_.:-]{1,64}$/, idExpected)

const zipCodeExpected = expected('a string of 5 digits such as "59000", or null when it is unknown')
export const zipCode = z.string(zipCodeExpected).regex(/^[0-9]{5}$/, zipCodeExpected)

const addressExpected = expected('an http or https address of at most 2000 characters, or null')
export const webAddress = z
  .string(addressExpected)
  .max(2000, addressExpected)
  .refine(isWebAddress, addressExpected)
  .meta({ format: 'uri' })

function isWebAddress(text: string): boolean {
  // URL trims spaces and repairs `https:host`; what is published must be right as it is written.
  return text.length <= 2000 && /^https?:\/\/[^\s\p{Cc}\p{Cs}]+$/u.test(text) && URL.canParse(text)
}

/** Degrees, WGS 84. */
export function degrees(limit: number) {
  const error = expected(`a number of degrees between -${limit} and ${limit}, or null when it is unknown`)
  return z.number(error).min(-limit, error).max(limit, error)
}

/** A whole number between `least` and `most`. */
export function whole(what: string, least: number, most: number) {
  const error = expected(`${what}: a whole number between ${least} and ${most}`)
  return z.int(error).min(least, error).max(most, error)
}

/** A day that exists, such as `2027-02-28`. */
export const day = z.iso.date(expected('a day of the calendar written YYYY-MM-DD, or null for no limit'))

const TIME_OF_DAY = /^(?:[01][0-9]|2[0-3]):[0-5][0-9]$/
const CLOSING_TIME = /^(?:(?:[01][0-9]|2[0-3]):[0-5][0-9]|24:00)$/
const startExpected = expected('a time written HH:MM, from 00:00 to 23:59')
const endExpected = expected('a time written HH:MM, from 00:01 to 24:00')

/** Wall-clock time at which something starts. */
export const startTime = z.string(startExpected).regex(TIME_OF_DAY, startExpected)

/** Wall-clock time at which something ends; `24:00` is midnight at the end of the day. */
export const endTime = z.string(endExpected).regex(CLOSING_TIME, endExpected)

const zoneExpected = expected('an IANA time zone name such as "Europe/Paris" or "Indian/Reunion", written exactly so')

/** An IANA name; offsets such as `+02:00` are refused, because they do not know the summer time. */
export const timeZone = z.string(zoneExpected).max(64, zoneExpected).refine(isTimeZoneName, zoneExpected)

function isTimeZoneName(name: string): boolean {
  if (!/^[A-Za-z][A-Za-z0-9_+/-]{1,63}$/.test(name)) return false
  try {
    // Temporal reads names in any case and answers with the true one.
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name).timeZoneId === name
  } catch {
    return false
  }
}
