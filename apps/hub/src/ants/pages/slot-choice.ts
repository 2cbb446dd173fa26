// Which free times are offered to choose from: a few days of them, so that a page stays short.
import type { MeetingPoint } from '../agenda/schema.js'
import { dayNumber, dayText } from '../agenda/calendar-day.js'
import { type BookedTime, LONGEST_WINDOW_DAYS } from '../agenda/slots.js'
import type { Appointments } from '../appointments/appointments.js'
import { type Slot, slotsAt } from '../availability.js'
import { todayIn } from '../today.js'

export interface DayOfSlots {
  /** `YYYY-MM-DD`. */
  day: string
  slots: readonly Slot[]
}

export interface SlotSearch {
  meetingPoint: MeetingPoint
  reason: string
  documents_number: number
  /** First day to look at, `YYYY-MM-DD`; a day in the past is today. */
  from: string
  /** The appointment that is moved: its own minutes are free for it, and its present time is no choice. */
  moving?: BookedTime | undefined
  /** The present, in epoch milliseconds. */
  now: number
}

/** Days with at least one free time, `count` of them at most, and whether there are more after them. */
export interface OfferedDays {
  days: readonly DayOfSlots[]
  hasMore: boolean
}

/** The first days from `from` on that have free times; those from today on when none is left after `from`. */
export async function offeredDays(
  appointments: Pick<Appointments, 'bookedTimes'>,
  search: SlotSearch,
  count: number,
): Promise<OfferedDays> {
  const today = todayIn(search.meetingPoint.time_zone, search.now)
  // A far year has no slots, and would be a long way to look for some.
  const horizon = dayText(dayNumber(today) + LONGEST_WINDOW_DAYS)
  const from = search.from > today && search.from <= horizon ? search.from : today
  const found = await daysFrom(appointments, search, from)
  const days = found.length === 0 && from !== today ? await daysFrom(appointments, search, today) : found
  return { days: days.slice(0, count), hasMore: days.length > count }
}

async function daysFrom(
  appointments: Pick<Appointments, 'bookedTimes'>,
  { meetingPoint, reason, documents_number, moving, now }: SlotSearch,
  from: string,
): Promise<DayOfSlots[]> {
  const to = dayText(dayNumber(from) + LONGEST_WINDOW_DAYS - 1)
  const booked = without(await appointments.bookedTimes(meetingPoint.id, from, to), moving)
  const slots = slotsAt(meetingPoint, booked, { reason, documents_number, start_date: from, end_date: to, now })
  return byDay(slots.filter(({ starts_at }) => starts_at !== moving?.starts_at))
}

/** Groups sorted slots by their day. */
export function byDay(slots: readonly Slot[]): DayOfSlots[] {
  const days = Map.groupBy(slots, ({ starts_at }) => starts_at.slice(0, 10))
  return [...days].map(([day, ofDay]) => ({ day, slots: ofDay }))
}

/** Leaves out one booked time that equals `own`: desks are interchangeable, so any of them is its own. */
export function without(booked: readonly BookedTime[], own: BookedTime | undefined): BookedTime[] {
  const index = booked.findIndex(({ starts_at, ends_at }) => starts_at === own?.starts_at && ends_at === own.ends_at)
  return index < 0 ? [...booked] : booked.toSpliced(index, 1)
}
