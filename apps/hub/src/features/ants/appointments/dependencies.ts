import type { AntsClient } from '@hub/ants-client'
import type { Cipher } from '../../../platform/encryption/cipher.js'
import type { Database } from '../../../platform/database/database.js'
import type { Logger } from '../../../platform/process/logging.js'
import type { Lookup } from '../../../platform/encryption/lookup-key.js'
import type { Enqueue } from '../declarations/request-synchronization.js'
import type { ChangeListener } from './appointments.js'

/** Dependencies of the booking service. */
export interface AppointmentsDependencies {
  database: Database
  cipher: Cipher
  lookup: Lookup
  ants: AntsClient
  /** Base of the management pages, without a final slash. What was handed out under a former one stays as it was. */
  publicUrl: string
  enqueue: Enqueue
  /** Called for each change that people make, in its transaction. */
  listeners?: readonly ChangeListener[] | undefined
  /** Whether a listener sends mail: only then is a new address to be confirmed by a link. Default false. */
  sendsMail?: boolean | undefined
  logger: Logger
  /** The present, in epoch milliseconds. */
  now: () => number
}
