import { createMetabaseClient, type MetabaseClient } from '@hub/metabase-client'
import { createMetabaseSimulator } from '@hub/metabase-client/simulator'
import type { Site } from '../../platform/feature.js'
import type { Logger } from '../../platform/process/logging.js'
import { upstreamHooks } from '../../platform/upstream/upstream-hooks.js'
import type { LinksConfig } from './config.js'

export interface Metabase {
  client: Pick<MetabaseClient, 'getEmbeddedDashboard' | 'export'>
  /** Of the addresses that are handed out. */
  siteUrl: string
  /** Answers the pages of the simulated one. */
  simulated?: ((url: string) => Promise<Response>) | undefined
}

/** Where a sandbox shows the pages of its simulated Metabase. */
export const SIMULATED_METABASE_PATH = '/_/metabase'
const SIMULATED_ADDRESS = 'https://metabase.invalid'

/** The Metabase of a live hub, a simulator otherwise. What a signed token shows needs no API key. */
export function createMetabase(
  { siteUrl }: LinksConfig['metabase'],
  { publicUrl }: Pick<Site, 'publicUrl'>,
  logger: Logger,
): Metabase {
  if (siteUrl !== undefined)
    return { client: createMetabaseClient({ baseUrl: siteUrl, logger, hooks: upstreamHooks }), siteUrl }
  const { fetch } = createMetabaseSimulator()
  return {
    client: createMetabaseClient({ baseUrl: SIMULATED_ADDRESS, fetch, logger, hooks: upstreamHooks }),
    siteUrl: publicUrl + SIMULATED_METABASE_PATH,
    simulated: (path) => fetch(SIMULATED_ADDRESS + path),
  }
}
