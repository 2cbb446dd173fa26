import type { AntsClient } from '@hub/ants-client'
import type { Cipher } from '../../platform/crypto.js'
import type { Database } from '../../platform/database.js'
import type { Logger } from '../../platform/logging.js'
import type { Lookup } from '../../platform/lookup-key.js'
import type { Enqueue } from '../declarations/request-synchronization.js'
import type { ChangeListener } from './appointments.js'

/** What the booking service works with. */
export interface AppointmentsDependencies {
  database: Database
  cipher: Cipher
  lookup: Lookup
  ants: AntsClient
  /** Base of the management pages, without a final slash. What was handed out under a former one stays as it was. */
  publicUrl: string
  enqueue: Enqueue
  /** Told of what people do, in its transaction. */
  listeners?: readonly ChangeListener[] | undefined
  logger: Logger
  /** The present, in epoch milliseconds. */
  now: () => number
}
