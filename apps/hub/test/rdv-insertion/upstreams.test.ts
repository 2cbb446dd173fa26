// rdv-insertion as the hub reaches it: with one session for all processes when live, simulated and remembered in a sandbox.
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { serve, type ServerType } from '@hono/node-server'
import type { RdvInsertionClient } from '@hub/rdv-insertion-client'
import { createRdvInsertionSimulator } from '@hub/rdv-insertion-client/simulator'
import { createRdvSolidaritesAuthSimulator } from '@hub/rdv-solidarites-auth/simulator'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createCipher } from '../../src/platform/encryption/cipher.js'
import { type Database, openDatabase } from '../../src/platform/database/database.js'
import { createSharedTokenStore } from '../../src/platform/upstream/shared-token-store.js'
import { createRdvInsertionUpstream } from '../../src/features/rdv-insertion/upstream.js'
import { describeOnEachEngine, type TemporaryStorage } from '../support/engines.js'
import { ENCRYPTION_KEY } from '../support/running-hub.js'

const EMAIL = 'agent@valbrume.example'
const PASSWORD = 'canary of a password'
const cipher = createCipher([ENCRYPTION_KEY])
const user = {
  first_name: 'Camille',
  last_name: 'Exemple',
  title: 'madame',
  email: 'camille@example.org',
  invitation: { motif_category: { short_name: 'rsa_orientation' } },
} as const

describeOnEachEngine('rdv-insertion upstream', ({ createStorage, name: engine }) => {
  let storage: TemporaryStorage
  const databases: Database[] = []
  const servers: ServerType[] = []
  const log: unknown[] = []
  const logger = { warn: (...line: unknown[]) => log.push(line), error: (...line: unknown[]) => log.push(line) }
  const solidarites = createRdvSolidaritesAuthSimulator({ agents: [{ email: EMAIL, password: PASSWORD }] })
  const insertion = createRdvInsertionSimulator({
    validateToken: ({ access_token, client, uid }) =>
      solidarites.state.findSession(new Headers({ 'access-token': access_token, client, uid }))?.agent.email,
  })
  let live: { apiUrl: string; signInUrl: string; email: string; password: string }

  async function listen(answer: (request: Request) => Promise<Response>): Promise<string> {
    const server = serve({ fetch: answer, port: 0, hostname: '127.0.0.1' })
    servers.push(server)
    await once(server, 'listening')
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  }

  beforeAll(async () => {
    storage = await createStorage()
    // Two processes share a PostgreSQL; the embedded engine has one.
    for (let process = 0; process < (engine === 'postgresql' ? 2 : 1); process += 1) {
      databases.push(await openDatabase(storage.config))
    }
    await databases[0]?.migrate()
    live = {
      apiUrl: await listen((request) => insertion.fetch(request)),
      signInUrl: await listen((request) => solidarites.fetch(request)),
      email: EMAIL,
      password: PASSWORD,
    }
  })
  afterAll(async () => {
    for (const server of servers) server.close()
    await Promise.all(databases.map((database) => database.close()))
    await storage[Symbol.asyncDispose]()
  })

  const upstreams = (isLive: boolean): RdvInsertionClient[] =>
    databases.map((database) =>
      createRdvInsertionUpstream({ live: isLive ? live : undefined }, { database, cipher, logger }),
    )
  const callAll = (each: readonly RdvInsertionClient[]) =>
    Promise.all(
      each.flatMap((rdvInsertion) => Array.from({ length: 20 }, () => rdvInsertion.getDepartment({ number: '99' }))),
    )

  test('forty first calls, of two processes, sign in once', async () => {
    await callAll(upstreams(true))
    expect(solidarites.state.signIns).toBe(1)
    // A process that starts later takes the session that is kept.
    await callAll(upstreams(true))
    expect(solidarites.state.signIns).toBe(1)
  })

  test('a session that ended is renewed once, for all', async () => {
    const running = upstreams(true)
    await callAll(running)
    const before = solidarites.state.signIns
    solidarites.state.endSessions()
    await callAll(running)
    expect(solidarites.state.signIns).toBe(before + 1)
  })

  test('neither the password nor a token is kept readable, or logged', async () => {
    const [database] = databases
    const rows = await database?.run((connection) =>
      connection.execute(sql`select t::text as row from shared_tokens t`),
    )
    const store = createSharedTokenStore<{ accessToken: string }>({
      database: database as Database,
      cipher,
      name: 'rdv-solidarites',
    })
    const [, owner] = /rdv-solidarites:([0-9a-f]{64})/.exec(JSON.stringify(rows)) ?? []
    const token = (await store.read(owner))?.value.accessToken ?? ''
    expect(token.length).toBeGreaterThan(10)
    const kept = JSON.stringify(rows) + JSON.stringify(log)
    expect(kept).toContain('rdv-solidarites')
    for (const secret of [PASSWORD, token]) expect(kept).not.toContain(secret)
  })

  test('a sandbox reaches nobody, and remembers whom it invited', async () => {
    const here = { rdv_solidarites_organisation_id: 4012 }
    const [first] = upstreams(false)
    const invited = await first?.createAndInvite({ ...here, user })
    expect(invited?.invitations).toHaveLength(1)
    expect(insertion.state.data.users).toEqual([])
    for (const rdvInsertion of upstreams(false)) {
      const { users } = await rdvInsertion.searchUsers({ ...here, search_query: 'exemple' })
      expect(users).toMatchObject([{ id: invited?.user.id, first_name: 'Camille' }])
    }
  })
})
