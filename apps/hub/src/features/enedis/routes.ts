import { Hono } from 'hono'
import type { FeatureRoutes } from '../../platform/feature.js'
import type { HubEnv } from '../../platform/http/hub-env.js'
import { FORM_LIMIT } from '../../platform/http/request-body.js'
import { createCallers } from './accounts/callers.js'
import { createSessions } from './accounts/sessions.js'
import { tokenRoutes } from './accounts/token-routes.js'
import { createTokens } from './accounts/tokens.js'
import { consoApiRoutes } from './aliases/conso-api.js'
import { myElectricalDataRoutes } from './aliases/my-electrical-data.js'
import { createAttaching } from './consent/attach.js'
import { createConsents } from './consent/consents.js'
import { oauthRoutes } from './consent/oauth-routes.js'
import { simulatedConsentRoutes } from './consent/simulated-consent.js'
import type { SiteDependencies } from './dependencies.js'
import { customerRoutes } from './mirror/customer-routes.js'
import { createCustomers } from './mirror/customers.js'
import { createIndexes, indexRoutes } from './mirror/index-routes.js'
import { meteringRoutes, MIRROR_PREFIX } from './mirror/metering-routes.js'
import { createSeriesAccess } from './mirror/series-access.js'
import { describeGateway } from './openapi.js'
import { createPaths, PAGES_PREFIX, readBasePath } from './pages/paths.js'
import { pagesRoutes } from './pages/routes.js'
import { createOwnerNotices } from './points/owner-notices.js'
import { createPoints } from './points/points.js'
import { createHoldingProofs } from './points/prove-holding.js'
import { usagePointRoutes } from './points/usage-point-routes.js'
import { createCache } from './readings/cache.js'
import { createCachedAnswers } from './readings/cached-answers.js'
import { createRunAlone } from './readings/flights.js'
import { createQuotas, type QuotaLimits } from './readings/quotas.js'
import { createReadings } from './readings/readings.js'
import { createSingleAnswers } from './readings/single-answers.js'

export interface EnedisRoutesOptions extends SiteDependencies {
  /** Default: 50 calls of Enedis and 1 000 answers of the cache. */
  quotaLimits?: QuotaLimits | undefined
  /** How often an empty list of services is asked for again. Default 2. */
  listRetries?: number | undefined
}

/** The pages, the consent, the mirrors and the aliases of the gateway. */
export function createEnedisRoutes(options: EnedisRoutesOptions): FeatureRoutes {
  const { config, database, keyring, upstream, publicUrl, logger, now, quotaLimits } = options
  const { client } = upstream
  const { apiMode } = config
  const base = readBasePath(publicUrl)
  const foundations = { database, keyring, now }
  const points = createPoints(foundations)
  const quotas = createQuotas({ database, now, limits: quotaLimits })
  const cache = createCache({ database, logger, now })
  const runAlone = createRunAlone(database)
  const answers = createSingleAnswers({ cache, quotas, runAlone, now })
  const sessions = createSessions({ database, lookup: keyring.lookup, publicUrl, now })
  const tokens = createTokens(foundations)
  const callers = createCallers({ database, keyring, tokens })
  const cachedAnswers = createCachedAnswers({ database, callers, points, quotas, now })
  const readings = createReadings({ client, cachedAnswers, cache, quotas, runAlone, now })
  const access = createSeriesAccess({ callers, points, readings, logger })
  const consents = createConsents(foundations)
  const notices = createOwnerNotices(options)
  const attaching = createAttaching({ ...options, consents, points, notices })
  const customers = createCustomers({ client, access, answers, apiMode })
  const indexes = createIndexes({ client, access, answers, apiMode, now })
  const shared = { ...options, base, paths: createPaths(base), sessions, points, quotas, readings, consents, attaching }
  const mirror = { callers, access, now, customers, indexes, points }

  return {
    mount(hub) {
      describeGateway(hub.openAPIRegistry)
      const proofs = createHoldingProofs({ ...options, points, quotas, notices })
      hub.route(PAGES_PREFIX, pagesRoutes({ ...shared, proofs }))
      hub.route('/oauth', oauthRoutes(shared))
      hub.route('/accounts', tokenRoutes({ callers, tokens, points }))
      hub.route('/', usagePointRoutes({ callers, points, quotas }))
      const routes = new Hono<HubEnv>()
      for (const each of [
        meteringRoutes(mirror),
        indexRoutes(mirror),
        customerRoutes(mirror),
        myElectricalDataRoutes(mirror),
      ]) {
        routes.route('/', each)
      }
      hub.route(MIRROR_PREFIX, routes)
      hub.route('/', consoApiRoutes(mirror))
      if (upstream.simulatedConsent) hub.route('/', simulatedConsentRoutes(upstream.simulatedConsent, shared.paths))
    },
    getBodyLimit: (path) => (isOfForms(path) ? FORM_LIMIT : undefined),
    home: {
      links: [
        {
          path: PAGES_PREFIX,
          words: {
            fr: 'Passerelle Linky : lire les données de son compteur',
            en: 'Linky gateway: read your own meter',
          },
        },
      ],
    },
  }
}

function isOfForms(path: string): boolean {
  return [PAGES_PREFIX, '/accounts'].some((prefix) => path === prefix || path.startsWith(`${prefix}/`))
}
