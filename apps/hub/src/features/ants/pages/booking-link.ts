import { MAX_DOCUMENTS_NUMBER } from '@hub/ants-client/editor'
import type { MeetingPoint } from '../agenda/schema.js'
import { parseWallClockMinute } from '../agenda/wall-clock.js'
import type { Database } from '../../../platform/database/database.js'
import { getMeetingPoint } from '../meeting-points.js'
import { REASONS } from '../agenda/schema.js'
import type { MeetingPointAndReason } from './booking-form.js'

/** The parameters of a link to the booking page, or of its form. */
export interface BookingLink {
  meetingPoint: MeetingPoint
  booking: MeetingPointAndReason
  /** `YYYY-MM-DDTHH:MM`; undefined when it is missing or no time: it is then chosen on the page. */
  startsAt: string | undefined
}

/** Reads the parameters of `bookingAddress`; undefined when they name no meeting point, reason or number of persons of ours. */
export async function readBookingLink(
  database: Database,
  parameters: URLSearchParams,
): Promise<BookingLink | undefined> {
  const reason = REASONS.find((name) => name === parameters.get('reason'))
  const persons = /^\d{1,2}$/.test(parameters.get('documents') ?? '') ? Number(parameters.get('documents')) : 0
  const meetingPoint = await getMeetingPoint(database, parameters.get('meeting_point') ?? '')
  if (!meetingPoint || !reason || meetingPoint.durations[reason] === undefined) return undefined
  if (persons < 1 || persons > MAX_DOCUMENTS_NUMBER) return undefined
  const booking = { meeting_point_id: meetingPoint.id, reason, documents_number: persons }
  return { meetingPoint, booking, startsAt: wallClockOrNothing(parameters.get('start')) }
}

function wallClockOrNothing(text: string | null): string | undefined {
  try {
    parseWallClockMinute(text ?? '')
    return text ?? undefined
  } catch {
    return undefined
  }
}
