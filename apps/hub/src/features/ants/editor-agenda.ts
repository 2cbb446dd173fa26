import { type AgendaBooking, AgendaUnavailableError, type ReadyEditorAgenda } from '@hub/ants-client/editor'
import { DatabaseError } from '../../platform/database/database-error.js'
import type { Logger } from '../../platform/process/logging.js'
import { yieldToEventLoop } from '../../platform/process/yield-to-event-loop.js'
import { withDeadline } from '../../platform/process/with-deadline.js'
import type { Appointments, DeclaredBooking } from './appointments/appointments.js'
import { cancelAddress } from './booking-address.js'
import type { SlotStore } from './slot-store/slot-store.js'
import type { MaybePromise } from '../../platform/process/time-slicing.js'

/** Milliseconds; the endpoint answers with empty lists after 3 s. */
const MAX_BOOKINGS_WAIT = 2_500
/** Milliseconds between two log lines about a database that does not answer: ANTS asks in bursts. */
const REPORT_INTERVAL = 60_000

export interface EditorAgendaOptions {
  slotStore: SlotStore
  appointments: Pick<Appointments, 'declaredFor'>
  logger: Logger
}

/** Creates the agenda that `@hub/ants-client/editor` answers ANTS from. */
export function createEditorAgenda({ slotStore, appointments, logger }: EditorAgendaOptions): ReadyEditorAgenda {
  /** Searches of days that are over. */
  let pastSearches = 0

  /** Logs a search of days that are over, once. Only here is the time zone known; the editor endpoints report other wrong searches. */
  function createPastReport(): (meetingPointId: string) => void {
    let isReported = false
    return (meeting_point_id) => {
      if (isReported) return
      isReported = true
      const total = ++pastSearches
      logger.warn?.('availableTimeSlots: the days are over, answered with an empty list', { meeting_point_id, total })
    }
  }

  function whenFresh<Result>(work: () => MaybePromise<Result>): MaybePromise<Result> {
    // All requests that waited for the store would otherwise continue in one turn of the event loop.
    return slotStore.isFresh() ? work() : orUnavailable(slotStore.waitUntilUsable()).then(yieldToEventLoop).then(work)
  }

  /** A database that does not answer concerns all meeting points: an empty list would be wrong. */
  async function orUnavailable<Result>(work: Promise<Result>): Promise<Result> {
    try {
      return await work
    } catch (error) {
      reportOutage(error)
      throw new AgendaUnavailableError()
    }
  }

  let reportedAt = -Infinity
  function reportOutage(error: unknown): void {
    if (performance.now() - reportedAt < REPORT_INTERVAL) return
    reportedAt = performance.now()
    const reason = error instanceof DatabaseError ? error.message : undefined
    logger.error?.('the database cannot be asked for ANTS', {
      error: error instanceof Error ? error.name : 'unknown',
      reason,
    })
  }

  return {
    getMeetingPoints: () => whenFresh(slotStore.meetingPoints),
    getReadySlots: (search) => whenFresh(() => slotStore.search(search, createPastReport())),
    async getBookings({ application_ids }) {
      const declared = await orUnavailable(withDeadline(MAX_BOOKINGS_WAIT, appointments.declaredFor(application_ids)))
      const byNumber = Map.groupBy(declared, ({ application_id }) => application_id)
      return new Map([...byNumber].map(([number, bookings]) => [number, bookings.map(asDeclared)]))
    },
  }
}

/** The very texts that were declared to ANTS: it would take any difference for another appointment. */
function asDeclared({ meeting_point, appointment_date, management_url }: DeclaredBooking): AgendaBooking {
  return { meeting_point, datetime: appointment_date, management_url, cancel_url: cancelAddress(management_url) }
}
