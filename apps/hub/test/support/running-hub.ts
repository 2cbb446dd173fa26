import { createAntsClient } from '@hub/ants-client'
import { type AntsSimulator, createAntsSimulator } from '@hub/ants-client/msw'
import { createRdvInsertionClient } from '@hub/rdv-insertion-client'
import { createRdvInsertionSimulator, type RdvInsertionSimulator } from '@hub/rdv-insertion-client/msw'
import { createHub, type HubDependencies } from '../../src/app.js'
import { createKeyring } from '../../src/platform/api-keys.js'
import { openDatabase, type Database } from '../../src/platform/database.js'
import { listen } from '../../src/platform/http-server.js'
import { createClientAddress } from '../../src/platform/client-address.js'
import { createCipher } from '../../src/platform/crypto.js'
import { createMetrics } from '../../src/platform/metrics.js'
import type { Upstreams } from '../../src/platform/upstreams.js'
import type { Vault } from '../../src/platform/vault.js'
import { openLookup } from '../../src/platform/lookup-key.js'
import { FEATURES } from '../../src/features.js'
import type { LogFields, Logger } from '@hub/http'
import type { TemporaryStorage } from './engines.js'

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
  vault: Vault
  upstreams: Upstreams
  log: LogLine[]
  logger: Required<Logger>
  /** Moves the hub's clock. */
  setNow(now: number): void
  drain(): void
  /** A request to a path, with the partner's key unless `init` has an authorization. */
  partner(path: string, init?: RequestInit): Promise<Response>
  /** A request with ANTS's token. */
  ants(path: string, init?: RequestInit): Promise<Response>
}

export interface RunHubOptions
  extends Partial<
    Pick<HubDependencies, 'changeListeners' | 'clientAddress' | 'enqueue' | 'rdvInsertion' | 'sandbox' | 'sendsMail'>
  > {
  demoToken?: boolean
  /** `local` for the address that it listens on, so that a browser can follow its links. */
  publicUrl?: string
}

/** A hub in this process, over a real database and a real socket. */
export async function runHub(
  storage: TemporaryStorage,
  { demoToken = false, publicUrl = 'https://rdv.valbrume.example/hub', ...more }: RunHubOptions = {},
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
  const keyring = createKeyring({
    database,
    configured: [
      { name: 'partner', key: PARTNER_KEY, features: FEATURES },
      { name: 'narrow', key: NARROW_KEY, features: ['links'] },
    ],
    demoKey: DEMO_KEY,
  })
  const simulator = createAntsSimulator()
  const ants = createAntsClient({ baseUrl: 'https://ants.example', token: 'ours', fetch: simulator.fetch, logger })
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
  const vault = { cipher, lookup: await openLookup(database, cipher) }
  const server = await listen('127.0.0.1', 0, (port) => {
    return createHub({
      features: new Set(FEATURES),
      publicUrl: publicUrl === 'local' ? `http://127.0.0.1:${port}` : publicUrl,
      database,
      vault,
      keyring,
      upstreams,
      // No worker in this process: what is due stays in its row, where a sweep would find it.
      enqueue: async () => {},
      sendsMail: true,
      clientAddress: createClientAddress([]),
      ants: { tokens: [ANTS_TOKEN, OTHER_ANTS_TOKEN], headerName: 'X-HUB-RDV-AUTH-TOKEN', demo: demoToken },
      rdvInsertion: {
        webhookSecrets: { 'rdv-insertion': [INSERTION_SECRET], 'rdv-solidarites': [SOLIDARITES_SECRET] },
        latin1Bodies: false,
      },
      logger,
      metrics: createMetrics({ token: METRICS_TOKEN, elapsed: () => performance.now() }),
      now: () => now,
      isDraining: () => draining,
      ...more,
    }).fetch
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
    vault,
    upstreams,
    log,
    logger,
    setNow: (instant) => void (now = instant),
    drain: () => void (draining = true),
    partner: (path, init) =>
      send(path, { authorization: `Bearer ${PARTNER_KEY}`, 'content-type': 'application/json' }, init),
    ants: (path, init) => send(path, { 'x-hub-rdv-auth-token': ANTS_TOKEN }, init),
    [Symbol.asyncDispose]: async () => {
      await server.stop()
      await database.close()
    },
  }
}
