import { createHub } from '../../src/app.js'
import { createKeyring } from '../../src/platform/api-keys.js'
import { openDatabase, type Database } from '../../src/platform/database.js'
import { listen } from '../../src/platform/http-server.js'
import { FEATURES } from '../../src/features.js'
import type { LogFields } from '@hub/http'
import type { TemporaryStorage } from './engines.js'

const PARTNER_KEY = 'partner-key-for-tests-0123456789abcdef'
export const NARROW_KEY = 'narrow-key-for-tests-0123456789abcdefg'
export const DEMO_KEY = 'demo-key-for-tests-0123456789abcdefghi'
export const ANTS_TOKEN = 'token-of-ants'
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
  log: LogLine[]
  /** Moves the hub's clock. */
  setNow(now: number): void
  drain(): void
  /** A request to a path, with the partner's key unless `init` has an authorization. */
  partner(path: string, init?: RequestInit): Promise<Response>
  /** A request with ANTS's token. */
  ants(path: string, init?: RequestInit): Promise<Response>
}

/** A hub in this process, over a real database and a real socket. */
export async function runHub(storage: TemporaryStorage, { demoToken = false } = {}): Promise<RunningHub> {
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
  const server = await listen('127.0.0.1', 0, () => {
    return createHub({
      features: new Set(FEATURES),
      publicUrl: 'https://rdv.valbrume.example/hub',
      database,
      keyring,
      ants: { tokens: [ANTS_TOKEN, OTHER_ANTS_TOKEN], headerName: 'X-HUB-RDV-AUTH-TOKEN', demo: demoToken },
      logger,
      now: () => now,
      isDraining: () => draining,
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
    log,
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
