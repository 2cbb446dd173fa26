// A hub with the Linky gateway alone, in this process: real database, real simulator, its own clock, and mail that is sent at once.
import { afterAll, beforeAll, beforeEach } from 'vitest'
import type { LogFields } from '@hub/http'
import { createHub } from '../../src/app.js'
import { createPasswords, type Passwords } from '../../src/features/enedis/accounts/passwords.js'
import { type EnedisConfig, readEnedisConfig } from '../../src/features/enedis/config.js'
import { registerMails } from '../../src/features/enedis/mails/link-mails.js'
import { measureGateway } from '../../src/features/enedis/metrics.js'
import { createEnedisRoutes } from '../../src/features/enedis/routes.js'
import { linkyAccounts, linkyAudit, linkyLinks } from '../../src/features/enedis/tables.js'
import type { EnedisUpstream } from '../../src/features/enedis/upstream.js'
import type { QuotaLimits } from '../../src/features/enedis/readings/quotas.js'
import { type Database, openDatabase } from '../../src/platform/database/database.js'
import { rateLimits, upstreamCalls, upstreamHolds } from '../../src/platform/database/tables.js'
import { createCipher } from '../../src/platform/encryption/cipher.js'
import type { Keyring } from '../../src/platform/encryption/keyring.js'
import { openLookup } from '../../src/platform/encryption/lookup-key.js'
import { createClientAddress } from '../../src/platform/http/client-address.js'
import { listen } from '../../src/platform/http/http-server.js'
import type { JobHandler } from '../../src/platform/jobs/jobs.js'
import type { Mail } from '../../src/platform/mail/mail.js'
import { createApiKeys } from '../../src/platform/partners/api-keys.js'
import { createMetrics } from '../../src/platform/process/metrics.js'
import type { TemporaryStorage } from './engines.js'
import { openSimulatedEnedis, type SimulatedEnedis } from './linky-enedis.js'
import { createVisitor, type Visitor } from './linky-visitor.js'
import { ENCRYPTION_KEY, METRICS_TOKEN } from './running-hub.js'

/** 14:00 in Paris on a Tuesday. */
export const NOW = Date.parse('2026-11-10T13:00:00Z')
export const PUBLIC_URL = 'https://linky.example'
/** Binary logarithm of the cost of a password: what is tried here is not how dear it is. */
const CHEAP = 10

export interface LinkyHubOptions {
  config?: Partial<EnedisConfig>
  quotaLimits?: QuotaLimits
  /** `local` has it listen there, so that a browser can follow its links. */
  publicUrl?: string
}

export interface LinkyHub {
  database: Database
  keyring: Keyring
  enedis: SimulatedEnedis
  upstream: EnedisUpstream
  mails: Mail[]
  log: { level: string; message: string; fields: LogFields }[]
  now(): number
  setNow(instant: number): void
  request(path: string, init?: RequestInit): Promise<Response>
  /** Where it is published. */
  url: string
  /** Sends what waits to be sent: for requests that came by the socket. */
  deliver(): Promise<void>
  /** For a server. */
  fetch: ReturnType<typeof createHub>['fetch']
  /** Hashes of passwords computed for requests so far, and units of work of the database. */
  work(): { hashes: number; units: number }
  /** A browser of its own, with its cookies. */
  visitor(): Visitor
  /** The same hub once more, as another process on the same database. */
  twin(): Promise<Pick<LinkyHub, 'request' | 'visitor' | 'enedis'>>
}

/** Called in a `describe`: each test begins without an account, on the same day. */
export function linkyHub(createStorage: () => Promise<TemporaryStorage>, options: LinkyHubOptions = {}): LinkyHub {
  const shared = {} as LinkyHub
  let storage: TemporaryStorage | undefined
  const opened: Database[] = []
  const stops: (() => Promise<void>)[] = []

  beforeAll(async () => {
    storage = await createStorage()
    const { config } = storage
    const open = async (clock: { now: () => number }, enedis: SimulatedEnedis) => {
      const database = await openDatabase(config)
      opened.push(database)
      const started = await startLinky(database, enedis, clock, options)
      stops.push(started.stop)
      return started
    }
    let now = NOW
    const clock = { now: () => now }
    const enedis = openSimulatedEnedis(clock.now)
    const first = await open(clock, enedis)
    Object.assign(shared, first, {
      now: clock.now,
      setNow: (instant: number) => void (now = instant),
      twin: () => open(clock, enedis),
    })
  })
  beforeEach(async () => {
    shared.setNow(NOW)
    shared.mails.length = 0
    shared.log.length = 0
    shared.enedis.reset()
    const tables = [linkyAccounts, linkyLinks, linkyAudit, rateLimits, upstreamCalls, upstreamHolds]
    for (const table of tables) await shared.database.run((connection) => connection.delete(table))
  })
  afterAll(async () => {
    for (const stop of stops) await stop()
    for (const database of opened.toReversed()) await database.close()
    await storage?.[Symbol.asyncDispose]()
  })
  return shared
}

async function startLinky(
  database: Database,
  enedis: SimulatedEnedis,
  { now }: { now: () => number },
  options: LinkyHubOptions,
) {
  const { quotaLimits } = options
  const log: LinkyHub['log'] = []
  const write =
    (level: string) =>
    (message: string, fields: LogFields = {}) =>
      void log.push({ level, message, fields })
  const logger = { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') }
  const costs = { hashes: 0, units: 0 }
  const counted: Database = {
    ...database,
    run: (...given) => {
      costs.units += 1
      return database.run(...given)
    },
    transaction: (...given) => {
      costs.units += 1
      return database.transaction(...given)
    },
  }
  const passwords = createPasswords(CHEAP)
  const countedPasswords: Passwords = {
    ...passwords,
    hash: (password) => {
      costs.hashes += 1
      return passwords.hash(password)
    },
    isRight: (...given) => {
      costs.hashes += 1
      return passwords.isRight(...given)
    },
  }
  const cipher = createCipher([ENCRYPTION_KEY])
  const keyring = { cipher, lookup: await openLookup(database, cipher) }
  const config = { ...readEnedisConfig({} as Parameters<typeof readEnedisConfig>[0], false), ...options.config }
  const mails: Mail[] = []
  const handlers = new Map<string, JobHandler>()
  const mailer = {
    from: { name: '', address: 'linky@linky.example' },
    send: async (mail: Mail) => void mails.push(mail),
  }
  let url = options.publicUrl ?? PUBLIC_URL
  const mailing = { database, keyring, mailer, logger, getPublicUrl: async () => url }
  registerMails({ register: (queue, handler) => void handlers.set(queue, handler) }, mailing)
  const waiting: (() => Promise<void>)[] = []
  const deliver = async () => {
    for (const work of waiting.splice(0)) await work()
  }

  function build(publicUrl: string) {
    url = publicUrl
    const feature = createEnedisRoutes({
      config,
      database: counted,
      keyring,
      logger,
      now,
      publicUrl,
      upstream: enedis.connect({ database, config, publicUrl, now }),
      passwords: countedPasswords,
      clientAddress: createClientAddress([]),
      sendsMail: true,
      // Done once the request is answered, and its transaction over.
      enqueue: async (_transaction, queue, payload) => {
        waiting.push(async () => handlers.get(queue)?.(payload, new AbortController().signal))
      },
      quotaLimits,
      listRetries: 0,
    })
    const metrics = createMetrics({ token: METRICS_TOKEN })
    measureGateway(metrics, database, now)
    return createHub({
      features: [feature],
      publicUrl,
      database,
      keyring,
      apiKeys: createApiKeys({ database, configured: [], demo: undefined }),
      logger,
      metrics,
      isDraining: () => false,
    })
  }

  let built: ReturnType<typeof build> | undefined
  const server =
    url === 'local'
      ? await listen('127.0.0.1', 0, (port) => {
          built = build(`http://127.0.0.1:${port}`)
          return built.fetch
        })
      : undefined
  const hub = built ?? build(url)
  const upstream = enedis.connect({ database, config, publicUrl: url, now })
  const request = async (path: string, init?: RequestInit): Promise<Response> => {
    const response = await hub.request(path, init)
    await deliver()
    return response
  }
  return {
    database,
    keyring,
    enedis,
    upstream,
    mails,
    log,
    request,
    url,
    deliver,
    work: () => ({ ...costs }),
    stop: async () => server?.stop(),
    fetch: hub.fetch,
    visitor: () => createVisitor(request),
  }
}
