import { type AdresseClient, createAdresseClient } from '@hub/adresse-client'
import { type CommunesClient, createCommunesClient } from '@hub/adresse-client/communes'
import { createAdresseSimulator, createCommunesSimulator } from '@hub/adresse-client/simulator'
import { createDataInclusionClient, type DataInclusionClient } from '@hub/data-inclusion-client'
import { createDataInclusionSimulator } from '@hub/data-inclusion-client/simulator'
import { createRateLimiter } from '@hub/http'
import { createSireneClient, type SireneClient } from '@hub/sirene-client'
import { createSireneSimulator } from '@hub/sirene-client/simulator'
import type { Database } from '../../platform/database/database.js'
import type { Logger } from '../../platform/process/logging.js'
import { createSharedRateLimitStore } from '../../platform/upstream/shared-rate-limit-store.js'
import { upstreamHooks } from '../../platform/upstream/upstream-hooks.js'
import type { DirectoryConfig } from './config.js'

export interface DirectoryUpstreams {
  addresses: AdresseClient
  communes: CommunesClient
  sirene: SireneClient
  inclusion: DataInclusionClient
}

const SECOND = 1_000
const MINUTE = 60_000
/** Milliseconds for which the geocoding refuses everything once there were too many calls. */
const GEOCODING_BLOCK = 5_000

/** The services of this feature: the real ones of a live hub, simulators otherwise. All processes share their rates. */
export function createDirectoryUpstreams(
  { live }: Pick<DirectoryConfig, 'live'>,
  { database, logger }: { database: Database; logger: Logger },
): DirectoryUpstreams {
  if (live === undefined) return createSimulatedUpstreams(logger)
  const store = createSharedRateLimitStore(database)
  const perSecond = (key: string) =>
    createRateLimiter({ limits: [{ calls: 45, period: SECOND }], defaultHold: GEOCODING_BLOCK, store, key })
  return {
    addresses: createAdresseClient({
      baseUrl: live.geocodingUrl,
      rateLimiter: perSecond('geocoding'),
      logger,
      hooks: upstreamHooks,
    }),
    communes: createCommunesClient({
      baseUrl: live.communesUrl,
      rateLimiter: perSecond('api-geo'),
      logger,
      hooks: upstreamHooks,
    }),
    sirene: createSireneClient({
      baseUrl: live.sireneUrl,
      apiKey: live.sireneApiKey,
      // The quota is that of the key, whatever the number of processes.
      rateLimiter: createRateLimiter({
        limits: [{ calls: 30, period: MINUTE }],
        defaultHold: MINUTE,
        store,
        key: 'sirene',
      }),
      logger,
      hooks: upstreamHooks,
    }),
    inclusion: createDataInclusionClient({
      baseUrl: live.inclusionUrl,
      token: live.inclusionToken,
      logger,
      hooks: upstreamHooks,
    }),
  }
}

function createSimulatedUpstreams(logger: Logger): DirectoryUpstreams {
  return {
    addresses: createAdresseClient({ fetch: createAdresseSimulator().fetch, logger, hooks: upstreamHooks }),
    communes: createCommunesClient({ fetch: createCommunesSimulator().fetch, logger, hooks: upstreamHooks }),
    sirene: createSireneClient({
      fetch: createSireneSimulator().fetch,
      apiKey: 'simulated',
      logger,
      hooks: upstreamHooks,
    }),
    inclusion: createDataInclusionClient({
      fetch: createDataInclusionSimulator().fetch,
      token: 'simulated',
      logger,
      hooks: upstreamHooks,
    }),
  }
}
