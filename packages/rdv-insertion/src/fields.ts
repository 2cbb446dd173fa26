import { InvalidRequestError } from '@hub/http'

/** Refusals name the field and never show its value: a mistyped NIR is still personal data. */
export const refuse = (field: string, problem: string): InvalidRequestError => InvalidRequestError.local(field, problem)

/** An object with no other fields than these: the server ignores a misspelt one without a word. */
export function objectOf(value: unknown, field: string, names: readonly string[]): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw refuse(field, 'must be an object')
  for (const name of Object.keys(value)) {
    if (!names.includes(name)) throw refuse(`${field}.${name}`, 'is not a field that rdv-insertion takes here')
  }
  return value as Record<string, unknown>
}

/** A text, or nothing when it is absent or blank, as the server sees it. Other JSON types can make the server fail. */
export function optionalText(value: unknown, field: string): string | undefined {
  if (value === undefined || value === null) return undefined
  if (typeof value !== 'string') throw refuse(field, 'must be a text')
  if (!value.isWellFormed()) throw refuse(field, 'holds half of a character (a lone surrogate)')
  // PostgreSQL, where the server keeps it, has none: the server would fail.
  if (value.includes('\0')) throw refuse(field, 'holds a NUL character')
  return value.trim() === '' ? undefined : value
}

export function requiredText(value: unknown, field: string): string {
  const text = optionalText(value, field)
  if (text === undefined) throw refuse(field, 'must be a text that is not blank')
  return text
}

export function oneOf(value: unknown, field: string, allowed: readonly string[]): string {
  const text = requiredText(value, field)
  if (!allowed.includes(text)) throw refuse(field, `must be ${allowed.join(' or ')}`)
  return text
}

/** An id: ids beyond 32 bits occur. */
export function idOf(value: unknown, field: string): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 1)
    throw refuse(field, 'must be a whole number, at least 1')
  return value
}

export function listOf(value: unknown, field: string): readonly unknown[] {
  if (!Array.isArray(value)) throw refuse(field, 'must be a list')
  return value
}
