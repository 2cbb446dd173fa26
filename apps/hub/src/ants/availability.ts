import { availableSlots, type BookedTime, type SlotQuery } from './agenda/slots.js'
import type { MeetingPoint } from './agenda/schema.js'
import { wallClockMinute, wallClockText } from './agenda/wall-clock.js'

/** A time that can be booked, by the wall clock of its meeting point (`YYYY-MM-DDTHH:MM`); `ends_at` is excluded. */
export interface Slot {
  starts_at: string
  ends_at: string
}

/**
 * What can be booked at a meeting point: the one answer that ANTS, partners and the booking page all give, and what a booking is
 * held against.
 * @param booked the desks held on the days of the query
 */
export function slotsAt(meetingPoint: MeetingPoint, booked: readonly BookedTime[], query: SlotQuery): Slot[] {
  const starts = availableSlots(meetingPoint, booked, query)
  const minutes = durationOf(meetingPoint, query.reason) * query.documents_number
  return starts.map((start) => ({ starts_at: start, ends_at: wallClockText(wallClockMinute(start) + minutes) }))
}

/** The slot that starts exactly then, if there is one. */
export function slotStarting(
  meetingPoint: MeetingPoint,
  booked: readonly BookedTime[],
  { starts_at, ...query }: Pick<SlotQuery, 'reason' | 'documents_number' | 'now'> & { starts_at: string },
): Slot | undefined {
  const day = starts_at.slice(0, 10)
  const slots = slotsAt(meetingPoint, booked, { ...query, start_date: day, end_date: day })
  return slots.find((slot) => slot.starts_at === starts_at)
}

/** Without a duration the rule gave no slot: the value is then of no account. */
function durationOf({ durations }: MeetingPoint, reason: string): number {
  return Object.entries(durations).find(([name]) => name === reason)?.[1] ?? 0
}
