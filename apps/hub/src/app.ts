import { OpenAPIHono } from '@hono/zod-openapi'
import { methodNotAllowed } from 'hono/method-not-allowed'
import { getPath } from 'hono/utils/url'
import { agendaRoutes } from './ants/agenda-routes.js'
import type { ChangeListener } from './ants/appointments/appointments.js'
import { createAppointments } from './ants/appointments/create-appointments.js'
import { appointmentRoutes } from './ants/appointments/routes.js'
import type { Enqueue } from './ants/declarations/request-synchronization.js'
import { createEditorAgenda } from './ants/editor-agenda.js'
import { ANTS_ENDPOINTS, ANTS_PREFIX, editorRoutes, withoutDoubledSlashes } from './ants/editor-routes.js'
import { meetingPointRoutes } from './ants/meeting-point-routes.js'
import { PAGES_PREFIX, pagesRoutes } from './ants/pages/routes.js'
import { TRIAL_PATH, trialRoute } from './ants/pages/trial-route.js'
import { slotRoutes } from './ants/slot-routes.js'
import { expireAfterChanges } from './ants/slot-store/expire-after-changes.js'
import { createSlotStore, type SlotStore } from './ants/slot-store/slot-store.js'
import type { RdvInsertionConfig } from './config.js'
import type { Feature } from './features.js'
import type { Keyring } from './platform/api-keys.js'
import type { ClientAddress } from './platform/client-address.js'
import type { Database } from './platform/database.js'
import { docsRoutes } from './platform/docs-page.js'
import { answerErrors, answerMethodNotAllowed, answerNotFound } from './platform/failures.js'
import { homeRoutes } from './platform/home-page.js'
import type { HubEnv } from './platform/hub-env.js'
import { createIdempotency } from './platform/idempotency.js'
import type { Logger } from './platform/logging.js'
import type { Mailbox } from './platform/mailbox.js'
import type { Metrics } from './platform/metrics.js'
import { MAILBOX_PATH, mailboxRoutes } from './platform/mailbox-page.js'
import { DOCUMENT } from './platform/openapi.js'
import { authenticate, limitRate } from './platform/partner-access.js'
import { probeRoutes } from './platform/probes.js'
import { createRateLimiter, REQUESTS_PER_MINUTE } from './platform/rate-limit.js'
import { AGENDA_BODY_LIMIT, BODY_LIMIT, refuseAnnouncedSize } from './platform/request-body.js'
import { logRequests } from './platform/request-log.js'
import { securityHeaders } from './platform/security-headers.js'
import { DEMO_NUMBERS } from './platform/simulated-ants.js'
import type { Upstreams } from './platform/upstreams.js'
import type { Vault } from './platform/vault.js'
import { invitationRoutes } from './rdv-insertion/invitation-routes.js'
import { userRoutes } from './rdv-insertion/user-routes.js'
import { webhookRoutes, WEBHOOKS_PREFIX } from './rdv-insertion/webhook-routes.js'

export interface HubDependencies {
  features: ReadonlySet<Feature>
  /** Base of every link handed out, without a final slash. */
  publicUrl: string
  database: Database
  vault: Vault
  keyring: Keyring
  upstreams: Upstreams
  /** Wakes up the worker that tells ANTS, in the caller's transaction. */
  enqueue: Enqueue
  /** Told of what people do to appointments, in its transaction. */
  changeListeners?: readonly ChangeListener[] | undefined
  /** Whether a listener sends mail: pages then announce it. */
  sendsMail: boolean
  /** Tells citizens' addresses, for limits. */
  clientAddress: ClientAddress
  /** What only a sandbox has. */
  sandbox?: { mailbox: Mailbox } | undefined
  /** What ANTS presents; `demo` when the only token is that of the data directory. */
  ants: { tokens: readonly string[]; headerName: string; demo: boolean }
  /** Whose webhooks are taken, and who is told of them. */
  rdvInsertion: Pick<RdvInsertionConfig, 'webhookSecrets' | 'latin1Bodies'>
  logger: Logger
  metrics: Metrics
  /** The present, in epoch milliseconds: what slots are compared with. */
  now: () => number
  /** Whether the process was asked to stop. */
  isDraining: () => boolean
}

const PARTNER_PREFIX = '/api/v1'

/** Milliseconds by a clock that nobody sets: for durations, where `now` could jump. */
const elapsed = (): number => performance.now()

/** The whole HTTP application, over what it is given: no global state, no configuration read, nothing listening. */
export function createHub(dependencies: HubDependencies): OpenAPIHono<HubEnv> {
  const { database, keyring, features, publicUrl, sandbox, logger, isDraining } = dependencies
  const hub = new OpenAPIHono<HubEnv>({ getPath: (request) => withoutDoubledSlashes(getPath(request)) })
  const limitOf = (path: string) => (path === `${PARTNER_PREFIX}/agenda` ? AGENDA_BODY_LIMIT : BODY_LIMIT)

  hub.use(logRequests(logger, elapsed))
  hub.use(dependencies.metrics.requests)
  hub.use(securityHeaders(publicUrl))
  hub.use(async (context, next) => {
    await next()
    // A client that keeps its connection would otherwise hold the process open until its next request.
    if (isDraining()) context.res.headers.set('connection', 'close')
  })
  hub.use(refuseAnnouncedSize(limitOf))
  hub.use(methodNotAllowed({ app: hub, onMethodNotAllowed: answerMethodNotAllowed }))
  hub.onError(answerErrors(logger))
  hub.notFound(answerNotFound)

  const ants = features.has('ants')
  hub.route(
    '/',
    homeRoutes({
      antsEndpoints: ants ? ANTS_ENDPOINTS.map((endpoint) => `${ANTS_PREFIX}/${endpoint}`) : [],
      trial: ants && sandbox ? { booking: TRIAL_PATH, mail: MAILBOX_PATH, numbers: DEMO_NUMBERS } : undefined,
    }),
  )
  const slotStore = ants ? createSlotStore({ ...dependencies, elapsed }) : undefined
  hub.route('/', probeRoutes({ database, isDraining, prepare: slotStore?.refreshed }))
  hub.route('/', dependencies.metrics.routes)
  hub.route('/', docsRoutes())
  if (sandbox) hub.route('/', mailboxRoutes(sandbox.mailbox))

  const limiter = createRateLimiter(REQUESTS_PER_MINUTE, elapsed)
  hub.use(`${PARTNER_PREFIX}/*`, authenticate(keyring), limitRate(limiter))
  if (slotStore) mountAnts(hub, { ...dependencies, slotStore })
  if (features.has('rdv-insertion')) mountRdvInsertion(hub, dependencies)

  hub.openAPIRegistry.registerComponent('securitySchemes', 'apiKey', { type: 'http', scheme: 'bearer' })
  const document = hub.getOpenAPI31Document(DOCUMENT)
  hub.get('/openapi.json', (context) => context.json(document))
  return hub
}

function mountAnts(hub: OpenAPIHono<HubEnv>, dependencies: HubDependencies & { slotStore: SlotStore }): void {
  const {
    database,
    vault,
    upstreams,
    publicUrl,
    clientAddress,
    sendsMail,
    sandbox,
    enqueue,
    changeListeners,
    ants,
    slotStore,
    logger,
    now,
  } = dependencies
  const stored = createAppointments({
    database,
    ...vault,
    ants: upstreams.ants,
    publicUrl,
    enqueue,
    listeners: changeListeners,
    logger,
    now,
  })
  const appointments = expireAfterChanges(stored, slotStore.expire)
  const agenda = createEditorAgenda({ slotStore, appointments, logger })
  hub.route(ANTS_PREFIX, editorRoutes({ ...ants, agenda, logger }))
  const feature = { database, appointments, onAgendaChanged: slotStore.expire, logger, now }
  hub.route(PARTNER_PREFIX, meetingPointRoutes(feature))
  hub.route(PARTNER_PREFIX, slotRoutes(feature))
  hub.route(PARTNER_PREFIX, agendaRoutes(feature))
  const idempotency = createIdempotency(database, vault.cipher)
  hub.route(PARTNER_PREFIX, appointmentRoutes({ ...feature, idempotency }))
  const pages = { ...feature, ...vault, publicUrl, clientAddress, sendsMail }
  hub.route(PAGES_PREFIX, pagesRoutes(pages))
  if (sandbox) hub.route('/', trialRoute(pages))
}

function mountRdvInsertion(hub: OpenAPIHono<HubEnv>, dependencies: HubDependencies): void {
  const { database, vault, upstreams, rdvInsertion, metrics, logger, now } = dependencies
  const count = metrics.counter(
    'hub_webhooks_total',
    'Deliveries of webhooks answered 200, by sender and status.',
    'delivery',
  )
  const onDelivery = (source: string, status: string): void => count(`${source} ${status}`)
  const feature = { database, cipher: vault.cipher, logger }
  hub.route(WEBHOOKS_PREFIX, webhookRoutes({ ...feature, ...rdvInsertion, onDelivery }))
  hub.route(PARTNER_PREFIX, invitationRoutes({ ...feature, rdvInsertion: upstreams.rdvInsertion }))
  hub.route(PARTNER_PREFIX, userRoutes({ ...feature, now }))
}
