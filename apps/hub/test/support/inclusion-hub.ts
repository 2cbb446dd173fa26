// A hub in this process with people and PASS IAE only, over a real database and a simulated France Travail.
import type { LogFields, Logger } from '@hub/http'
import { createApiParticulierClient } from '@hub/api-particulier-client'
import { type ApiParticulierSimulator, createApiParticulierSimulator } from '@hub/api-particulier-client/simulator'
import { createFranceTravailClient, type FranceTravailClient } from '@hub/france-travail-client'
import { createFranceTravailSimulator, type FranceTravailSimulator } from '@hub/france-travail-client/simulator'
import { afterAll, beforeAll } from 'vitest'
import { createHub } from '../../src/app.js'
import { createCertificationRoutes } from '../../src/features/inclusion/certification-feature.js'
import { certifyBenefits } from '../../src/features/inclusion/certify-benefits.js'
import { createFranceTravailRoutes } from '../../src/features/inclusion/france-travail-feature.js'
import { notifyApprovals, type NotifyPassOptions } from '../../src/features/inclusion/notify-approvals.js'
import { certifyJobSeekers } from '../../src/features/inclusion/certify-job-seekers.js'
import { type Database, openDatabase } from '../../src/platform/database/database.js'
import { createCipher } from '../../src/platform/encryption/cipher.js'
import type { Keyring } from '../../src/platform/encryption/keyring.js'
import { openLookup } from '../../src/platform/encryption/lookup-key.js'
import { createApiKeys } from '../../src/platform/partners/api-keys.js'
import { createMetrics } from '../../src/platform/process/metrics.js'
import type { TemporaryStorage, TestedEngine } from './engines.js'

const KEY = 'partner-key-for-tests-0123456789abcdef'
export const NARROW_KEY = 'narrow-key-for-tests-0123456789abcdefg'
/** Of a partner who may do nothing with benefits. */
export const FRANCE_TRAVAIL_KEY = 'other-key-for-tests-0123456789abcdefgh'
export const CLIENT_SECRET = 'canary-secret-of-the-application'
/** A Monday, 08:00 in France. */
export const NOW = Date.parse('2027-09-06T06:00:00Z')

/** Whom the simulator knows. */
export const CAMILLE = {
  first_name: 'Camille',
  birth_name: 'Durand',
  birth_date: '1985-05-12',
  nir: '185057505601797',
}
export const ID_NATIONAL = 'simulated-Kx4dQwz1ZbF0mYtR7uLpVs3NcHe9JgA2o'
export const PASS = {
  job_seeker_id: 'p-1',
  start_at: '2026-01-05',
  end_at: '2028-01-04',
  origin_siae_siret: '13002526500013',
  origin_siae_kind: 'ACI',
  origin_sender_kind: 'prescriber',
  origin_prescriber_organization_kind: 'ML',
  accepted_application: true,
}

export interface InclusionHub extends AsyncDisposable {
  database: Database
  keyring: Keyring
  simulator: FranceTravailSimulator
  /** API Particulier. */
  particulier: ApiParticulierSimulator
  franceTravail: FranceTravailClient
  log: { level: string; message: string; fields: LogFields }[]
  setNow(now: number): void
  /** A request of the partner; its body is sent as JSON. */
  ask(
    method: string,
    path: string,
    body?: unknown,
    key?: string,
  ): Promise<{ status: number; body: Record<string, never> }>
  /** One pass of the job, without its rests. */
  notify(options?: Partial<NotifyPassOptions>): ReturnType<typeof notifyApprovals>
  certifyBenefits(): ReturnType<typeof certifyBenefits>
  certify(batch?: number): ReturnType<typeof certifyJobSeekers>
}

const everyTurn = { gate: { enter: async () => true, refuse: () => {} } }

export interface InclusionHubOptions {
  /** What stands between the hub and the simulated France Travail. Default: nothing. */
  between?: (simulator: FranceTravailSimulator) => FranceTravailSimulator['fetch']
  /** The same of API Particulier. */
  betweenParticulier?: (simulator: ApiParticulierSimulator) => ApiParticulierSimulator['fetch']
}

export async function runInclusionHub(
  storage: TemporaryStorage,
  { between = ({ fetch }) => fetch, betweenParticulier = ({ fetch }) => fetch }: InclusionHubOptions = {},
): Promise<InclusionHub> {
  const database = await openDatabase(storage.config)
  await database.migrate()
  const cipher = createCipher([Buffer.alloc(32, 7)])
  const keyring = { cipher, lookup: await openLookup(database, cipher) }
  const log: InclusionHub['log'] = []
  const write =
    (level: string) =>
    (message: string, fields: LogFields = {}) =>
      void log.push({ level, message, fields })
  const logger: Required<Logger> = {
    debug: write('debug'),
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
  }
  let now = NOW
  const simulator = createFranceTravailSimulator()
  const franceTravail = createFranceTravailClient({
    clientId: 'PAR_hub',
    clientSecret: CLIENT_SECRET,
    fetch: between(simulator),
    logger,
    rateLimiter: everyTurn,
    // Tokens are repeated at once, in tests that let them fail.
    maxRetries: 0,
  })
  const shared = { database, keyring, logger, now: () => now, franceTravail }
  const particulier = createApiParticulierSimulator()
  const apiParticulier = createApiParticulierClient({
    environment: 'staging',
    token: 'canary-token-of-the-hub',
    recipient: '13002526500013',
    fetch: betweenParticulier(particulier),
    logger,
    rateLimiter: { ...everyTurn, holdUntil: async () => {} },
  })
  const benefits = { database, keyring, logger, now: () => now, apiParticulier }
  const apiKeys = createApiKeys({
    database,
    configured: [
      { name: 'partner', key: KEY, features: ['france-travail', 'certification'] },
      { name: 'other', key: FRANCE_TRAVAIL_KEY, features: ['france-travail'] },
      { name: 'narrow', key: NARROW_KEY, features: ['links'] },
    ],
  })
  const hub = createHub({
    features: [createFranceTravailRoutes(shared), createCertificationRoutes(benefits)],
    publicUrl: 'https://rdv.valbrume.example',
    database,
    keyring,
    apiKeys,
    logger,
    metrics: createMetrics({ token: 'x' }),
    isDraining: () => false,
  })
  return {
    database,
    keyring,
    simulator,
    particulier,
    franceTravail,
    log,
    setNow(instant) {
      now = instant
    },
    async ask(method, path, body, key = KEY) {
      const response = await hub.fetch(
        new Request(`https://rdv.valbrume.example/api/v1${path}`, {
          method,
          headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
          ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
        }),
      )
      const text = await response.text()
      return { status: response.status, body: text === '' ? {} : JSON.parse(text) }
    },
    notify: (options = {}) =>
      notifyApprovals({ ...shared, wait: async () => {}, ...options }, new AbortController().signal),
    certifyBenefits: () => certifyBenefits(benefits, new AbortController().signal),
    certify: (batch) => certifyJobSeekers({ ...shared, batch }, new AbortController().signal),
    async [Symbol.asyncDispose]() {
      await database.close()
    },
  }
}

/** Called in a `describe`: one hub for all its tests, on a database of its own. */
export function useInclusionHub({ createStorage }: TestedEngine): InclusionHub {
  const hub = {} as InclusionHub
  let storage: TemporaryStorage
  beforeAll(async () => {
    storage = await createStorage()
    Object.assign(hub, await runInclusionHub(storage))
  })
  afterAll(async () => {
    await hub[Symbol.asyncDispose]()
    await storage[Symbol.asyncDispose]()
  })
  return hub
}
