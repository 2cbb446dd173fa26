import type { Foundations } from '../../platform/feature.js'
import type { ClientAddress } from '../../platform/http/client-address.js'
import type { LegalInformation } from '../../platform/pages/legal.js'
import type { Connection } from '../../platform/database/database.js'
import type { JobPayload } from '../../platform/jobs/jobs.js'
import type { Passwords } from './accounts/passwords.js'
import type { EnedisConfig } from './config.js'
import type { EnedisUpstream } from './upstream.js'

/** What everything in this feature works with. */
export interface Dependencies extends Foundations {
  config: EnedisConfig
  upstream: EnedisUpstream
  passwords: Passwords
}

/** What routes work with beyond that. */
export interface SiteDependencies extends Dependencies {
  /** Base of every link handed out, without a final slash. */
  publicUrl: string
  clientAddress: ClientAddress
  legal?: LegalInformation | undefined
  /** Puts a job on a queue, in the caller's transaction. */
  enqueue: (transaction: Connection, queue: string, payload: JobPayload) => Promise<void>
  /** Whether there is a way to send mail; without it nobody can sign up. */
  sendsMail: boolean
}
