import type { ParameterError } from './wire.js'

/**
 * Reads every value of a parameter, as the ANTS search engine sends lists: the name repeated, never with brackets. The order is kept,
 * duplicates are removed; an empty value counts as absent, because that is how an absent one is sent. Undecodable bytes (`%FF`) become
 * U+FFFD, never an error.
 */
export function readValues(query: URLSearchParams, name: string): string[] {
  return [...new Set(query.getAll(name))].filter((value) => value !== '')
}

/** Reads the value of a parameter that is not a list; of several the last one, as the template that ANTS publishes does. */
export function readLastValue(query: URLSearchParams, name: string): string | undefined {
  return query.getAll(name).findLast((value) => value !== '')
}

export function missingField(name: string): ParameterError {
  return { loc: ['query', name], msg: 'field required', type: 'value_error.missing' }
}

export function invalidDay(name: string): ParameterError {
  return { loc: ['query', name], msg: 'invalid date format, YYYY-MM-DD expected', type: 'value_error.date' }
}

export function invalidInteger(name: string): ParameterError {
  return { loc: ['query', name], msg: 'value is not a valid integer', type: 'type_error.integer' }
}
