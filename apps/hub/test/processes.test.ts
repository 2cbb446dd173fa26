// Hubs as processes over one PostgreSQL server.
import { expect, test } from 'vitest'
import { withDatabaseClock } from './support/database-clock.js'
import { describeOnPostgres, type TemporaryStorage } from './support/engines.js'
import { runCommand, startServing } from './support/hub-process.js'
import { agenda, meetingPoint } from './support/points.js'

const sandbox = ({ config }: TemporaryStorage) => ({
  DATABASE_URL: config.databaseUrl ?? '',
  HUB_DATA_DIR: config.dataDirectory,
  HUB_UPSTREAMS: 'sandbox',
  HUB_ENCRYPTION_KEY: Buffer.alloc(32).toString('base64'),
})

describeOnPostgres('processes', ({ createStorage }) => {
  test('two hubs share one database: what one imports, the other offers', async () => {
    await using storage = await createStorage()
    const environment = {
      ...sandbox(storage),
      ANTS_HUB_AUTH_TOKENS: 'token',
      HUB_API_KEYS: 'partner:partner-key-0123456789abcdefghijkl',
    }
    const [one, other] = await Promise.all([startServing(environment), startServing(environment)])
    await using _one = one.hub
    await using _other = other.hub
    const points = async (url: string) =>
      (await fetch(`${url}/api/ants/getManagedMeetingPoints`, { headers: { 'x-hub-rdv-auth-token': 'token' } })).json()
    expect(await points(other.url)).toEqual([])
    const imported = await fetch(`${one.url}/api/v1/agenda`, {
      method: 'POST',
      headers: { authorization: 'Bearer partner-key-0123456789abcdefghijkl', 'content-type': 'application/json' },
      body: JSON.stringify(agenda(meetingPoint('shared'))),
    })
    expect(imported.status).toBe(200)
    await expect.poll(() => points(other.url), { timeout: 60_000 }).toMatchObject([{ id: 'shared' }])
  })

  test('two hubs let a key make 600 requests a minute, together', async () => {
    await using storage = await withDatabaseClock(createStorage())
    const key = 'partner-key-0123456789abcdefghijkl'
    const environment = { ...sandbox(storage), HUB_API_KEYS: `partner:${key}` }
    const [one, other] = await Promise.all([startServing(environment), startServing(environment)])
    await using _one = one.hub
    await using _other = other.hub
    const ask = async (url: string) =>
      (await fetch(`${url}/api/v1/meeting-points?limit=1`, { headers: { authorization: `Bearer ${key}` } })).status
    /** Some at a time, until the process refuses. */
    const askUntilRefused = async (url: string) => {
      const statuses: number[] = []
      while (!statuses.includes(429)) statuses.push(...(await Promise.all(Array.from({ length: 5 }, () => ask(url)))))
      return statuses
    }
    const statuses = (await Promise.all([askUntilRefused(one.url), askUntilRefused(other.url)])).flat()
    expect(statuses.filter((status) => status === 200)).toHaveLength(600)
    expect(new Set(statuses)).toEqual(new Set([200, 429]))
  })

  test('a server that refuses us: one sentence', async () => {
    await using storage = await createStorage()
    const url = new URL(storage.config.databaseUrl ?? '')
    url.pathname = '/no_such_database'
    const result = await runCommand({ DATABASE_URL: url.href, HUB_DATA_DIR: storage.config.dataDirectory }, 'migrate')
    expect(result.code).toBe(1)
    expect(result.stderr).toMatch(/^PostgreSQL at \S+\/no_such_database cannot be used \(3D000\): .*\n$/)
  })
})
