// Days and instants by the clock of Paris, in which Enedis counts days.
import { Temporal } from 'temporal-polyfill'

const PARIS = 'Europe/Paris'
const MORNING = 8

export function readParisDay(epochMs: number): string {
  return Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(PARIS).toPlainDate().toString()
}

/** Midnight in Paris at which a day begins, in epoch milliseconds. */
export function toMidnight(day: string): number {
  return Temporal.PlainDate.from(day).toZonedDateTime(PARIS).epochMilliseconds
}

/** `2026-10-24 00:30:00`: as Enedis writes instants. */
export function formatStamp(epochMs: number): string {
  const zoned = Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(PARIS)
  return zoned.toPlainDateTime().toString({ smallestUnit: 'second' }).replace('T', ' ')
}

/** The next 08:00 in Paris, when Enedis has published the day before. */
export function findNextMorning(epochMs: number): number {
  const now = Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(PARIS)
  const today = now.toPlainDate()
  const morning = (date: Temporal.PlainDate) =>
    date.toZonedDateTime({ timeZone: PARIS, plainTime: Temporal.PlainTime.from({ hour: MORNING }) }).epochMilliseconds
  const next = morning(today)
  return next > epochMs ? next : morning(today.add({ days: 1 }))
}

/** The last day of today that Enedis takes as an end: between midnight in Paris and in UTC, that of UTC. */
export function findLastEnd(epochMs: number): string {
  const utc = new Date(epochMs).toISOString().slice(0, 10)
  const paris = readParisDay(epochMs)
  return utc < paris ? utc : paris
}
