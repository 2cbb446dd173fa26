import { type AntsClient, createAntsClient } from '@hub/ants-client'
import { createRdvInsertionClient, type RdvInsertionClient } from '@hub/rdv-insertion-client'
import { createRdvSolidaritesAuth, type RdvSolidaritesSession } from '@hub/rdv-solidarites-auth'
import type { HubConfig } from '../config.js'
import type { Cipher } from './crypto.js'
import type { Database } from './database.js'
import type { Logger } from './logging.js'
import { simulatedAnts } from './simulated-ants.js'
import { simulatedRdvInsertion } from './simulated-rdv-insertion.js'
import { createSharedTokenStore } from './token-store.js'

/** The services of others that the hub calls: the real ones of live features, simulators of the rest. */
export interface Upstreams {
  ants: AntsClient
  rdvInsertion: RdvInsertionClient
}

export interface UpstreamsOptions {
  database: Database
  cipher: Cipher
  logger: Logger
}

export function createUpstreams(
  { ants, rdvInsertion }: Pick<HubConfig, 'ants' | 'rdvInsertion'>,
  options: UpstreamsOptions,
): Upstreams {
  return { ants: antsOf(ants, options), rdvInsertion: rdvInsertionOf(rdvInsertion, options) }
}

function antsOf({ coordination }: HubConfig['ants'], options: UpstreamsOptions): AntsClient {
  const { logger } = options
  if (coordination === undefined) {
    // Anything but a real address: nothing is ever sent to it.
    const simulated = { baseUrl: 'https://ants.invalid', token: 'simulated', fetch: simulatedAnts(options) }
    return createAntsClient({ ...simulated, logger })
  }
  const { apiUrl, token } = coordination
  return createAntsClient({ baseUrl: apiUrl, token, logger })
}

function rdvInsertionOf({ live }: HubConfig['rdvInsertion'], options: UpstreamsOptions): RdvInsertionClient {
  const { logger } = options
  if (live === undefined) {
    const headers = { 'access-token': 'simulated', client: 'simulated', uid: 'agent@rdv-insertion.invalid' }
    const simulated = { baseUrl: 'https://rdv-insertion.invalid', auth: { headers: () => headers } }
    return createRdvInsertionClient({ ...simulated, fetch: simulatedRdvInsertion(options), logger })
  }
  const { apiUrl, signInUrl, email, password } = live
  // An agent has one session: signing in elsewhere would end it, so that all processes share it.
  const store = createSharedTokenStore<RdvSolidaritesSession>({ ...options, name: 'rdv-solidarites' })
  const auth = createRdvSolidaritesAuth({ baseUrl: signInUrl, email, password, store, logger })
  return createRdvInsertionClient({ baseUrl: apiUrl, auth, logger })
}
