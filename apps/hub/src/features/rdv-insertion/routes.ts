import type { RdvInsertionClient } from '@hub/rdv-insertion-client'
import type { FeatureRoutes, Foundations } from '../../platform/feature.js'
import { PARTNER_PREFIX } from '../../platform/partners/partner-access.js'
import type { Metrics } from '../../platform/process/metrics.js'
import type { RdvInsertionConfig } from './config.js'
import { invitationRoutes } from './invitation-routes.js'
import { registerUpcoming } from '../../platform/people/upcoming-appointments.js'
import { readUpcoming } from './read-upcoming.js'
import { searchRoutes } from './search-routes.js'
import { userRoutes } from './user-routes.js'
import { webhookRoutes, WEBHOOKS_PREFIX } from './webhook-routes.js'

export interface RdvInsertionRoutesOptions extends Foundations {
  /** The secrets of the accepted senders. */
  config: Pick<RdvInsertionConfig, 'webhookSecrets' | 'latin1Bodies'> &
    Partial<Pick<RdvInsertionConfig, 'otherInstances'>>
  rdvInsertion: RdvInsertionClient
  metrics: Pick<Metrics, 'counter'>
}

/** The webhooks and the partner API of the feature. */
export function createRdvInsertionRoutes(options: RdvInsertionRoutesOptions): FeatureRoutes {
  const { config, database, keyring, rdvInsertion, metrics, logger, now } = options
  const count = metrics.counter(
    'hub_webhooks_total',
    'Deliveries of webhooks answered 200, by sender and status.',
    'delivery',
  )
  const countAhead = metrics.counter(
    'hub_webhook_times_ahead_total',
    'Deliveries of webhooks that named a time ahead of their arrival, which counted instead, by sender.',
    'source',
  )
  const shared = { database, cipher: keyring.cipher, logger, now }
  registerUpcoming(database, (userIds) => readUpcoming(shared, userIds, now()))
  return {
    mount(hub) {
      const counters = {
        onDelivery: (source: string, status: string): void => count(`${source} ${status}`),
        onAhead: (source: string): void => countAhead(source),
      }
      hub.route(WEBHOOKS_PREFIX, webhookRoutes({ ...shared, ...config, ...counters }))
      hub.route(PARTNER_PREFIX, invitationRoutes({ ...shared, rdvInsertion }))
      hub.route(PARTNER_PREFIX, userRoutes(shared))
      hub.route(PARTNER_PREFIX, searchRoutes(shared))
    },
  }
}
