import { InvalidRequestError } from '../errors/answer-errors.js'

/** The fields of a form, a repeated one as a list; null and undefined are left out. */
export function toFieldEntries(body: unknown): [name: string, value: unknown][] {
  if (typeof body !== 'object' || body === null) throw InvalidRequestError.local('body', 'must be an object of fields')
  return Object.entries(body)
    .flatMap(([name, value]) => (Array.isArray(value) ? value.map((item) => [name, item]) : [[name, value]]))
    .filter((entry): entry is [string, unknown] => entry[1] !== undefined && entry[1] !== null)
}

/** @throws InvalidRequestError when a value has no plain text: a form has no structure, and `[object Object]` would be sent */
export function toFieldText(name: string, value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  throw InvalidRequestError.local(name, 'must be a string, a number or a boolean')
}
