// The slot rule a second time, written from its text and as slowly as it reads: one string per minute, one filter per
// minute, the calendar and the clocks left to Temporal. It shares nothing with the rule it checks.
import { Temporal } from 'temporal-polyfill'
import type { MeetingPoint } from '../src/features/ants/agenda/schema.js'
import type { BookedTime, SlotQuery } from '../src/features/ants/agenda/slots.js'

/** 00:00, 00:01, … 23:59. */
const EVERY_TIME = twoDigits(24).flatMap((hour) => twoDigits(60).map((minute) => `${hour}:${minute}`))

export function naiveSlots(point: MeetingPoint, appointments: readonly BookedTime[], query: SlotQuery): string[] {
  const duration = new Map(Object.entries(point.durations)).get(query.reason)
  const isServable =
    Number.isInteger(query.documents_number) && query.documents_number >= 1 && query.documents_number <= 10
  if (duration === undefined || !isServable) return []

  const found: string[] = []
  for (const day of daysBetween(query.start_date, query.end_date).slice(0, 366)) {
    const ofDay = restrictedTo(day, point, appointments)
    const free = new Set(EVERY_TIME.filter((time) => hasFreeDesk(ofDay, `${day}T${time}`, time)))
    for (const opening of ofDay.openings) {
      const minutes = EVERY_TIME.filter((time) => opening.from <= time && time < opening.to)
      for (const [index, start] of minutes.entries()) {
        if (index % duration !== 0) continue
        const needed = minutes.slice(index, index + duration * query.documents_number)
        const fits = needed.length === duration * query.documents_number
        if (fits && needed.every((time) => free.has(time))) found.push(`${day}T${start}`)
      }
    }
  }
  const { after, lastDay } = bookable(point, query.now)
  return [...new Set(found)].filter((start) => start > after && start.slice(0, 10) <= lastDay).toSorted()
}

/** What there is on one day. */
interface OfDay {
  time_zone: string
  /** Clocks change on it, or it is skipped whole. */
  isChanging: boolean
  openings: MeetingPoint['openings']
  closures: MeetingPoint['closures']
  appointments: readonly BookedTime[]
}

function restrictedTo(day: string, point: MeetingPoint, appointments: readonly BookedTime[]): OfDay {
  return {
    time_zone: point.time_zone,
    isChanging: hasClockChange(day, point.time_zone),
    openings: point.openings.filter((opening) => isOpen(opening, day)),
    closures: point.closures.filter((closure) => isWithin(closure, day)),
    appointments: appointments.filter(
      ({ starts_at, ends_at }) => starts_at <= `${day}T24:00` && `${day}T00:00` < ends_at,
    ),
  }
}

function hasFreeDesk(
  { time_zone, isChanging, openings, closures, appointments }: OfDay,
  minute: string,
  time: string,
): boolean {
  const open = openings.filter((opening) => opening.from <= time && time < opening.to)
  if (open.length === 0 || (isChanging && !exists(minute, time_zone))) return false
  const closed = closures.filter((closure) => (closure.from ?? '00:00') <= time && time < (closure.to ?? '24:00'))
  if (closed.some(({ desks }) => desks === null)) return false
  const taken = appointments.filter(({ starts_at, ends_at }) => starts_at <= minute && minute < ends_at)
  return sum(open.map(({ desks }) => desks)) - sum(closed.map(({ desks }) => desks ?? 0)) - taken.length >= 1
}

/** The first minute and the last day that can be booked. */
function bookable(point: MeetingPoint, now: number): { after: string; lastDay: string } {
  const instant = Temporal.Instant.fromEpochMilliseconds(now)
  const after = instant
    .add({ minutes: point.min_notice_minutes })
    .toZonedDateTimeISO(point.time_zone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' })
  const lastDay = instant.toZonedDateTimeISO(point.time_zone).toPlainDate().add({ days: point.max_days_ahead })
  return { after, lastDay: lastDay.toString() }
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

function hasClockChange(day: string, timeZone: string): boolean {
  const midnight = Temporal.PlainDate.from(day).toZonedDateTime(timeZone)
  return midnight.hoursInDay !== 24 || midnight.toPlainDate().toString() !== day
}

/** A minute that clocks skip comes back changed from a trip to an instant. */
function exists(minute: string, timeZone: string): boolean {
  return Temporal.PlainDateTime.from(minute).toZonedDateTime(timeZone).toPlainDateTime().equals(minute)
}

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
