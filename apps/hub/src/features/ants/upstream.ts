import { type AntsClient, createAntsClient } from '@hub/ants-client'
import type { Database } from '../../platform/database/database.js'
import type { Cipher } from '../../platform/encryption/cipher.js'
import type { Logger } from '../../platform/process/logging.js'
import { upstreamHooks } from '../../platform/upstream/upstream-hooks.js'
import type { AntsConfig } from './config.js'
import { simulatedAnts } from './simulated-ants.js'

export interface UpstreamOptions {
  database: Database
  cipher: Cipher
  logger: Logger
}

/** The coordination API of ANTS: the real one of a live hub, a simulator otherwise. */
export function createAntsUpstream(
  { coordination }: Pick<AntsConfig, 'coordination'>,
  options: UpstreamOptions,
): AntsClient {
  const { logger } = options
  if (coordination === undefined) {
    // Anything but a real address: nothing is ever sent to it.
    const simulated = { baseUrl: 'https://ants.invalid', token: 'simulated', fetch: simulatedAnts(options) }
    return createAntsClient({ ...simulated, logger, hooks: upstreamHooks })
  }
  const { apiUrl, token } = coordination
  return createAntsClient({ baseUrl: apiUrl, token, logger, hooks: upstreamHooks })
}
