import type { ClientAddress } from '../../platform/client-address.js'
import type { HubEnv } from '../../platform/hub-env.js'
import type { Database } from '../../platform/database.js'
import type { Logger } from '../../platform/logging.js'
import type { Lookup } from '../../platform/lookup-key.js'
import type { Appointments } from '../appointments/appointments.js'
import type { Cipher } from '../../platform/crypto.js'
import type { Appointment } from '../appointments/types.js'

/** What the citizens' pages work with. */
export interface PagesDependencies {
  appointments: Appointments
  database: Database
  cipher: Cipher
  lookup: Lookup
  /** Base of every link handed out, without a final slash: its path is that of the forms, and its origin that of their senders. */
  publicUrl: string
  clientAddress: ClientAddress
  /** Whether changes are told by mail: only then do pages announce one. */
  sendsMail: boolean
  logger: Logger
  /** The present, in epoch milliseconds. */
  now: () => number
}

/** What the pages of one management token know of the request. */
export interface ManagementEnv extends HubEnv {
  Variables: HubEnv['Variables'] & { managed: Managed }
}

/** An appointment reached by the token of one of its numbers. */
export interface Managed {
  token: string
  appointment: Appointment
  /** The appointment still holds the number of this token. */
  isHeld: boolean
  /** The browser gave the contact's e-mail address within the last hour. */
  isContact: boolean
  /** The appointment has begun, by the clock of its place. */
  isPast: boolean
}
