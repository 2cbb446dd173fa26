import type { AgendaBooking, EditorAgenda, SlotsAnswer, SlotsRequest } from '@hub/ants-client/editor'
import type { Logger } from '../platform/logging.js'
import { ownTurn } from '../platform/own-turn.js'
import type { Appointments, DeclaredBooking } from './appointments/appointments.js'
import { cancelAddress } from './booking-address.js'
import type { SlotStore } from './slot-store/slot-store.js'
import type { PlaceSlots } from './slot-store/slots-json.js'
import type { MaybeLater } from '../platform/stretches.js'

export interface EditorAgendaOptions {
  slotStore: SlotStore
  appointments: Pick<Appointments, 'declaredFor'>
  logger: Logger
}

/** Milliseconds between two lines about days that are over. */
const TELL_EVERY = 1_000

/** The hub's agenda as `@hub/ants-client/editor` asks for it. */
export function createEditorAgenda({ slotStore, appointments, logger }: EditorAgendaOptions): EditorAgenda {
  const past = { total: 0, toldAt: -Infinity }

  function slotsNow({ meeting_point_id, ...query }: SlotsRequest): MaybeLater<SlotsAnswer> {
    const found = slotStore.slots(meeting_point_id, query)
    if (found instanceof Promise) return found.then((later) => later && told(meeting_point_id, later))
    return found && told(meeting_point_id, found)
  }

  /** Only here is the time zone known: the editor endpoints count the other requests that cannot be served. */
  function told(meeting_point_id: string, found: PlaceSlots): PlaceSlots {
    if (!found.isPast) return found
    past.total += 1
    // A request may be for thousands of places.
    const now = performance.now()
    if (now - past.toldAt < TELL_EVERY) return found
    past.toldAt = now
    const { total } = past
    logger.warn?.('availableTimeSlots: the days asked are over, answered with an empty list', {
      meeting_point_id,
      total,
    })
    return found
  }

  function whenFresh<Result>(work: () => MaybeLater<Result>): MaybeLater<Result> {
    // All who waited for the store go on when it is fresh, in one turn of the event loop if they may.
    return slotStore.isFresh() ? work() : slotStore.refreshed().then(ownTurn).then(work)
  }

  return {
    getMeetingPoints: () => whenFresh(slotStore.meetingPoints),
    getSlots: (request) => whenFresh(() => slotsNow(request)),
    getReadySlots({ meeting_point_ids, ...query }) {
      const json = whenFresh(() => slotStore.wholeAnswer(meeting_point_ids, query))
      return json instanceof Promise ? json.then((later) => later && { json: later }) : json && { json }
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
