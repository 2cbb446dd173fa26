import type { AgendaMeetingPoint, EditorAgenda } from '@hub/ants-client/editor'
import type { MeetingPoint } from './agenda/schema.js'
import { slotsAt } from './availability.js'
import { bookingAddress } from './booking-address.js'
import type { MeetingPointCatalogue } from './meeting-point-catalogue.js'

export interface EditorAgendaOptions {
  catalogue: MeetingPointCatalogue
  publicUrl: string
  now: () => number
}

/** The hub's agenda as `@hub/ants-client/editor` asks for it. */
export function createEditorAgenda({ catalogue, publicUrl, now }: EditorAgendaOptions): EditorAgenda {
  return {
    async getMeetingPoints() {
      return [...(await catalogue.current()).values()].map(inWordsOfAnts)
    },
    async getSlots({ meeting_point_id, start_date, end_date, reason, documents_number }) {
      const meetingPoint = (await catalogue.current()).get(meeting_point_id)
      if (!meetingPoint) return undefined
      const slots = slotsAt(meetingPoint, { reason, documents_number, start_date, end_date, now: now() })
      return slots.map(({ starts_at }) => ({
        datetime: starts_at,
        callback_url: bookingAddress(publicUrl, { meeting_point_id, starts_at, reason, documents_number }),
      }))
    },
    // The hub takes no appointment yet, so it has none to tell.
    getBookings: () => new Map(),
  }
}

function inWordsOfAnts(point: MeetingPoint): AgendaMeetingPoint {
  const { id, name, longitude, latitude, zip_code, city_name, website, city_logo } = point
  return { id, name, longitude, latitude, public_entry_address: point.street, zip_code, city_name, website, city_logo }
}
