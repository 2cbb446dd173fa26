import type { Database } from '../platform/database.js'
import type { Logger } from '../platform/logging.js'
import type { Appointments } from './appointments/appointments.js'

/** What the partner routes of this feature work with. */
export interface AntsDependencies {
  database: Database
  appointments: Appointments
  /** Says that this process changed the agenda: what is kept in memory is looked at again. */
  onAgendaChanged: () => void
  logger: Logger
  /** The present, in epoch milliseconds. */
  now: () => number
}
