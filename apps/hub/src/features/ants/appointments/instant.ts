import { Temporal } from 'temporal-polyfill'

/** A range that PostgreSQL accepts, wider than the times of all changes. */
const EARLIEST = Temporal.Instant.from('1970-01-01T00:00:00Z')
const LATEST = Temporal.Instant.from('9999-12-31T00:00:00Z')

/**
 * An ISO 8601 instant as the database reads it: in UTC, with microseconds, brought within its range.
 * @returns undefined for a text that is no instant
 */
export function instantText(text: string): string | undefined {
  const instant = parseInstant(text)
  if (instant === undefined) return undefined
  const early = Temporal.Instant.compare(instant, EARLIEST) < 0
  const late = Temporal.Instant.compare(instant, LATEST) > 0
  const within = early ? EARLIEST : late ? LATEST : instant
  return within.toString({ smallestUnit: 'microsecond', roundingMode: 'floor' })
}

/** Fractions finer than Temporal reads are cut off, since ISO 8601 allows any number of digits. */
function parseInstant(text: string): Temporal.Instant | undefined {
  try {
    return Temporal.Instant.from(text.replace(/([.,]\d{9})\d+/, '$1'))
  } catch {
    return undefined
  }
}
