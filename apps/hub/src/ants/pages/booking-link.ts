import type { MeetingPoint } from '../agenda/schema.js'
import { MOST_DOCUMENTS } from '../agenda/slots.js'
import { wallClockMinute } from '../agenda/wall-clock.js'
import type { Database } from '../../platform/database.js'
import { getMeetingPoint } from '../meeting-points.js'
import { REASONS } from '../agenda/schema.js'
import type { PlaceAndReason } from './booking-form.js'

/** What a link to the booking page, or the form that comes from it, asks for. */
export interface BookingLink {
  meetingPoint: MeetingPoint
  booking: PlaceAndReason
  /** `YYYY-MM-DDTHH:MM`; undefined when it is missing or no time: it is then chosen on the page. */
  startsAt: string | undefined
}

/** Reads the parameters of `bookingAddress`; undefined when they name no place, reason or number of persons of ours. */
export async function readBookingLink(
  database: Database,
  parameters: URLSearchParams,
): Promise<BookingLink | undefined> {
  const reason = REASONS.find((name) => name === parameters.get('reason'))
  const persons = /^\d{1,2}$/.test(parameters.get('documents') ?? '') ? Number(parameters.get('documents')) : 0
  const meetingPoint = await getMeetingPoint(database, parameters.get('meeting_point') ?? '')
  if (!meetingPoint || !reason || meetingPoint.durations[reason] === undefined) return undefined
  if (persons < 1 || persons > MOST_DOCUMENTS) return undefined
  const booking = { meeting_point_id: meetingPoint.id, reason, documents_number: persons }
  return { meetingPoint, booking, startsAt: wallClockOrNothing(parameters.get('start')) }
}

function wallClockOrNothing(text: string | null): string | undefined {
  try {
    wallClockMinute(text ?? '')
    return text ?? undefined
  } catch {
    return undefined
  }
}
