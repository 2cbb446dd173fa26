import type { ClientAddress } from '../../../platform/http/client-address.js'
import type { Database } from '../../../platform/database/database.js'
import type { Logger } from '../../../platform/process/logging.js'
import type { Lookup } from '../../../platform/encryption/lookup-key.js'
import type { Appointments } from '../appointments/appointments.js'
import type { Enqueue } from '../declarations/request-synchronization.js'
import type { Cipher } from '../../../platform/encryption/cipher.js'
import type { Appointment } from '../appointments/types.js'
import type { LegalInformation } from '../../../platform/pages/legal.js'
import type { PagesEnv } from '../../../platform/pages/page-site.js'

/** Dependencies of the citizens' pages. */
export interface PagesDependencies {
  appointments: Appointments
  database: Database
  cipher: Cipher
  lookup: Lookup
  /** Base of every link handed out, without a final slash: its path is that of the forms, and its origin that of their senders. */
  publicUrl: string
  clientAddress: ClientAddress
  /** Puts a job on a queue, in the caller's transaction. Not called where no mail is sent. */
  enqueue: Enqueue
  /** Whether mails about changes are sent: only then do pages announce one. */
  sendsMail: boolean
  /** Legal information for the footer and its pages; without it there are none. */
  legal?: LegalInformation | undefined
  logger: Logger
  /** The present, in epoch milliseconds. */
  now: () => number
}

/** The request to the pages of one management token. */
export interface ManagementEnv extends PagesEnv {
  Variables: PagesEnv['Variables'] & { managed: Managed }
}

/** An appointment reached by the token of one of its numbers. */
export interface Managed {
  token: string
  appointment: Appointment
  /** The appointment still holds the number of this token. */
  isHeld: boolean
  /** The browser was let in as the contact, by a link or because it booked, within the last hour. */
  isContact: boolean
  /** The appointment has begun, by the clock of its meeting point. */
  isPast: boolean
}
