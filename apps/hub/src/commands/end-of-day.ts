import { Temporal } from 'temporal-polyfill'

/** The latest day that PostgreSQL and ISO texts with four-digit years can hold. */
const LATEST = Date.UTC(9999, 11, 31)

/** The first instant after a day in France, written `YYYY-MM-DD`; undefined when there is no such day. */
export function endOfDay(text: string): Date | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined
  try {
    const next = Temporal.PlainDate.from(text, { overflow: 'reject' }).add({ days: 1 })
    return new Date(Math.min(next.toZonedDateTime('Europe/Paris').epochMilliseconds, LATEST))
  } catch {
    return undefined
  }
}
