// The slot rule a second time, written from its text and as slowly as it reads: one string per minute, one filter per
// minute, the calendar and the clocks left to Temporal. It shares nothing with the rule it checks.
import { Temporal } from 'temporal-polyfill'
import type { MeetingPoint } from '../src/ants/agenda/schema.js'
import type { BookedTime, SlotQuery } from '../src/ants/agenda/slots.js'

/** 00:00, 00:01, … 23:59. */
const EVERY_TIME = twoDigits(24).flatMap((hour) => twoDigits(60).map((minute) => `${hour}:${minute}`))

export function naiveSlots(point: MeetingPoint, appointments: readonly BookedTime[], query: SlotQuery): string[] {
  const duration = new Map(Object.entries(point.durations)).get(query.reason)
  const isServable =
    Number.isInteger(query.documents_number) && query.documents_number >= 1 && query.documents_number <= 10
  if (duration === undefined || !isServable) return []

  const found: string[] = []
  for (const day of daysBetween(query.start_date, query.end_date).slice(0, 366)) {
    for (const opening of point.openings.filter((candidate) => isOpen(candidate, day))) {
      const minutes = EVERY_TIME.filter((time) => opening.from <= time && time < opening.to)
      for (const [index, start] of minutes.entries()) {
        if (index % duration !== 0) continue
        const needed = minutes.slice(index, index + duration * query.documents_number)
        const fits = needed.length === duration * query.documents_number
        if (fits && needed.every((time) => hasFreeDesk(point, appointments, day, time))) found.push(`${day}T${start}`)
      }
    }
  }
  return [...new Set(found)].filter((start) => isBookable(point, start, query.now)).toSorted()
}

function hasFreeDesk(point: MeetingPoint, appointments: readonly BookedTime[], day: string, time: string): boolean {
  const minute = `${day}T${time}`
  if (!exists(minute, point.time_zone)) return false
  const open = point.openings.filter((opening) => opening.from <= time && time < opening.to && isOpen(opening, day))
  const closed = point.closures.filter(
    (closure) => isWithin(closure, day) && (closure.from ?? '00:00') <= time && time < (closure.to ?? '24:00'),
  )
  if (closed.some(({ desks }) => desks === null)) return false
  const taken = appointments.filter(({ starts_at, ends_at }) => starts_at <= minute && minute < ends_at)
  return sum(open.map(({ desks }) => desks)) - sum(closed.map(({ desks }) => desks ?? 0)) - taken.length >= 1
}

function isBookable(point: MeetingPoint, start: string, now: number): boolean {
  const instant = Temporal.Instant.fromEpochMilliseconds(now)
  const earliest = instant
    .add({ minutes: point.min_notice_minutes })
    .toZonedDateTimeISO(point.time_zone)
    .toPlainDateTime()
  const horizon = instant.toZonedDateTimeISO(point.time_zone).toPlainDate().add({ days: point.max_days_ahead })
  return Temporal.PlainDateTime.compare(start, earliest) > 0 && start.slice(0, 10) <= horizon.toString()
}

function isOpen(opening: MeetingPoint['openings'][number], day: string): boolean {
  return isWithin(opening, day) && opening.weekdays.includes(Temporal.PlainDate.from(day).dayOfWeek)
}

function isWithin(
  { first_day, last_day }: { first_day: string | null; last_day: string | null },
  day: string,
): boolean {
  return (first_day ?? day) <= day && day <= (last_day ?? day)
}

/** A minute that clocks skip comes back changed from a trip to an instant. */
function exists(minute: string, timeZone: string): boolean {
  const key = `${minute}[${timeZone}]`
  const known =
    existing.get(key) ?? Temporal.PlainDateTime.from(minute).toZonedDateTime(timeZone).toPlainDateTime().equals(minute)
  existing.set(key, known)
  return known
}

/** The same few days are asked thousands of times. */
const existing = new Map<string, boolean>()

function daysBetween(first: string, last: string): string[] {
  const days: string[] = []
  for (let day = Temporal.PlainDate.from(first); day.toString() <= last; day = day.add({ days: 1 }))
    days.push(day.toString())
  return days
}

function twoDigits(count: number): string[] {
  return Array.from({ length: count }, (_, index) => String(index).padStart(2, '0'))
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
