import type { FeatureRoutes, Foundations } from '../../platform/feature.js'
import type { Mailer } from '../../platform/mail/mail.js'
import { PARTNER_PREFIX } from '../../platform/partners/partner-access.js'
import type { LinksConfig } from './config.js'
import { dashboardRoutes } from './dashboard-routes.js'
import { createInvitations } from './invitations.js'
import { linkRoutes } from './link-routes.js'
import { type Metabase, SIMULATED_METABASE_PATH } from './metabase.js'

export interface LinksRoutesOptions extends Foundations {
  config: LinksConfig
  metabase: Metabase
  mailer: Mailer | undefined
}

/** The partner API of the feature, and in a sandbox the pages of its Metabase. */
export function createLinksRoutes({ config, metabase, mailer, ...foundations }: LinksRoutesOptions): FeatureRoutes {
  const { database, keyring, logger, now } = foundations
  const invitations = createInvitations({ database, lookup: keyring.lookup, mailer, now })
  const { simulated } = metabase
  return {
    mount(hub) {
      hub.route(PARTNER_PREFIX, linkRoutes({ config, invitations }))
      hub.route(PARTNER_PREFIX, dashboardRoutes({ config: config.metabase, metabase, logger, now }))
      if (simulated)
        hub.get(`${SIMULATED_METABASE_PATH}/embed/:kind/:token`, (context) => {
          const { kind, token } = context.req.param()
          return simulated(`/embed/${encodeURIComponent(kind)}/${encodeURIComponent(token)}`)
        })
    },
    // A token with many locked values.
    hasLongQuery: (path) => path.startsWith(`${SIMULATED_METABASE_PATH}/`),
  }
}
