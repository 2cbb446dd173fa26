import { type AntsClient, createAntsClient } from '@hub/ants-client'
import { type AntsSimulator, createAntsSimulator } from '@hub/ants-client/simulator'
import { createApiParticulierClient } from '@hub/api-particulier-client'
import { createApiParticulierSimulator } from '@hub/api-particulier-client/simulator'
import { createFranceTravailClient } from '@hub/france-travail-client'
import { createFranceTravailSimulator } from '@hub/france-travail-client/simulator'
import { createRdvInsertionClient, type RdvInsertionClient } from '@hub/rdv-insertion-client'
import { createRdvInsertionSimulator, type RdvInsertionSimulator } from '@hub/rdv-insertion-client/simulator'
import { createHub, type HubDependencies } from '../../src/app.js'
import { FEATURE_NAMES } from '../../src/config/formats.js'
import { type AntsRoutesOptions, createAntsRoutes } from '../../src/features/ants/routes.js'
import type { DirectoryConfig } from '../../src/features/directory/config.js'
import { createDirectoryRoutes } from '../../src/features/directory/routes.js'
import { createDirectoryUpstreams, type DirectoryUpstreams } from '../../src/features/directory/upstreams.js'
import { type LinksConfig, readLinksConfig } from '../../src/features/links/config.js'
import { createMetabase } from '../../src/features/links/metabase.js'
import { createLinksRoutes } from '../../src/features/links/routes.js'
import { createCertificationRoutes } from '../../src/features/inclusion/certification-feature.js'
import { createFranceTravailRoutes } from '../../src/features/inclusion/france-travail-feature.js'
import { createRdvInsertionRoutes, type RdvInsertionRoutesOptions } from '../../src/features/rdv-insertion/routes.js'
import { createApiKeys } from '../../src/platform/partners/api-keys.js'
import { openDatabase, type Database } from '../../src/platform/database/database.js'
import { listen } from '../../src/platform/http/http-server.js'
import { createClientAddress } from '../../src/platform/http/client-address.js'
import { createCipher } from '../../src/platform/encryption/cipher.js'
import type { Mailer } from '../../src/platform/mail/mail.js'
import { createMetrics } from '../../src/platform/process/metrics.js'
import type { Keyring } from '../../src/platform/encryption/keyring.js'
import { openLookup } from '../../src/platform/encryption/lookup-key.js'
import type { LogFields, Logger } from '@hub/http'
import type { TemporaryStorage } from './engines.js'
import { createLinkyRoutes } from './linky-routes.js'

export const ENCRYPTION_KEY = Buffer.alloc(32, 7)
const PARTNER_KEY = 'partner-key-for-tests-0123456789abcdef'
export const NARROW_KEY = 'narrow-key-for-tests-0123456789abcdefg'
export const DEMO_KEY = 'demo-key-for-tests-0123456789abcdefghi'
export const METRICS_TOKEN = 'metrics-token-for-tests'
export const ANTS_TOKEN = 'token-of-ants'
export const INSERTION_SECRET = 'secret-of-rdv-insertion'
export const SOLIDARITES_SECRET = 'secret-of-rdv-solidarites'
export const OTHER_ANTS_TOKEN = 'next-token-of-ants'
/** A Monday, 08:00 in France. */
export const NOW = Date.parse('2027-09-06T06:00:00Z')

/** Nothing of the feature links is configured. */
const NO_LINKS = readLinksConfig(
  {
    TALLY_URL: undefined,
    DIAGORIENTE_URL: undefined,
    METABASE_SITE_URL: undefined,
    METABASE_SECRET_KEY: undefined,
    METABASE_DASHBOARDS: undefined,
  },
  false,
)

interface LogLine {
  level: string
  message: string
  fields: LogFields
}

export interface RunningHub extends AsyncDisposable {
  url: string
  database: Database
  /** What ANTS knows and does. */
  simulator: AntsSimulator
  /** What rdv-insertion knows and does. */
  insertion: RdvInsertionSimulator
  keyring: Keyring
  upstreams: { ants: AntsClient; rdvInsertion: RdvInsertionClient }
  log: LogLine[]
  logger: Required<Logger>
  /** Moves the hub's clock. */
  setNow(now: number): void
  /** How Hono finds its routes, once it did. */
  routerName(): string | undefined
  drain(): void
  /** From now on ANTS answers nothing, until `release`; `reached` resolves once it was asked. */
  holdAnts(): { reached: Promise<void>; release(): void }
  /** A request to a path, with the partner's key unless `init` has an authorization. */
  partner(path: string, init?: RequestInit): Promise<Response>
  /** A request with ANTS's token. */
  ants(path: string, init?: RequestInit): Promise<Response>
}

export interface RunHubOptions
  extends Partial<Pick<HubDependencies, 'elapsed' | 'metrics' | 'sandbox'>>,
    Partial<Pick<AntsRoutesOptions, 'changeListeners' | 'clientAddress' | 'enqueue' | 'legal' | 'sendsMail'>> {
  rdvInsertion?: RdvInsertionRoutesOptions['config']
  directory?: { config?: Partial<DirectoryConfig>; upstreams?: Partial<DirectoryUpstreams> }
  links?: { config?: Partial<LinksConfig>; mailer?: Mailer }
  demoToken?: boolean
  /** `local` for the address that it listens on, so that a browser can follow its links. */
  publicUrl?: string
}

/** A hub in this process, over a real database and a real socket. */
export async function runHub(
  storage: TemporaryStorage,
  { demoToken = false, publicUrl = 'https://rdv.valbrume.example/hub', ...options }: RunHubOptions = {},
): Promise<RunningHub> {
  const database = await openDatabase(storage.config)
  await database.migrate()
  const log: LogLine[] = []
  const write =
    (level: string) =>
    (message: string, fields: LogFields = {}) =>
      void log.push({ level, message, fields })
  const logger = { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') }
  let now = NOW
  let draining = false
  const apiKeys = createApiKeys({
    database,
    configured: [
      { name: 'partner', key: PARTNER_KEY, features: FEATURE_NAMES },
      // Of no feature that there is.
      { name: 'narrow', key: NARROW_KEY, features: ['of-no-feature'] },
    ],
    demo: { key: DEMO_KEY, features: FEATURE_NAMES },
  })
  const simulator = createAntsSimulator()
  let held: { reached: PromiseWithResolvers<void>; released: PromiseWithResolvers<void> } | undefined
  const askAnts: typeof simulator.fetch = async (input, init) => {
    if (held) {
      held.reached.resolve()
      const request = new Request(input, init)
      // Whoever gives up, gives up waiting too.
      const givenUp = Promise.withResolvers<void>()
      request.signal.addEventListener('abort', () => givenUp.resolve())
      await Promise.race([held.released.promise, givenUp.promise])
      return simulator.fetch(request)
    }
    return simulator.fetch(input, init)
  }
  const ants = createAntsClient({ baseUrl: 'https://ants.example', token: 'ours', fetch: askAnts, logger })
  const insertion = createRdvInsertionSimulator()
  const agent = { 'access-token': 'token', client: 'client', uid: 'agent@valbrume.example' }
  const rdvInsertion = createRdvInsertionClient({
    baseUrl: 'https://rdv-insertion.example',
    auth: { headers: () => agent },
    fetch: insertion.fetch,
    logger,
  })
  const upstreams = { ants, rdvInsertion }
  const cipher = createCipher([ENCRYPTION_KEY])
  const keyring = { cipher, lookup: await openLookup(database, cipher) }
  let application: ReturnType<typeof createHub> | undefined
  const server = await listen('127.0.0.1', 0, (port) => {
    const foundations = { database, keyring, logger, now: () => now }
    const site = { publicUrl: publicUrl === 'local' ? `http://127.0.0.1:${port}` : publicUrl }
    const { elapsed, sandbox, metrics = createMetrics({ token: METRICS_TOKEN }) } = options
    const antsRoutes = createAntsRoutes({
      // No worker in this process: what is due stays in its row, where a sweep would find it.
      enqueue: async () => {},
      sendsMail: true,
      clientAddress: createClientAddress([]),
      ...options,
      ...foundations,
      ...site,
      isSandbox: sandbox !== undefined,
      ants,
      editor: { tokens: [ANTS_TOKEN, OTHER_ANTS_TOKEN], headerName: 'X-HUB-RDV-AUTH-TOKEN', demo: demoToken },
    })
    const webhookSecrets = { 'rdv-insertion': [INSERTION_SECRET], 'rdv-solidarites': [SOLIDARITES_SECRET] }
    const { rdvInsertion: config = { webhookSecrets, latin1Bodies: false } } = options
    const insertionRoutes = createRdvInsertionRoutes({ ...foundations, config, rdvInsertion, metrics })
    const directoryConfig = { ownSource: undefined, live: undefined, ...options.directory?.config }
    const directoryUpstreams = {
      ...createDirectoryUpstreams(directoryConfig, foundations),
      ...options.directory?.upstreams,
    }
    const directoryRoutes = createDirectoryRoutes({
      ...foundations,
      config: directoryConfig,
      upstreams: directoryUpstreams,
    })
    const linksConfig = { ...NO_LINKS, ...options.links?.config }
    const linksRoutes = createLinksRoutes({
      ...foundations,
      config: linksConfig,
      metabase: createMetabase(linksConfig.metabase, site, logger),
      mailer: options.links?.mailer,
    })
    const franceTravail = createFranceTravailClient({
      clientId: 'simulated',
      clientSecret: 'simulated',
      fetch: createFranceTravailSimulator().fetch,
      logger,
    })
    const franceTravailRoutes = createFranceTravailRoutes({ ...foundations, franceTravail })
    const apiParticulier = createApiParticulierClient({
      environment: 'staging',
      token: 'simulated',
      recipient: '13002526500013',
      fetch: createApiParticulierSimulator().fetch,
      logger,
    })
    const certificationRoutes = createCertificationRoutes({ ...foundations, apiParticulier })
    application = createHub({
      features: [
        antsRoutes,
        insertionRoutes,
        franceTravailRoutes,
        certificationRoutes,
        directoryRoutes,
        linksRoutes,
        createLinkyRoutes({ ...foundations, ...site }),
      ],
      ...site,
      database,
      keyring,
      apiKeys,
      sandbox,
      logger,
      metrics,
      elapsed,
      isDraining: () => draining,
    })
    return application.fetch
  })
  const url = `http://127.0.0.1:${server.port}`
  const send = (path: string, defaults: Record<string, string>, init: RequestInit = {}) =>
    fetch(`${url}${path}`, {
      redirect: 'manual',
      ...init,
      headers: { ...defaults, ...Object.fromEntries(new Headers(init.headers)) },
    })
  return {
    url,
    database,
    simulator,
    insertion,
    keyring,
    upstreams,
    log,
    logger,
    routerName: () => application?.router.name,
    setNow: (instant) => void (now = instant),
    drain: () => void (draining = true),
    holdAnts: () => {
      const holding = { reached: Promise.withResolvers<void>(), released: Promise.withResolvers<void>() }
      held = holding
      const release = (): void => {
        held = undefined
        holding.released.resolve()
      }
      return { reached: holding.reached.promise, release }
    },
    partner: (path, init) =>
      send(path, { authorization: `Bearer ${PARTNER_KEY}`, 'content-type': 'application/json' }, init),
    ants: (path, init) => send(path, { 'x-hub-rdv-auth-token': ANTS_TOKEN }, init),
    [Symbol.asyncDispose]: async () => {
      await server.stop()
      await database.close()
    },
  }
}
