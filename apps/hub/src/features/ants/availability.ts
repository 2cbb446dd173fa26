import { MAX_WINDOW_DAYS } from '@hub/ants-client/editor'
import { createYieldWhenDue } from '../../platform/process/time-slicing.js'
import { computeBookableTime } from './agenda/bookable-time.js'
import { dayNumber, dayText } from './agenda/calendar-day.js'
import { readSchedule } from './agenda/schedule.js'
import type { MeetingPoint } from './agenda/schema.js'
import { availableSlots, type BookedTime, type SlotQuery, slotsByDay } from './agenda/slots.js'
import { toDayNumber, parseWallClockMinute, formatWallClockMinute } from './agenda/wall-clock.js'

/** A time that can be booked, by the wall clock of its meeting point (`YYYY-MM-DDTHH:MM`); `ends_at` is excluded. */
export interface Slot {
  starts_at: string
  ends_at: string
}

/** Days whose appointments are read at first. Each further read covers twice as many, up to a limit, so that a year takes many reads. */
const FIRST_LOOK_DAYS = 14
const MAX_LOOK_DAYS = 56

export interface DayOfSlots {
  /** `YYYY-MM-DD`. */
  day: string
  slots: readonly Slot[]
}

export interface SlotSearch extends SlotQuery {
  meetingPoint: MeetingPoint
  /** Reads the desks held at a meeting point on some days, both included. */
  bookedTimes: (meetingPointId: string, firstDay: string, lastDay: string) => Promise<readonly BookedTime[]>
  /** Days read at first. Default 14. */
  firstLook?: number
}

/**
 * What can be booked at a meeting point: the one answer that ANTS, partners and the booking page all give, and what a booking is
 * held against. Day after day, those without slots left out: appointments are read and slots found only as far as the caller goes
 * on, and it yields to the event loop between two days.
 */
export async function* findSlots({
  meetingPoint,
  bookedTimes,
  firstLook = FIRST_LOOK_DAYS,
  ...query
}: SlotSearch): AsyncGenerator<DayOfSlots, void> {
  const { afterMinute, lastDay: lastBookableDay } = computeBookableTime(meetingPoint, query.now)
  const first = Math.max(dayNumber(query.start_date), toDayNumber(afterMinute))
  const end = Math.min(dayNumber(query.end_date), dayNumber(query.start_date) + MAX_WINDOW_DAYS - 1, lastBookableDay)
  const minutes = getDuration(meetingPoint, query.reason) * query.documents_number
  const schedule = readSchedule(meetingPoint)
  const yieldWhenDue = createYieldWhenDue()
  for (let from = first, days = firstLook; from <= end; from += days, days = Math.min(days * 2, MAX_LOOK_DAYS)) {
    const window = { start_date: dayText(from), end_date: dayText(Math.min(from + days - 1, end)) }
    const booked = await bookedTimes(meetingPoint.id, window.start_date, window.end_date)
    for (const { day, starts } of slotsByDay(meetingPoint, booked, { ...query, ...window }, schedule)) {
      if (starts.length > 0) yield { day, slots: starts.map((start) => slotFrom(start, minutes)) }
      await yieldWhenDue()
    }
  }
}

function slotFrom(start: string, minutes: number): Slot {
  return { starts_at: start, ends_at: formatWallClockMinute(parseWallClockMinute(start) + minutes) }
}

/** The slot that starts exactly then, if there is one. */
export function slotStarting(
  meetingPoint: MeetingPoint,
  booked: readonly BookedTime[],
  { starts_at, ...query }: Pick<SlotQuery, 'reason' | 'documents_number' | 'now'> & { starts_at: string },
): Slot | undefined {
  const day = starts_at.slice(0, 10)
  const isFree = availableSlots(meetingPoint, booked, { ...query, start_date: day, end_date: day }).includes(starts_at)
  return isFree ? slotFrom(starts_at, getDuration(meetingPoint, query.reason) * query.documents_number) : undefined
}

/** Without a duration the rule gave no slot: the value is then of no account. */
function getDuration({ durations }: MeetingPoint, reason: string): number {
  return Object.entries(durations).find(([name]) => name === reason)?.[1] ?? 0
}
