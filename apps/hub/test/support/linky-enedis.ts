// The simulated Enedis that the gateway of these tests calls: its client and its simulator, over the database of the hub.
import { createEnedisSimulator, type EnedisOperation, type EnedisState } from '@hub/enedis-client/simulator'
import type { EnedisConfig } from '../../src/features/enedis/config.js'
import { createEnedisUpstream, type EnedisUpstream } from '../../src/features/enedis/upstream.js'
import type { Database } from '../../src/platform/database/database.js'
import { createCipher } from '../../src/platform/encryption/cipher.js'
import { ENCRYPTION_KEY } from './running-hub.js'

/** Of the customers 0, 1 and 2 of the sandbox; the third has no load curve. */
export const POINT = '22516914714270'
export const OTHER_POINT = '11453290002823'
export const THIRD_POINT = '32320647321714'
export const PRODUCER = '24880057139941'
/** What the simulator knows of the holder of POINT. */
export const HOLDER = { email: 'camille.exemple@courriel.example', postalCode: '59999', power: '9' }

const MEASURES: readonly EnedisOperation[] = [
  'dailyConsumption',
  'consumptionLoadCurve',
  'dailyMaxPower',
  'dailyProduction',
  'productionLoadCurve',
  'consumptionIndexes',
  'productionIndexes',
  'dailyConsumptionV5',
  'consumptionLoadCurveV5',
  'dailyMaxPowerV5',
  'dailyProductionV5',
  'productionLoadCurveV5',
]
const MANY = 100_000

export interface SimulatedEnedis {
  state: EnedisState
  fetch(request: Request): Promise<Response>
  /** Calls of measures so far. */
  measured(): number
  /** Calls that arrived so far, whatever they were answered; without those for a token. */
  received(): number
  /** First and last day of each call of a series of 2026 so far: `2026-11-01 2026-11-08`. */
  windows(): readonly string[]
  /** Tokens issued so far. */
  tokens(): number
  /** Exchanges of authorisations so far. */
  exchanges(): number
  /** Of the holder of POINT. */
  authorisation: string
  reset(): void
  connect(options: ConnectOptions): EnedisUpstream
}

export interface ConnectOptions {
  database: Database
  config: EnedisConfig
  publicUrl: string
  now: () => number
}

/** Its pace is tried elsewhere: here a second is as long as a test. */
export function openSimulatedEnedis(now: () => number): SimulatedEnedis {
  const real = createEnedisSimulator({ now, callsPerSecond: MANY, callsPerHour: MANY })
  const { state } = real
  let received = 0
  let tokens = 0
  const windows: string[] = []
  const simulator: typeof real = {
    ...real,
    fetch: (input, init) => {
      const { pathname, searchParams } = new URL(input instanceof Request ? input.url : input)
      if (pathname.startsWith('/oauth2/')) tokens += 1
      else received += 1
      const [start, end] = [searchParams.get('dateDebut'), searchParams.get('dateFin')]
      if (start !== null && end !== null) windows.push(`${start} ${end}`)
      return real.fetch(input, init)
    },
  }
  const count = (operations: readonly EnedisOperation[]) =>
    operations.reduce((total, operation) => total + state.countCalls(operation), 0)
  const logger = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }
  const quotas = { callsPerSecond: MANY, callsPerHour: MANY }
  return {
    state,
    fetch: (request) => simulator.fetch(request),
    measured: () => count(MEASURES),
    exchanges: () => count(['subscribedServices']),
    authorisation: String(state.getAuthorizationId(POINT)),
    received: () => received,
    windows: () => [...windows],
    tokens: () => tokens,
    reset() {
      received = 0
      tokens = 0
      windows.length = 0
      const { issuedTokens } = state
      state.reset()
      // The tokens that are in use stay good: without that, the first call of each test would be one that is refused.
      for (let issued = 0; issued < issuedTokens; issued += 1) state.createToken()
    },
    connect: ({ database, config, publicUrl, now: clock }) => {
      const cipher = createCipher([ENCRYPTION_KEY])
      return createEnedisUpstream(config, { database, cipher, logger, now: clock, simulator, quotas }).at(publicUrl)
    },
  }
}
