import { availableSlots, type SlotQuery } from './agenda/slots.js'
import type { MeetingPoint } from './agenda/schema.js'
import { wallClockMinute, wallClockText } from './agenda/wall-clock.js'

/** A time that can be booked, by the wall clock of its meeting point (`YYYY-MM-DDTHH:MM`); `ends_at` is excluded. */
export interface Slot {
  starts_at: string
  ends_at: string
}

/** What can be booked at a meeting point: the one answer that ANTS, partners and (later) the booking page all give. */
export function slotsAt(meetingPoint: MeetingPoint, query: SlotQuery): Slot[] {
  // Nothing takes appointments yet; the rule already counts them.
  const starts = availableSlots(meetingPoint, [], query)
  const minutes = durationOf(meetingPoint, query.reason) * query.documents_number
  return starts.map((start) => ({ starts_at: start, ends_at: wallClockText(wallClockMinute(start) + minutes) }))
}

/** Without a duration the rule gave no slot: the value is then of no account. */
function durationOf({ durations }: MeetingPoint, reason: string): number {
  return Object.entries(durations).find(([name]) => name === reason)?.[1] ?? 0
}
