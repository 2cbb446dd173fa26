import { createEnedisClient, type EnedisClient, type EnedisQuotas } from '@hub/enedis-client'
import { createEnedisSimulator, type EnedisSimulator } from '@hub/enedis-client/simulator'
import type { Database } from '../../platform/database/database.js'
import type { Cipher } from '../../platform/encryption/cipher.js'
import type { Logger } from '../../platform/process/logging.js'
import { createSharedRateLimitStore } from '../../platform/upstream/shared-rate-limit-store.js'
import { createSharedTokenStore } from '../../platform/upstream/shared-token-store.js'
import { upstreamHooks } from '../../platform/upstream/upstream-hooks.js'
import type { EnedisConfig } from './config.js'

export interface OpenUpstream {
  /** @param publicUrl where the hub is published: a simulated consent page is shown there */
  at(publicUrl: string): EnedisUpstream
}

export interface EnedisUpstream {
  client: EnedisClient
  /** Where a browser is sent to consent. */
  authorizationUrl(parameters: { state: string; duration: string }): string
  /** The consent page of a simulator; absent where Enedis has its own. */
  simulatedConsent?: ((request: Request) => Promise<Response>) | undefined
}

export interface UpstreamOptions {
  database: Database
  cipher: Cipher
  logger: Logger
  now: () => number
  /** What is called instead of the real service. Default: a new one. */
  simulator?: EnedisSimulator | undefined
  /** Default: those of Enedis. */
  quotas?: EnedisQuotas | undefined
}

const SIMULATED = { clientId: 'enedis-client', clientSecret: 'enedis-secret' }
const SIMULATED_URL = 'https://enedis.invalid'

/** Enedis: the real one of a live hub, a simulator otherwise. The pace and the token are one for all processes. */
export function createEnedisUpstream(config: EnedisConfig, options: UpstreamOptions): OpenUpstream {
  const { logger, now, quotas } = options
  const { apiMode, authorizeVersion, live } = config
  const shared = {
    // A call is counted for whoever asks, before it is made: none is repeated that nobody counted.
    maxRetries: 0,
    apiMode,
    authorizeVersion,
    logger,
    hooks: upstreamHooks,
    now,
    quotas,
    tokenStore: createSharedTokenStore<string>({ ...options, name: 'enedis' }),
    rateLimitStore: createSharedRateLimitStore(options.database),
  }
  if (live) {
    const { environment, apiUrl, authorizeUrl, clientId, clientSecret } = live
    const client = createEnedisClient({
      ...shared,
      environment,
      clientId,
      clientSecret,
      ...(apiUrl !== undefined && { baseUrl: apiUrl }),
      ...(authorizeUrl !== undefined && { authorizeBaseUrl: authorizeUrl }),
    })
    return { at: () => ({ client, authorizationUrl: (parameters) => client.authorizationUrl(parameters) }) }
  }
  const { simulator = createEnedisSimulator({ ...SIMULATED, now }) } = options
  const client = createEnedisClient({ ...shared, ...SIMULATED, baseUrl: SIMULATED_URL, fetch: simulator.fetch })
  return {
    at: (publicUrl) => ({
      client,
      authorizationUrl: (parameters) => client.authorizationUrl(parameters).replace(/^https:\/\/[^/]+/, publicUrl),
      simulatedConsent: (request) => simulator.fetch(request),
    }),
  }
}
