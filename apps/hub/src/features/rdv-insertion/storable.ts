// What can be kept of what senders write: an event that could not be stored would be answered 500, and sent again for weeks.

/** PostgreSQL knows no year 0, and Date writes those beyond 9999 in a form of its own. */
const EARLIEST = Date.parse('0001-01-01T00:00:00.000Z')
const LATEST = Date.parse('9999-12-31T23:59:59.999Z')

/** Whether a column can hold an instant, in epoch milliseconds. An offset can put it outside the year that is written. */
export function isStorableInstant(instant: number): boolean {
  return instant >= EARLIEST && instant <= LATEST
}

/** A text that a column can hold: PostgreSQL has no NUL character. */
export function storableText(text: string): string {
  return text.replaceAll('\0', '\uFFFD')
}

/** Far above what the services nest; a JSON document can be nested so deep that it cannot be written again. */
const DEEPEST = 20

/** Whether a value can be written as JSON again. */
export function isStorableValue(value: unknown, left = DEEPEST): boolean {
  if (typeof value !== 'object' || value === null) return true
  return left > 0 && Object.values(value).every((part) => isStorableValue(part, left - 1))
}
