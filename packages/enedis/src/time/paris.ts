/**
 * The clock of Paris, which all stamps of Enedis follow, by the rule of the European Union: summer time from the last Sunday of March to
 * the last Sunday of October, 01:00 UTC. Arithmetic alone, so that neither the time zone of the process nor its time zone data matter.
 *
 * Times are whole minutes since 1970. *Local* ones count as if the clock were UTC: `2026-10-25 02:30` is Date.UTC(2026, 9, 25, 2, 30) / 60 000.
 */

export const MINUTE = 60_000
const HOUR = 60
const DAY = 1_440
const MARCH = 2
const OCTOBER = 9

/** The minutes, UTC, at which summer time begins and ends in a year. */
function clockChanges(year: number): [spring: number, autumn: number] {
  return [lastSunday(year, MARCH), lastSunday(year, OCTOBER)]
}

function lastSunday(year: number, month: number): number {
  const lastDay = new Date(Date.UTC(year, month + 1, 0))
  return (lastDay.getTime() - lastDay.getUTCDay() * DAY * MINUTE) / MINUTE + HOUR
}

/** Most questions are about one year. */
let knownYear = 0
let known: [spring: number, autumn: number] = [0, 0]

function changesAround(minute: number): [spring: number, autumn: number] {
  const year = new Date(minute * MINUTE).getUTCFullYear()
  if (year !== knownYear) {
    known = clockChanges(year)
    knownYear = year
  }
  return known
}

/** What the clock of Paris is ahead of UTC at an instant, in minutes: 60 or 120. */
export function parisOffset(minute: number): number {
  const [spring, autumn] = changesAround(minute)
  return minute >= spring && minute < autumn ? 2 * HOUR : HOUR
}

/**
 * Every instant that the local stamp of the **end** of an interval can mean, earliest first.
 *
 * How Enedis stamps the hours around a clock change is not known. Two ways were found in the wild: local time of the end, and local time
 * of the beginning plus the step. So in autumn 02:00 to 03:00, **both included**, have two meanings: the second one is `03:00` of summer
 * time for the end of the first hour. In spring 02:00 to 02:59, which do not exist, come from the second one and count in winter time.
 */
export function endInstants(local: number): readonly number[] {
  const [spring, autumn] = changesAround(local)
  if (local >= autumn + HOUR && local <= autumn + 2 * HOUR) return [local - 2 * HOUR, local - HOUR]
  return [local >= spring + 2 * HOUR && local < autumn + HOUR ? local - 2 * HOUR : local - HOUR]
}

/** The instant that a local time means; of two the first, and one that does not exist counts in winter time. */
export function toInstant(local: number): number {
  const [spring, autumn] = changesAround(local)
  return local >= spring + 2 * HOUR && local < autumn + 2 * HOUR ? local - 2 * HOUR : local - HOUR
}

/** Whether the clock changes between two instants. */
export function hasClockChange(from: number, to: number): boolean {
  return parisOffset(from) !== parisOffset(to) || to - from > 100 * DAY
}

/** The instant at which a day `YYYY-MM-DD` begins in Paris. */
export function dayStart(day: string): number {
  return toInstant(dayNumber(day) * DAY)
}

/** Days since 1970 of a calendar day. */
export function dayNumber(day: string): number {
  return Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))) / (DAY * MINUTE)
}

/** The calendar day of a number of days since 1970. */
export function toDay(number: number): string {
  return new Date(number * DAY * MINUTE).toISOString().slice(0, 10)
}

/** The day in Paris at an instant in epoch milliseconds. */
export function parisDay(milliseconds: number): string {
  const minute = Math.floor(milliseconds / MINUTE)
  return toDay(Math.floor((minute + parisOffset(minute)) / DAY))
}

/** The local minute of `YYYY-MM-DD HH:MM:SS`; undefined when it is none. The `T` of ISO 8601 is understood, an offset is not. */
export function parseStamp(text: string): { local: number; seconds: number } | undefined {
  const [, day = '', hour, minute, second] =
    /^(\d{4}-\d\d-\d\d)[ T]([01]\d|2[0-3]):([0-5]\d):([0-5]\d)$/.exec(text) ?? []
  const number = dayNumber(day)
  if (hour === undefined || Number.isNaN(number) || toDay(number) !== day) return undefined
  return { local: number * DAY + Number(hour) * HOUR + Number(minute), seconds: Number(second) }
}
