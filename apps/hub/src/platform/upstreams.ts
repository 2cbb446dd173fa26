import { type AntsClient, createAntsClient } from '@hub/ants-client'
import type { HubConfig } from '../config.js'
import type { Cipher } from './crypto.js'
import type { Database } from './database.js'
import type { Logger } from './logging.js'
import { simulatedAnts } from './simulated-ants.js'

/** The services of others that the hub calls: the real ones of live features, simulators of the rest. */
export interface Upstreams {
  ants: AntsClient
}

export interface UpstreamsOptions {
  database: Database
  cipher: Cipher
  logger: Logger
}

export function createUpstreams({ ants }: Pick<HubConfig, 'ants'>, options: UpstreamsOptions): Upstreams {
  const { logger } = options
  if (ants.coordination === undefined) {
    // Anything but a real address: nothing is ever sent to it.
    const simulated = { baseUrl: 'https://ants.invalid', token: 'simulated', fetch: simulatedAnts(options) }
    return { ants: createAntsClient({ ...simulated, logger }) }
  }
  const { apiUrl, token } = ants.coordination
  return { ants: createAntsClient({ baseUrl: apiUrl, token, logger }) }
}
