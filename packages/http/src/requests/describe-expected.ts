import type { RequestSchema } from './request-schema.js'

const FORMATS: Readonly<Record<string, string>> = {
  date: 'a day of the calendar, YYYY-MM-DD, DD/MM/YYYY or a Date at midnight',
  uri: 'an absolute http or https address',
}

/** What a refusal says that a value must be, in words, from the limits of its schema. */
export function describeExpected(schema: RequestSchema): string {
  const { type, format = '', enum: values } = schema
  if (values) return `one of ${values.map(String).join(', ')}`
  if (FORMATS[format] !== undefined) return FORMATS[format]
  switch (type) {
    case 'string':
      return describeText(schema)
    case 'integer':
      return withLimits('a whole number', schema.minimum, schema.maximum)
    case 'number':
      return withLimits('a number', schema.minimum, schema.maximum)
    case 'boolean':
      return 'true or false'
    case 'array':
      return withLimits('a list', schema.minItems, schema.maxItems, ' entries')
    default:
      return 'an object'
  }
}

function describeText({ minLength = 0, maxLength }: RequestSchema): string {
  const text = minLength > 0 ? 'a text that is not blank' : 'a text'
  return withLimits(text, minLength > 1 ? minLength : undefined, maxLength, ' characters')
}

function withLimits(what: string, least: number | undefined, most: number | undefined, unit = ''): string {
  const limits = [
    ...(least === undefined ? [] : [`at least ${least}`]),
    ...(most === undefined ? [] : [`at most ${most}`]),
  ]
  return limits.length === 0 ? what : `${what}, ${limits.join(' and ')}${unit}`
}
