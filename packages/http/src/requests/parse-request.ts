import { BUILT_IN_FORMATS } from './formats.js'
import { refuse } from './refuse.js'
import type { RequestFormats, RequestSchema } from './request-schema.js'

type Fields = Readonly<Record<string, unknown>>

/**
 * Reads what a caller gave: values as they are sent, those that are undefined left out.
 *
 * @param field Where the value stands, for refusals; empty for the parameters of a call
 * @throws InvalidRequestError naming the field at fault, and never showing a value. What the value must be is added to its message where
 * a call ends, and by `withWords`
 */
export function parseRequest(schema: RequestSchema, value: unknown, field = '', formats: RequestFormats = {}): unknown {
  if (value === null && schema.nullable) return null
  const format = schema.format === undefined ? undefined : (formats[schema.format] ?? BUILT_IN_FORMATS[schema.format])
  const applyFormat = (given: unknown): unknown => {
    // A value that is no string is refused as such below.
    if (!format || (schema.type === 'string' && !isReadable(schema, given))) return given
    const read = format(given as never, field)
    if (read === undefined) throw refuse(field, 'value', schema)
    return read
  }
  if (schema.type === 'object') return applyFormat(parseObject(schema, value, field, formats))
  const given = applyFormat(value)
  const parsed = schema.type === 'array' ? parseList(schema, given, field, formats) : parseScalar(schema, given, field)
  if (schema.enum && !schema.enum.includes(parsed)) throw refuse(field, 'value', schema)
  return parsed
}

/** Whether the format of a text can be asked about a value. */
function isReadable({ acceptsDate, format }: RequestSchema, given: unknown): boolean {
  return typeof given === 'string' || (given instanceof Date && (acceptsDate === true || format === 'date'))
}

function parseScalar(schema: RequestSchema, given: unknown, field: string): unknown {
  switch (schema.type) {
    case 'string':
      return parseText(schema, given, field)
    case 'integer':
    case 'number':
      return parseNumber(schema, given, field)
    case 'boolean': {
      // As a form gives it.
      const flag = given === 'true' ? true : given === 'false' ? false : given
      if (typeof flag !== 'boolean') throw refuse(field, 'value', schema)
      return flag
    }
    default:
      return given
  }
}

function parseText(schema: RequestSchema, given: unknown, field: string): string {
  const { minLength = 0, maxLength = Infinity, pattern, acceptsNumber } = schema
  const text = acceptsNumber && Number.isSafeInteger(given) && Number(given) >= 10 ? String(given) : given
  if (typeof text !== 'string') throw refuse(field, 'value', schema)
  if (!text.isWellFormed()) throw refuse(field, 'surrogate', schema)
  // No form has one, and databases such as PostgreSQL cannot keep it: their servers fail instead of refusing.
  if (text.includes('\0')) throw refuse(field, 'nul', schema)
  if (text.trim().length < minLength || text.length > maxLength) throw refuse(field, 'value', schema)
  if (pattern && !pattern.test(text)) throw refuse(field, 'value', schema)
  return text
}

/** A number that may also come as its digits, as from a form, an address or a document that it was pasted from. */
function parseNumber(schema: RequestSchema, given: unknown, field: string): number {
  const { type, minimum = -Infinity, maximum = Infinity } = schema
  const digits = typeof given === 'string' ? given.replace(/[\s\p{Cf}]/gu, '') : ''
  const number = /^-?\d{1,16}(?:\.\d+)?$/.test(digits) ? Number(digits) : given
  const isNumber = type === 'integer' ? Number.isSafeInteger(number) : Number.isFinite(number)
  if (typeof number !== 'number' || !isNumber || number < minimum || number > maximum)
    throw refuse(field, 'value', schema)
  return number
}

function parseList(schema: RequestSchema, given: unknown, field: string, formats: RequestFormats): unknown[] {
  const { items = {}, minItems = 0, maxItems = Infinity, uniqueItems } = schema
  if (!Array.isArray(given) || given.length < minItems || given.length > maxItems) throw refuse(field, 'value', schema)
  const list = given.map((each, index) => parseRequest(items, each, `${field}[${index}]`, formats))
  return uniqueItems ? [...new Set(list)] : list
}

function parseObject(schema: RequestSchema, given: unknown, field: string, formats: RequestFormats): object {
  const { properties = {}, required = [], ignoreUnknown } = schema
  if (typeof given !== 'object' || given === null || Array.isArray(given)) throw refuse(field, 'value', schema)
  const fields = given as Fields
  const place = (name: string): string => (field === '' ? name : `${field}.${name}`)
  for (const name of ignoreUnknown ? [] : Object.keys(fields)) {
    if (!Object.hasOwn(properties, name)) throw refuse(place(name), 'unknown', schema)
  }
  const parsed: Record<string, unknown> = {}
  for (const [name, property] of Object.entries(properties)) {
    const value = fields[name]
    const isMissing = value === undefined
    if (isMissing && !required.includes(name)) continue
    // Of a whole object that is missing, say which of its fields is.
    parsed[name] = parseRequest(property, isMissing && property.type === 'object' ? {} : value, place(name), formats)
  }
  checkPresence(schema, parsed, field)
  return parsed
}

/** The rules about which properties are there at all. */
function checkPresence(schema: RequestSchema, parsed: Fields, field: string): void {
  const { requireOneOf, minProperties = 0, mustBe } = schema
  if (requireOneOf && !requireOneOf.some((name) => name in parsed))
    throw refuse(field, mustBe === undefined ? 'missing' : 'value', schema)
  if (Object.keys(parsed).length < minProperties) throw refuse(field, 'nothing', schema)
}
