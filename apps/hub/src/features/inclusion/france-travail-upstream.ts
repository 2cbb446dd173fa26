import { createFranceTravailClient, type FranceTravailClient } from '@hub/france-travail-client'
import { createFranceTravailSimulator } from '@hub/france-travail-client/simulator'
import type { Database } from '../../platform/database/database.js'
import type { Cipher } from '../../platform/encryption/cipher.js'
import type { Logger } from '../../platform/process/logging.js'
import { createSharedRateLimitStore } from '../../platform/upstream/shared-rate-limit-store.js'
import { createSharedTokenStore } from '../../platform/upstream/shared-token-store.js'
import { upstreamHooks } from '../../platform/upstream/upstream-hooks.js'
import type { FranceTravailConfig } from './france-travail-config.js'

export interface UpstreamOptions {
  database: Database
  cipher: Cipher
  logger: Logger
}

/** France Travail: the real one of a live hub, a simulator otherwise. */
export function createFranceTravailUpstream(
  { live }: Pick<FranceTravailConfig, 'live'>,
  options: UpstreamOptions,
): FranceTravailClient {
  const { logger } = options
  if (live === undefined) {
    // Anything but a real address: nothing is ever sent to it.
    const baseUrl = 'https://france-travail.invalid'
    const { fetch } = createFranceTravailSimulator({ baseUrl })
    return createFranceTravailClient({
      baseUrl,
      authUrl: baseUrl,
      clientId: 'simulated',
      clientSecret: 'simulated',
      fetch,
      logger,
      hooks: upstreamHooks,
    })
  }
  const { apiUrl, authUrl, clientId, clientSecret } = live
  const tokenStore = createSharedTokenStore<string>({ ...options, name: 'france-travail' })
  const rateLimitStore = createSharedRateLimitStore(options.database)
  const application = { baseUrl: apiUrl, authUrl, clientId, clientSecret }
  return createFranceTravailClient({ ...application, tokenStore, rateLimitStore, logger, hooks: upstreamHooks })
}
