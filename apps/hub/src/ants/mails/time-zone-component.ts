// VTIMEZONE (RFC 5545, 3.6.5): what a calendar needs in order to read a wall-clock time of a zone.
import { Temporal } from 'temporal-polyfill'

const NANOSECONDS_PER_SECOND = 1_000_000_000

/**
 * The zone as it is around a wall-clock time (`YYYY-MM-DDTHH:MM`): the offset then, since when, and what follows it. Each with its
 * own date rather than as a yearly rule, so that it is right for every zone without knowing their laws.
 */
export function timeZoneComponent(timeZone: string, wallClock: string): string {
  const then = Temporal.PlainDateTime.from(wallClock).toZonedDateTime(timeZone)
  const changes = [then.getTimeZoneTransition('previous'), then.getTimeZoneTransition('next')]
  const observances = changes
    .filter((change) => change !== null)
    .map((change) => observance(change, changes[1] !== null))
  const lines = observances.length > 0 ? observances.flat() : constant(then)
  return ['BEGIN:VTIMEZONE', `TZID:${timeZone}`, ...lines, 'END:VTIMEZONE'].join('\r\n')
}

function observance(change: Temporal.ZonedDateTime, isSeasonal: boolean): string[] {
  const before = change.subtract({ nanoseconds: 1 })
  // The moment of the change, as clocks that were not yet changed would show it.
  const start = change.toPlainDateTime().subtract({ nanoseconds: change.offsetNanoseconds - before.offsetNanoseconds })
  const isDaylight = isSeasonal && change.offsetNanoseconds > before.offsetNanoseconds
  return component(isDaylight ? 'DAYLIGHT' : 'STANDARD', start, before.offsetNanoseconds, change.offsetNanoseconds)
}

/** A zone whose clocks never changed, such as UTC. */
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
