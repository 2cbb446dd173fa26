// Appointments in hubs as they are really run: several on one database, stopped, backed up, restored.
import { execFile } from 'node:child_process'
import { cp, rm } from 'node:fs/promises'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { encryptedColumns } from '../src/commands/rotate-encryption.js'
import { createDirectory, createEmptyDirectory, describeOnPostgres, type TemporaryStorage } from './support/engines.js'
import { runCommand, startServing } from './support/hub-process.js'

const run = promisify(execFile)
const API_KEY = 'partner-key-for-processes-0123456789abcdef'
const ENCRYPTION_KEY = Buffer.alloc(32, 3).toString('base64')
const NEXT_KEY = Buffer.alloc(32, 4).toString('base64')
const contact = { first_name: 'Camille', last_name: 'Durand', email: 'camille@example.org' }

interface Answer {
  status: number
  body: { id: string; code: string; contact: unknown; items: { starts_at: string }[]; applications: { ants: string }[] }
}

async function call(url: string, path: string, init: RequestInit = {}): Promise<Answer> {
  const headers = { authorization: `Bearer ${API_KEY}`, 'content-type': 'application/json' }
  const response = await fetch(`${url}/api/v1/${path}`, { ...init, headers })
  return { status: response.status, body: (await response.json()) as Answer['body'] }
}

const post = (url: string, path: string, body: unknown) =>
  call(url, path, { method: 'POST', body: JSON.stringify(body) })

/** What `jobs run rotate-encryption` prints, whatever features there are. */
function printRotated(counts: Readonly<Record<string, number>>): string {
  const names = new Set(encryptedColumns.map(({ countedAs }) => countedAs))
  return [...names].map((name) => `${name}: ${counts[name] ?? 0}\n`).join('')
}

/** One place with one desk, open a quarter of an hour every day. */
const PLACE = {
  id: 'one-desk',
  name: 'Mairie de Valbrume',
  street: '12 rue des Lilas',
  zip_code: '59999',
  city_name: 'Valbrume',
  longitude: 3.0351,
  latitude: 50.5487,
  durations: { CNI: 15 },
  openings: [{ weekdays: [1, 2, 3, 4, 5, 6, 7], from: '09:00', to: '09:15' }],
}

async function freeSlots(url: string): Promise<string[]> {
  const { body } = await call(url, 'meeting-points/one-desk/slots?reason=CNI')
  return body.items.map(({ starts_at }) => starts_at)
}

async function book(url: string, number: string, startsAt?: string): Promise<Answer> {
  const starts_at = startsAt ?? (await freeSlots(url))[0]
  return post(url, 'appointments', {
    meeting_point_id: 'one-desk',
    starts_at,
    reason: 'CNI',
    application_ids: [number],
    contact,
  })
}

/** Asks until it is so, for two minutes at most. */
async function until(condition: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 120_000
  while (!(await condition())) {
    if (Date.now() > end) throw new Error('it did not become so within two minutes')
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

const isDeclared = async (url: string, id: string): Promise<boolean> =>
  (await call(url, `appointments/${id}`)).body.applications[0]?.ants === 'declared'

describe('a sandbox', { timeout: 600_000 }, () => {
  test('declares to its ANTS, which forgets nothing at a restart, and can be backed up by copying its directory', async () => {
    await using storage = await createDirectory()
    await using copies = await createEmptyDirectory()
    const { dataDirectory } = storage.config
    const environment = { HUB_DATA_DIR: dataDirectory, HUB_API_KEYS: `partner:${API_KEY}` }
    const first = await startServing(environment)
    await post(first.url, 'agenda', { meeting_points: [PLACE] })
    const { status, body } = await book(first.url, 'DEMO000001')
    expect(status).toBe(201)
    expect((await book(first.url, 'SOLOCAL004')).body.code).toBe('application_not_validated')
    expect((await book(first.url, 'Z123456789')).body.code).toBe('application_not_validated')
    await until(() => isDeclared(first.url, body.id))
    first.hub.child.kill('SIGTERM')
    expect(await first.hub.ended).toBe(0)

    await cp(dataDirectory, `${copies.config.dataDirectory}/backup`, { recursive: true })
    await rm(dataDirectory, { recursive: true })
    await cp(`${copies.config.dataDirectory}/backup`, dataDirectory, { recursive: true })

    const second = await startServing(environment)
    await using _ = second.hub
    expect((await call(second.url, `appointments/${body.id}`)).body).toMatchObject({
      contact: { ...contact, phone: null },
    })
    // Cancelled and declared anew: what ANTS had of it is found, or the withdrawal would wait for ever.
    await call(second.url, `appointments/${body.id}`, { method: 'DELETE' })
    await until(
      async () => (await call(second.url, `appointments/${body.id}`)).body.applications[0]?.ants === 'withdrawn',
    )
  })

  test('the commands that look after personal data print what they did', async () => {
    await using storage = await createDirectory()
    const environment = { HUB_DATA_DIR: storage.config.dataDirectory }
    const purged = await runCommand(environment, 'jobs', 'run', 'purge')
    expect([purged.code, purged.stdout]).toEqual([
      0,
      expect.stringMatching(/^appointments: 0\n(\w+: 0\n)+answers: 0\n$/),
    ])
    const rotated = await runCommand(environment, 'jobs', 'run', 'rotate-encryption')
    expect([rotated.code, rotated.stdout]).toEqual([0, printRotated({})])
    const unknown = await runCommand(environment, 'jobs', 'run', 'sweep-floor')
    expect([unknown.code, unknown.stderr]).toEqual([
      1,
      expect.stringMatching(/^There is no job sweep-floor: choose among purge/),
    ])
  })
})

describeOnPostgres('hubs on one PostgreSQL', ({ createStorage, createEmptyStorage }) => {
  const createEnvironment = ({ config }: TemporaryStorage) => ({
    DATABASE_URL: config.databaseUrl ?? '',
    HUB_DATA_DIR: config.dataDirectory,
    HUB_UPSTREAMS: 'sandbox',
    HUB_API_KEYS: `partner:${API_KEY}`,
    HUB_ENCRYPTION_KEY: ENCRYPTION_KEY,
  })

  test('of forty that want the last desk at two hubs one gets it, and the other hub shows it gone', async () => {
    await using storage = await createStorage()
    const environment = createEnvironment(storage)
    const [one, other] = await Promise.all([startServing(environment), startServing(environment)])
    await using _one = one.hub
    await using _other = other.hub
    await post(one.url, 'agenda', { meeting_points: [PLACE] })
    await until(async () => (await freeSlots(other.url)).length > 0)
    const [desk = '', next = ''] = await freeSlots(one.url)
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, n) => book(n % 2 === 0 ? one.url : other.url, `DEMO0001${10 + n}`, desk)),
    )
    const statuses = answers.map(({ status }) => status)
    expect(statuses.filter((status) => status === 201)).toHaveLength(1)
    expect(statuses.filter((status) => status === 409)).toHaveLength(39)

    expect((await book(one.url, 'DEMO000199', next)).status).toBe(201)
    await until(async () => !(await freeSlots(other.url)).includes(next))
  })

  test('a dump and its keys are all that a restored hub needs; the key can be changed', async () => {
    await using storage = await createStorage()
    await using restored = await createEmptyStorage()
    const first = await startServing(createEnvironment(storage))
    await post(first.url, 'agenda', { meeting_points: [PLACE] })
    const { body } = await book(first.url, 'DEMO000001')
    await until(() => isDeclared(first.url, body.id))
    // A dump is one consistent state: the hub may run while it is taken.
    const file = `${storage.config.dataDirectory}/hub.dump`
    await run('pg_dump', ['--format=custom', `--file=${file}`, storage.config.databaseUrl ?? ''])
    first.hub.child.kill('SIGTERM')
    await first.hub.ended
    await run('pg_restore', ['--no-owner', `--dbname=${restored.config.databaseUrl ?? ''}`, file])

    const environment = createEnvironment(restored)
    const stranger = await runCommand({ ...environment, HUB_ENCRYPTION_KEY: NEXT_KEY }, 'serve')
    expect([stranger.code, stranger.stderr]).toEqual([1, expect.stringContaining('HUB_ENCRYPTION_KEY does not list')])

    const both = { ...environment, HUB_ENCRYPTION_KEY: `${NEXT_KEY},${ENCRYPTION_KEY}` }
    const rotated = await runCommand(both, 'jobs', 'run', 'rotate-encryption')
    expect([rotated.code, rotated.stdout]).toEqual([
      0,
      printRotated({ contacts: 1, numbers: 1, simulated_ants: 1, settings: 1 }),
    ])
    const second = await startServing({ ...environment, HUB_ENCRYPTION_KEY: NEXT_KEY })
    await using _ = second.hub
    const read = await call(second.url, `appointments/${body.id}`)
    expect(read.body).toMatchObject({ contact: { ...contact, phone: null }, applications: [{ ants: 'declared' }] })
    expect((await book(second.url, 'DEMO000001')).body.code).toBe('application_has_appointment')
  })
})
