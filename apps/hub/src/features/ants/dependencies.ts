import type { Database } from '../../platform/database/database.js'
import type { Logger } from '../../platform/process/logging.js'
import type { Appointments } from './appointments/appointments.js'

/** Dependencies of the partner routes of this feature. */
export interface AntsDependencies {
  database: Database
  appointments: Appointments
  /** To be called when this process changed the agenda: the slot store then reads it again. */
  onAgendaChanged: () => void
  logger: Logger
  /** The present, in epoch milliseconds. */
  now: () => number
}
