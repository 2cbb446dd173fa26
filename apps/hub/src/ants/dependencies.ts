import type { Database } from '../platform/database.js'
import type { Logger } from '../platform/logging.js'
import type { Appointments } from './appointments/appointments.js'
import type { MeetingPointCatalogue } from './meeting-point-catalogue.js'

/** What the partner routes of this feature work with. */
export interface AntsDependencies {
  database: Database
  catalogue: MeetingPointCatalogue
  appointments: Appointments
  logger: Logger
  /** The present, in epoch milliseconds. */
  now: () => number
}
