import type { ParameterError } from './wire.js'

/**
 * Every value of a key, as the ANTS search engine sends lists: the key repeated, never with brackets. Order kept, each once; an
 * empty value counts as absent, because that is how an absent one is sent. Undecodable bytes (`%FF`) become U+FFFD, never an error.
 */
export function valuesOf(query: URLSearchParams, name: string): string[] {
  return [...new Set(query.getAll(name))].filter((value) => value !== '')
}

/** The value of a key that is no list; of several the last one, as the template that ANTS publishes does. */
export function lastValueOf(query: URLSearchParams, name: string): string | undefined {
  return query.getAll(name).findLast((value) => value !== '')
}

export function missing(name: string): ParameterError {
  return { loc: ['query', name], msg: 'field required', type: 'value_error.missing' }
}

export function noCalendarDay(name: string): ParameterError {
  return { loc: ['query', name], msg: 'invalid date format, YYYY-MM-DD expected', type: 'value_error.date' }
}

export function noInteger(name: string): ParameterError {
  return { loc: ['query', name], msg: 'value is not a valid integer', type: 'type_error.integer' }
}
