import type { AgendaBooking, AgendaMeetingPoint, EditorAgenda } from '@hub/ants-client/editor'
import type { MeetingPoint } from './agenda/schema.js'
import { slotsAt } from './availability.js'
import { bookingAddress, cancelAddress } from './booking-address.js'
import type { Appointments, DeclaredBooking } from './appointments/appointments.js'
import type { MeetingPointCatalogue } from './meeting-point-catalogue.js'
import type { Logger } from '../platform/logging.js'
import { todayIn } from './today.js'

export interface EditorAgendaOptions {
  catalogue: MeetingPointCatalogue
  appointments: Pick<Appointments, 'bookedTimes' | 'declaredFor'>
  publicUrl: string
  now: () => number
  logger: Logger
}

/** The hub's agenda as `@hub/ants-client/editor` asks for it. */
export function createEditorAgenda({
  catalogue,
  appointments,
  publicUrl,
  now,
  logger,
}: EditorAgendaOptions): EditorAgenda {
  let pastWindows = 0
  return {
    async getMeetingPoints() {
      return [...(await catalogue.current()).values()].map(inWordsOfAnts)
    },
    async getSlots({ meeting_point_id, start_date, end_date, reason, documents_number }) {
      const meetingPoint = (await catalogue.current()).get(meeting_point_id)
      if (!meetingPoint) return undefined
      if (end_date < todayIn(meetingPoint.time_zone, now())) {
        // Only here is the time zone known: the editor endpoints count the other requests that cannot be served.
        logger.warn?.('availableTimeSlots: window in the past, answered with an empty list', {
          meeting_point_ids: meeting_point_id,
          total: ++pastWindows,
        })
        return []
      }
      const booked = await appointments.bookedTimes(meeting_point_id, start_date, end_date)
      const slots = slotsAt(meetingPoint, booked, { reason, documents_number, start_date, end_date, now: now() })
      return slots.map(({ starts_at }) => ({
        datetime: starts_at,
        callback_url: bookingAddress(publicUrl, { meeting_point_id, starts_at, reason, documents_number }),
      }))
    },
    async getBookings({ application_ids }) {
      const declared = await appointments.declaredFor(application_ids)
      const byNumber = Map.groupBy(declared, ({ application_id }) => application_id)
      return new Map([...byNumber].map(([number, bookings]) => [number, bookings.map(asDeclared)]))
    },
  }
}

/** To the letter as ANTS was told: it creates whatever differs from what it has. */
function asDeclared({ meeting_point, appointment_date, management_url }: DeclaredBooking): AgendaBooking {
  return { meeting_point, datetime: appointment_date, management_url, cancel_url: cancelAddress(management_url) }
}

function inWordsOfAnts(point: MeetingPoint): AgendaMeetingPoint {
  const { id, name, longitude, latitude, zip_code, city_name, website, city_logo } = point
  return { id, name, longitude, latitude, public_entry_address: point.street, zip_code, city_name, website, city_logo }
}
