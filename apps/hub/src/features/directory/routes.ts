import type { FeatureRoutes, Foundations } from '../../platform/feature.js'
import { PARTNER_PREFIX } from '../../platform/partners/partner-access.js'
import { addressRoutes } from './address-routes.js'
import { createAnswerCache } from './answer-cache.js'
import { communeRoutes } from './commune-routes.js'
import type { DirectoryConfig } from './config.js'
import { establishmentRoutes } from './establishment-routes.js'
import { createAnswerStore } from './stored-answers.js'
import { structureRoutes } from './structure-routes.js'
import type { DirectoryUpstreams } from './upstreams.js'

export interface DirectoryRoutesOptions extends Foundations {
  config: Pick<DirectoryConfig, 'ownSource'>
  upstreams: DirectoryUpstreams
}

/** The partner API of the feature. */
export function createDirectoryRoutes({ config, upstreams, ...foundations }: DirectoryRoutesOptions): FeatureRoutes {
  const { database, keyring, logger, now } = foundations
  const store = createAnswerStore(database, keyring.cipher)
  const cache = createAnswerCache({ store, lookup: keyring.lookup, logger, now })
  return {
    mount(hub) {
      hub.route(PARTNER_PREFIX, addressRoutes({ cache, addresses: upstreams.addresses }))
      hub.route(PARTNER_PREFIX, communeRoutes({ cache, communes: upstreams.communes }))
      hub.route(PARTNER_PREFIX, establishmentRoutes({ cache, sirene: upstreams.sirene }))
      hub.route(PARTNER_PREFIX, structureRoutes({ cache, inclusion: upstreams.inclusion, ownSource: config.ownSource }))
    },
  }
}
