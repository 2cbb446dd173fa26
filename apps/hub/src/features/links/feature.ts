import { defineFeature } from '../../platform/feature.js'
import { readLinksConfig } from './config.js'
import { createMetabase } from './metabase.js'
import { createLinksRoutes } from './routes.js'
import { linksVariables } from './variables.js'

/** Links to partners: surveys, invitations to Diagoriente, dashboards. */
export const links = defineFeature({
  name: 'links',
  variables: linksVariables,
  variablePrefixes: ['TALLY_', 'DIAGORIENTE_', 'METABASE_'],
  liveRequires: ['METABASE_SITE_URL', 'METABASE_SECRET_KEY'],
  secretVariables: ['METABASE_SECRET_KEY'],
  upstreamAddresses: ['TALLY_URL', 'DIAGORIENTE_URL', 'METABASE_SITE_URL'],
  readConfig: readLinksConfig,
  encryptedColumns: [],
  open(config, services) {
    return {
      routes(site) {
        const metabase = createMetabase(config.metabase, site, services.logger)
        return createLinksRoutes({ ...services, config, metabase })
      },
    }
  },
})
