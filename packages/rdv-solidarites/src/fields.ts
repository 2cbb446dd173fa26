import { InvalidRequestError } from '@hub/http'
import { isEmail, parsePhoneNumber } from '@hub/identifiers'
import { isDay, isoDateTimeOf, isTimeOfDay } from './date-time.js'

/** Looks at a value and gives it as it is sent, or refuses it. */
export type Check = (value: unknown, field: string) => unknown

/** Refusals name the field and never show its value. */
export const refuse = (field: string, problem: string): InvalidRequestError => InvalidRequestError.local(field, problem)

export const text: Check = (value, field) => {
  if (typeof value !== 'string' || value.trim() === '') throw refuse(field, 'must be a text that is not blank')
  if (!value.isWellFormed()) throw refuse(field, 'holds half of a character (a lone surrogate)')
  // PostgreSQL, where the server keeps it, has none: the server would fail.
  if (value.includes('\0')) throw refuse(field, 'holds a NUL character')
  return value
}

/** Null empties a field. */
export const nullable =
  (check: Check): Check =>
  (value, field) =>
    value === null ? null : check(value, field)

export function id(value: unknown, field: string): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 1) {
    throw refuse(field, 'must be a whole number, at least 1')
  }
  return value
}

export const ids: Check = (value, field) => {
  if (!Array.isArray(value) || value.length === 0) throw refuse(field, 'must list at least one id')
  return value.map((each, index) => id(each, `${field}[${index}]`))
}

export const count: Check = (value, field) => {
  if (!Number.isSafeInteger(value) || Number(value) < 0) throw refuse(field, 'must be a whole number, at least 0')
  return value
}

export const flag: Check = (value, field) => {
  if (typeof value !== 'boolean') throw refuse(field, 'must be true or false')
  return value
}

export const oneOf =
  (...allowed: readonly string[]): Check =>
  (value, field) => {
    if (!allowed.includes(String(value))) throw refuse(field, `must be one of ${allowed.join(', ')}`)
    return value
  }

export const listOf =
  (check: Check): Check =>
  (value, field) => {
    if (!Array.isArray(value)) throw refuse(field, 'must be a list')
    return value.map((each, index) => check(each, `${field}[${index}]`))
  }

export const day: Check = (value, field) => {
  if (typeof value !== 'string' || !isDay(value)) throw refuse(field, 'must be a day of the calendar, YYYY-MM-DD')
  return value
}

export const timeOfDay: Check = (value, field) => {
  if (typeof value !== 'string' || !isTimeOfDay(value)) throw refuse(field, 'must be a time of day, H:MM or H:MM:SS')
  return value
}

/** One end of a window of time; a date-time in the API's own form is sent in ISO 8601, which it expects. */
export const dayOrDateTime: Check = (value, field) => {
  const sent = typeof value === 'string' ? (isDay(value) ? value : isoDateTimeOf(value)) : undefined
  if (sent === undefined) throw refuse(field, 'must be YYYY-MM-DD, or a date-time with its offset')
  return sent
}

export const email: Check = (value, field) => {
  if (!isEmail(typeof value === 'string' ? value.trim() : value)) throw refuse(field, 'must be an e-mail address')
  return value
}

/** Kept as it was typed; the server shows its own reading in `phone_number_formatted`. */
export const phoneNumber: Check = (value, field) => {
  if (typeof value !== 'string' || parsePhoneNumber(value) === undefined) {
    throw refuse(field, 'must be a French or international phone number')
  }
  return value
}

export const address: Check = (value, field) => {
  const protocol = typeof value === 'string' && URL.canParse(value) ? new URL(value).protocol : undefined
  if (protocol !== 'https:' && protocol !== 'http:') throw refuse(field, 'must be an absolute http or https address')
  return value
}

/** What a call's parameters may hold. */
export interface Shape {
  required?: Readonly<Record<string, Check>>
  optional?: Readonly<Record<string, Check>>
}

/**
 * Parameters as they are sent, those left out or undefined aside.
 *
 * @throws InvalidRequestError naming the field that is missing, wrong, or of a name that the server would drop without a word
 */
export function read(parameters: unknown, { required = {}, optional = {} }: Shape): Record<string, unknown> {
  if (typeof parameters !== 'object' || parameters === null || Array.isArray(parameters)) {
    throw refuse('parameters', 'must be an object')
  }
  const given = parameters as Readonly<Record<string, unknown>>
  const known = { ...required, ...optional }
  const sent: Record<string, unknown> = {}
  for (const field of Object.keys(given)) {
    if (!Object.hasOwn(known, field)) throw refuse(field, 'is not a parameter of this call; it would have no effect')
  }
  for (const [field, check] of Object.entries(known)) {
    const value = given[field]
    if (value !== undefined || Object.hasOwn(required, field)) sent[field] = check(value, field)
  }
  return sent
}
