import { randomUUID } from 'node:crypto'
import { Pool } from 'pg'
import { describe, expect, test } from 'vitest'
import { createRdvSolidaritesAuth, type RdvSolidaritesSession } from '../src/index.js'
import { createPostgresTokenStore } from './postgres-token-store.js'
import { atTheEnd, EMAIL, PASSWORD, startAuth, startResource } from './support.js'

const url = process.env['TEST_DATABASE_URL']
const reason = url === undefined ? ': SKIPPED, set TEST_DATABASE_URL to a PostgreSQL to run it' : ''

describe.skipIf(url === undefined)(`a store in PostgreSQL${reason}`, () => {
  async function start() {
    const schema = `token_store_${randomUUID().replaceAll('-', '')}`
    const connect = () => {
      const pool = new Pool({ connectionString: url, options: `-c search_path=${schema}` })
      atTheEnd(() => pool.end())
      return pool
    }
    const pool = connect()
    await pool.query(`CREATE SCHEMA ${schema}`)
    atTheEnd(() => pool.query(`DROP SCHEMA ${schema} CASCADE`))
    await pool.query('CREATE TABLE shared_token (owner text PRIMARY KEY, token jsonb)')
    return { stores: [pool, connect()].map((each) => createPostgresTokenStore<RdvSolidaritesSession>(each)) }
  }

  test('shares one session between two pools, renewals included', async () => {
    const { stores } = await start()
    const bench = startAuth({ store: stores[0] })
    const other = createRdvSolidaritesAuth({
      email: EMAIL,
      password: PASSWORD,
      environment: 'demo',
      store: stores[1],
      fetch: bench.fetch,
    })
    const { clientOf } = startResource(bench)
    const clients = [clientOf(bench.auth), clientOf(other)]
    const callAtOnce = () =>
      Promise.all(clients.flatMap(({ getThing }) => Array.from({ length: 100 }, () => getThing())))
    await callAtOnce()
    expect(bench.state.signIns).toBe(1)
    bench.state.endSessions()
    await callAtOnce()
    expect(bench.state.signIns).toBe(2)
  })

  test('changes nothing when the sign-in fails', async () => {
    const { stores } = await start()
    const { auth, state } = startAuth({ store: stores[0] })
    const before = await auth.headers()
    state.endSessions()
    state.failNext({ kind: 'status', status: 503, operation: 'signIn' })
    await expect(auth.onUnauthorized(before)).rejects.toMatchObject({ status: 503 })
    expect(await auth.headers()).toEqual(before)
    expect(await auth.onUnauthorized(before)).toBe(true)
  })
})
