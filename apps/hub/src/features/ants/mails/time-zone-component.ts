// VTIMEZONE (RFC 5545, 3.6.5): what a calendar needs in order to read a wall-clock time of a zone.
import { Temporal } from 'temporal-polyfill'

const NANOSECONDS_PER_SECOND = 1_000_000_000

/** A wall-clock time that a change of clocks skips or repeats is read with the offset before the change (RFC 5545, 3.3.5). */
const MARGIN = { hours: 24 }

/**
 * The zone as it is around an event, from and until wall-clock times (`YYYY-MM-DDTHH:MM`): the offset before it, since when, and every
 * change until after it. Each with its own date rather than as a yearly rule, so that it is right for every zone without knowing
 * their laws.
 */
export function timeZoneComponent(timeZone: string, from: string, until = from): string {
  const zoned = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime(timeZone)
  const begin = zoned(from).subtract(MARGIN)
  const end = zoned(until).add(MARGIN)
  // The previous one is before a moment, and may be that very moment.
  const first = begin.add({ nanoseconds: 1 }).getTimeZoneTransition('previous')
  const changes = [...(first === null ? [] : [first]), ...changesAfter(begin, end)]
  const isSeasonal = changes.length > 1
  const lines = [
    ...(first === null ? constant(begin) : []),
    ...changes.flatMap((change) => observance(change, isSeasonal)),
  ]
  return ['BEGIN:VTIMEZONE', `TZID:${timeZone}`, ...lines, 'END:VTIMEZONE'].join('\r\n')
}

/** The changes after a moment until another, and the one that follows. */
function changesAfter(begin: Temporal.ZonedDateTime, end: Temporal.ZonedDateTime): Temporal.ZonedDateTime[] {
  const changes: Temporal.ZonedDateTime[] = []
  for (let at: Temporal.ZonedDateTime | null = begin; at !== null && isUntil(at, end); ) {
    at = at.getTimeZoneTransition('next')
    if (at !== null) changes.push(at)
  }
  return changes
}

function isUntil(at: Temporal.ZonedDateTime, end: Temporal.ZonedDateTime): boolean {
  return Temporal.ZonedDateTime.compare(at, end) <= 0
}

function observance(change: Temporal.ZonedDateTime, isSeasonal: boolean): string[] {
  const before = change.subtract({ nanoseconds: 1 })
  // The moment of the change, as clocks that were not yet changed would show it.
  const start = change.toPlainDateTime().subtract({ nanoseconds: change.offsetNanoseconds - before.offsetNanoseconds })
  const isDaylight = isSeasonal && change.offsetNanoseconds > before.offsetNanoseconds
  return component(isDaylight ? 'DAYLIGHT' : 'STANDARD', start, before.offsetNanoseconds, change.offsetNanoseconds)
}

/** A zone whose clocks had not changed before, such as UTC. */
function constant({ offsetNanoseconds }: Temporal.ZonedDateTime): string[] {
  return component('STANDARD', Temporal.PlainDateTime.from('1970-01-01T00:00'), offsetNanoseconds, offsetNanoseconds)
}

function component(name: string, start: Temporal.PlainDateTime, from: number, to: number): string[] {
  const text = start.toString({ smallestUnit: 'second' }).replaceAll(/[-:]/g, '')
  return [
    `BEGIN:${name}`,
    `DTSTART:${text}`,
    `TZOFFSETFROM:${offsetText(from)}`,
    `TZOFFSETTO:${offsetText(to)}`,
    `END:${name}`,
  ]
}

/** `+0100`; with seconds where a zone once had them. */
function offsetText(nanoseconds: number): string {
  const seconds = Math.abs(nanoseconds) / NANOSECONDS_PER_SECOND
  const parts = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60]
  const [hours, minutes, rest] = parts.map((part) => String(part).padStart(2, '0'))
  return `${nanoseconds < 0 ? '-' : '+'}${hours}${minutes}${rest === '00' ? '' : rest}`
}
