// Which free times are offered to choose from: a few days of them, so that a page stays short.
import { MAX_WINDOW_DAYS } from '@hub/ants-client/editor'
import type { MeetingPoint } from '../agenda/schema.js'
import { dayNumber, dayText } from '../agenda/calendar-day.js'
import { type BookedTime } from '../agenda/slots.js'
import type { Appointments } from '../appointments/appointments.js'
import { type DayOfSlots, findSlots } from '../availability.js'
import { todayIn } from '../today.js'

export type { DayOfSlots }

export interface SlotSearch {
  meetingPoint: MeetingPoint
  reason: string
  documents_number: number
  /** First day to search, `YYYY-MM-DD`; a past day counts as today. */
  from: string
  /** The appointment that is moved: its own minutes are free for it, and its present time is no choice. */
  moving?: BookedTime | undefined
  /** The present, in epoch milliseconds. */
  now: number
}

/** Days with at least one free time, `count` of them at most. */
export interface OfferedDays {
  days: readonly DayOfSlots[]
  /** The next day with free times, `YYYY-MM-DD`, when there is one after those. */
  later: string | undefined
}

/** The first days from `from` on that have free times; those from today on when none is left after `from`. */
export async function offeredDays(
  appointments: Pick<Appointments, 'bookedTimes'>,
  search: SlotSearch,
  count: number,
): Promise<OfferedDays> {
  const today = todayIn(search.meetingPoint.time_zone, search.now)
  // A far year has no slots, and would be a long way to look for some.
  const horizon = dayText(dayNumber(today) + MAX_WINDOW_DAYS)
  const from = search.from > today && search.from <= horizon ? search.from : today
  const found = await daysFrom(appointments, search, from, count)
  const days = found.length === 0 && from !== today ? await daysFrom(appointments, search, today, count) : found
  return { days: days.slice(0, count), later: days[count]?.day }
}

/** Times of a day to choose from: one every five minutes of a whole day has fewer. A page of thousands takes long to make and to read. */
const MAX_TIMES_A_DAY = 300

/** As many as `count` days, and one more, which shows that there are more. */
async function daysFrom(
  appointments: Pick<Appointments, 'bookedTimes'>,
  { meetingPoint, reason, documents_number, moving, now }: SlotSearch,
  from: string,
  count: number,
): Promise<DayOfSlots[]> {
  const to = dayText(dayNumber(from) + MAX_WINDOW_DAYS - 1)
  const bookedTimes: Appointments['bookedTimes'] = async (...asked) =>
    without(await appointments.bookedTimes(...asked), moving)
  const days: DayOfSlots[] = []
  const search = { meetingPoint, bookedTimes, reason, documents_number, start_date: from, end_date: to, now }
  for await (const { day, slots } of findSlots(search)) {
    const choices = slots.filter(({ starts_at }) => starts_at !== moving?.starts_at).slice(0, MAX_TIMES_A_DAY)
    if (choices.length > 0) days.push({ day, slots: choices })
    if (days.length > count) break
  }
  return days
}

/** Times that still make a short page. */
const FEW_TIMES = 24

/** The days whose times are shown at once: the one chosen, as long as it has some; or the first ones, as long as these are few. */
export function openDays(days: readonly DayOfSlots[], chosen: string | undefined): readonly DayOfSlots[] {
  const one = days.find(({ day }) => day === chosen)
  if (one) return [one]
  let count = 0
  const tooMany = days.findIndex(({ slots }, index) => (count += slots.length) > FEW_TIMES && index > 0)
  return tooMany < 0 ? days : days.slice(0, tooMany)
}

/** Leaves out one booked time that equals `own`: desks are interchangeable, so any of them is its own. */
export function without(booked: readonly BookedTime[], own: BookedTime | undefined): BookedTime[] {
  const index = booked.findIndex(({ starts_at, ends_at }) => starts_at === own?.starts_at && ends_at === own.ends_at)
  return index < 0 ? [...booked] : booked.toSpliced(index, 1)
}
