import { OpenAPIHono } from '@hono/zod-openapi'
import type { MiddlewareHandler } from 'hono'
import { methodNotAllowed } from 'hono/method-not-allowed'
import { getPath } from 'hono/utils/url'
import type { Database } from './platform/database/database.js'
import type { Keyring } from './platform/encryption/keyring.js'
import type { FeatureRoutes } from './platform/feature.js'
import { checkRequests, type RequestCheck } from './platform/http/check-requests.js'
import { answerMethodNotAllowed, answerNotFound, handleErrors } from './platform/http/error-handler.js'
import { healthRoutes } from './platform/http/health.js'
import type { HubEnv } from './platform/http/hub-env.js'
import { observeRequests } from './platform/http/observe-requests.js'
import { createDocument } from './platform/http/openapi.js'
import { BODY_LIMIT, refuseAnnouncedSize } from './platform/http/request-body.js'
import { createRateLimiter } from './platform/limits/rate-limiter.js'
import { limitHead } from './platform/http/request-head.js'
import { logRequests } from './platform/http/request-log.js'
import { securityHeaders } from './platform/http/security-headers.js'
import type { Mailbox } from './platform/mail/mailbox.js'
import { MAILBOX_PATH, mailboxRoutes } from './platform/mail/mailbox-page.js'
import { docsRoutes } from './platform/pages/docs-page.js'
import { homeRoutes } from './platform/pages/home-page.js'
import type { ApiKeys } from './platform/partners/api-keys.js'
import { admitPartners, PARTNER_PREFIX, REQUESTS_PER_MINUTE } from './platform/partners/partner-access.js'
import type { Logger } from './platform/process/logging.js'
import type { Metrics } from './platform/process/metrics.js'

export interface HubDependencies {
  /** Routes of each enabled feature. */
  features: readonly FeatureRoutes[]
  /** Base of every link handed out, without a final slash. */
  publicUrl: string
  database: Database
  keyring: Pick<Keyring, 'lookup'>
  apiKeys: ApiKeys
  /** Makes a span of every request, where the hub sends traces. */
  traceRequests?: MiddlewareHandler<HubEnv> | undefined
  /** Called for every request, to warn of wrong configuration. */
  watchProxies?: RequestCheck | undefined
  /** Parts that only a sandbox has. */
  sandbox?: { mailbox: Mailbox } | undefined
  logger: Logger
  metrics: Metrics
  /** Milliseconds of a monotonic clock. Default `performance.now`. */
  elapsed?: (() => number) | undefined
  /** Whether the process was asked to stop. */
  isDraining: () => boolean
}

/** Creates the whole HTTP application: without global state, and without reading configuration or listening. */
export function createHub(dependencies: HubDependencies): OpenAPIHono<HubEnv> {
  const { database, keyring, apiKeys, features, publicUrl, watchProxies, sandbox, logger, isDraining } = dependencies
  const elapsed = dependencies.elapsed ?? (() => performance.now())
  const head = limitHead((path) => features.some((feature) => feature.hasLongQuery?.(path)))
  const normalizePath = (path: string): string =>
    features.reduce((normalized, feature) => feature.normalizePath?.(normalized) ?? normalized, path)
  const hub = new OpenAPIHono<HubEnv>({
    getPath: (request, options) => head.getRefusalPath(options?.env) ?? normalizePath(getPath(request)),
  })

  if (dependencies.traceRequests) hub.use(dependencies.traceRequests)
  const observers = [dependencies.metrics.observe, logRequests(logger)]
  const refuseMethod = methodNotAllowed({ app: hub, onMethodNotAllowed: answerMethodNotAllowed })
  hub.use(observeRequests({ headers: securityHeaders(publicUrl), observers, refuseMethod, elapsed, isDraining }))
  const checkSize = refuseAnnouncedSize((path) => findBodyLimit(features, path))
  hub.use(checkRequests([...(watchProxies ? [watchProxies] : []), head.refuse, checkSize]))
  hub.onError(handleErrors(logger))
  hub.notFound(answerNotFound)

  const entries = features.flatMap(({ home }) => home ?? [])
  hub.route('/', homeRoutes({ entries, mailPath: sandbox && MAILBOX_PATH }))
  const readiness = features.flatMap((feature) => feature.readiness ?? [])
  hub.route('/', healthRoutes({ database, isDraining, readiness }))
  hub.route('/', dependencies.metrics.routes)
  hub.route('/', docsRoutes())
  if (sandbox) hub.route('/', mailboxRoutes(sandbox.mailbox))

  const limiter = createRateLimiter({
    database,
    lookup: keyring.lookup,
    name: 'requests',
    limit: REQUESTS_PER_MINUTE,
    elapsed,
  })
  hub.use(`${PARTNER_PREFIX}/*`, admitPartners(apiKeys, limiter))
  for (const feature of features) feature.mount(hub)

  hub.openAPIRegistry.registerComponent('securitySchemes', 'apiKey', { type: 'http', scheme: 'bearer' })
  // Serialized once, for the first who asks: it has a hundred kilobytes, and anyone may request it.
  const info = createDocument(features.flatMap(({ apiDescription }) => apiDescription ?? []))
  let document: string | undefined
  hub.get('/openapi.json', (context) => {
    document ??= JSON.stringify(hub.getOpenAPI31Document(info))
    return context.body(document, 200, { 'content-type': 'application/json' })
  })
  return hub
}

function findBodyLimit(features: readonly FeatureRoutes[], path: string): number {
  for (const feature of features) {
    const limit = feature.getBodyLimit?.(path)
    if (limit !== undefined) return limit
  }
  return BODY_LIMIT
}
