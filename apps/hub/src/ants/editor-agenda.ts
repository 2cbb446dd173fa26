import type { AgendaBooking, AgendaContext, EditorAgenda, SlotsAnswer, SlotsRequest } from '@hub/ants-client/editor'
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

/** The hub's agenda as `@hub/ants-client/editor` asks for it. */
export function createEditorAgenda({ slotStore, appointments, logger }: EditorAgendaOptions): EditorAgenda {
  /** Searches of days that are over. */
  const pastSearches = { total: 0, told: new WeakSet<AgendaContext>() }

  function slotsNow({ meeting_point_id, ...query }: SlotsRequest, context: AgendaContext): MaybeLater<SlotsAnswer> {
    const found = slotStore.slots(meeting_point_id, query)
    if (found instanceof Promise) return found.then((later) => later && told(meeting_point_id, later, context))
    return found && told(meeting_point_id, found, context)
  }

  /** Only here is the time zone known: the editor endpoints count the other requests that cannot be served. */
  function told(meeting_point_id: string, found: PlaceSlots, search: AgendaContext): PlaceSlots {
    // One line for a search, that may be of thousands of places.
    if (!found.isPast || pastSearches.told.has(search)) return found
    pastSearches.told.add(search)
    const total = ++pastSearches.total
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
    getSlots: (request, context) => whenFresh(() => slotsNow(request, context)),
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
