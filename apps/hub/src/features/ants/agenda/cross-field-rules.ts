// Rules between two values of one object. They run even when other values are wrong, so that every error is reported at
// once: they therefore read unknown values, and accept what another rule already refuses.

type Fields = Record<string, unknown>

export function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** `from` before `to`. Two times written HH:MM compare as text. */
export function areTimesOrdered({ from, to }: Fields): boolean {
  return !(isText(from, /^\d\d:\d\d$/) && isText(to, /^\d\d:\d\d$/)) || from < to
}

/** `first_day` not after `last_day`. Two days written YYYY-MM-DD compare as text. */
export function areDaysOrdered({ first_day, last_day }: Fields): boolean {
  return !(isText(first_day, /^\d{4}-\d\d-\d\d$/) && isText(last_day, /^\d{4}-\d\d-\d\d$/)) || first_day <= last_day
}

/** A closure has both times or none; false when `name` is the one that is missing. */
export function requireOtherTime(name: 'from' | 'to'): (fields: Fields) => boolean {
  const other = name === 'from' ? 'to' : 'from'
  return (fields) => (fields[name] ?? null) !== null || (fields[other] ?? null) === null
}

export function noRepeatedWeekday(weekdays: readonly unknown[]): boolean {
  return new Set(weekdays).size === weekdays.length
}

function isText(value: unknown, pattern: RegExp): value is string {
  return typeof value === 'string' && pattern.test(value)
}
