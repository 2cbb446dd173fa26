// Days and instants by the clock of Paris, in which Enedis counts days.
import { Temporal } from 'temporal-polyfill'

const PARIS = 'Europe/Paris'
const MORNING = 8
const DAY = 86_400_000

export function readParisDay(epochMs: number): string {
  return readParisClock(epochMs).day
}

/** Midnight in Paris at which a day begins, in epoch milliseconds. */
export function toMidnight(day: string): number {
  return Temporal.PlainDate.from(day).toZonedDateTime(PARIS).epochMilliseconds
}

/** `2026-10-24 00:30:00`: as Enedis writes instants. */
export function formatStamp(epochMs: number): string {
  const { day, second } = readParisClock(epochMs)
  return `${day} ${formatTime(second)}`
}

/** What the clock of Paris shows. */
export interface ParisClock {
  /** `2026-10-24` */
  day: string
  /** Of that day, from its midnight by the clock. */
  second: number
}

export function readParisClock(epochMs: number): ParisClock {
  const local = epochMs + findOffset(epochMs)
  const dayNumber = Math.floor(local / DAY)
  if (dayNumber !== written.dayNumber)
    written = { dayNumber, day: new Date(dayNumber * DAY).toISOString().slice(0, 10) }
  return { day: written.day, second: Math.floor((local - dayNumber * DAY) / 1_000) }
}

/** The latest that was written: the stamps of a curve are those of one day after the other. */
let written = { dayNumber: Number.NaN, day: '' }

/** `00:30:00` @param second of a day */
export function formatTime(second: number): string {
  return `${pad(Math.floor(second / 3_600))}:${pad(Math.floor(second / 60) % 60)}:${pad(second % 60)}`
}

const TWO_DIGITS = Array.from({ length: 60 }, (_, number) => String(number).padStart(2, '0'))
const pad = (number: number): string => TWO_DIGITS[number] ?? ''

/** Between two changes of the clock; from one instant to before the other, in epoch milliseconds. */
interface Season {
  from: number
  to: number
  /** Milliseconds ahead of UTC. */
  offset: number
}

/** The latest that was looked up: a week of half-hours asks 336 times for the same one. */
let season: Season = { from: 0, to: 0, offset: 0 }

function findOffset(epochMs: number): number {
  if (epochMs < season.from || epochMs >= season.to) {
    const zoned = Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(PARIS)
    // A transition at the very instant is not "previous" to it.
    const from = zoned.add({ milliseconds: 1 }).getTimeZoneTransition('previous')?.epochMilliseconds ?? -Infinity
    const to = zoned.getTimeZoneTransition('next')?.epochMilliseconds ?? Infinity
    season = { from, to, offset: zoned.offsetNanoseconds / 1e6 }
  }
  return season.offset
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
