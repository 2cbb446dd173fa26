import type { RequestSchema } from './request-schema.js'

const FORMATS: Readonly<Record<string, string>> = {
  date: 'a day of the calendar, YYYY-MM-DD, DD/MM/YYYY or a Date at midnight',
  uri: 'an absolute http or https address',
}

const KINDS = {
  string: 'a text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
}

/** What a refusal says that a value must be, in words, from the limits of its schema. */
export function describeExpected(schema: RequestSchema): string {
  const { type = 'object', format = '', enum: values, minLength = 0, maxLength } = schema
  if (values) return `one of ${values.map(String).join(', ')}`
  if (FORMATS[format] !== undefined) return FORMATS[format]
  const kind = minLength > 0 ? `${KINDS[type]} that is not blank` : KINDS[type]
  const least = schema.minimum ?? schema.minItems ?? (minLength > 1 ? minLength : undefined)
  const most = schema.maximum ?? schema.maxItems ?? maxLength
  const limits = [least !== undefined && `at least ${least}`, most !== undefined && `at most ${most}`].filter(Boolean)
  const unit = type === 'string' ? ' characters' : type === 'array' ? ' entries' : ''
  return limits.length === 0 ? kind : `${kind}, ${limits.join(' and ')}${unit}`
}
