import { createRdvInsertionClient, type RdvInsertionClient } from '@hub/rdv-insertion-client'
import { createRdvSolidaritesAuth, type RdvSolidaritesSession } from '@hub/rdv-solidarites-auth'
import type { Database } from '../../platform/database/database.js'
import type { Cipher } from '../../platform/encryption/cipher.js'
import type { Logger } from '../../platform/process/logging.js'
import { createSharedTokenStore } from '../../platform/upstream/shared-token-store.js'
import { upstreamHooks } from '../../platform/upstream/upstream-hooks.js'
import type { RdvInsertionConfig } from './config.js'
import { simulatedRdvInsertion } from './simulated-rdv-insertion.js'

export interface UpstreamOptions {
  database: Database
  cipher: Cipher
  logger: Logger
}

/** rdv-insertion: the real one of a live hub, a simulator otherwise. */
export function createRdvInsertionUpstream(
  { live }: Pick<RdvInsertionConfig, 'live'>,
  options: UpstreamOptions,
): RdvInsertionClient {
  const { logger } = options
  if (live === undefined) {
    const headers = { 'access-token': 'simulated', client: 'simulated', uid: 'agent@rdv-insertion.invalid' }
    const simulated = { baseUrl: 'https://rdv-insertion.invalid', auth: { headers: () => headers } }
    return createRdvInsertionClient({
      ...simulated,
      fetch: simulatedRdvInsertion(options),
      logger,
      hooks: upstreamHooks,
    })
  }
  const { apiUrl, signInUrl, email, password } = live
  // An agent has one session: signing in elsewhere would end it, so that all processes share it.
  const store = createSharedTokenStore<RdvSolidaritesSession>({ ...options, name: 'rdv-solidarites' })
  const auth = createRdvSolidaritesAuth({ baseUrl: signInUrl, email, password, store, logger, hooks: upstreamHooks })
  return createRdvInsertionClient({ baseUrl: apiUrl, auth, logger, hooks: upstreamHooks })
}
