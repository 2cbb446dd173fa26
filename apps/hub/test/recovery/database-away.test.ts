// The database is away in every way that it can be: each route answers 503 with Retry-After or what is right, never 500.
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { type AntsProcess, startAnts } from '../support/ants-process.js'
import { authorization, liveEnvironment, PLACE } from '../support/bookers.js'
import {
  ask,
  askOnAndOn,
  booking,
  everyQuestion,
  type Subjects,
  WEBHOOK_SECRET,
  wrongAnswers,
} from '../support/every-route.js'
import { type HubProcess, runCommand, startLive } from '../support/hub-process.js'
import { type OwnCluster, startCluster, withoutCluster } from '../support/own-cluster.js'
import { agenda, meetingPoint } from '../support/points.js'
import { startProxy, type TcpProxy } from '../support/tcp-proxy.js'
import { report, times } from '../support/thorough.js'

const ROUNDS = times(1, 10)
const NUMBERS = Array.from({ length: 20_000 }, (_, index) => `W${String(index).padStart(9, '0')}`)

describe.skipIf(withoutCluster !== '')(`the database is away${withoutCluster}`, () => {
  let cluster: OwnCluster
  let ants: AntsProcess
  let proxy: TcpProxy
  let hub: HubProcess
  let url: string
  let used = 0
  let subjects: Subjects

  beforeAll(async () => {
    ;[cluster, ants] = await Promise.all([startCluster(), startAnts()])
    await ants.validate(NUMBERS)
    await cluster.query('create role clerk login')
    await cluster.query('create database town owner clerk')
    proxy = await startProxy({ host: '127.0.0.1', port: cluster.port })
    const databaseUrl = `postgres://clerk@127.0.0.1:${proxy.port}/town`
    const storage = { ...cluster.storage, config: { ...cluster.storage.config, databaseUrl } }
    const environment = {
      ...liveEnvironment(storage, ants.url),
      HUB_FEATURES: 'ants,rdv-insertion',
      RDV_INSERTION_URL: 'http://127.0.0.1:9',
      RDV_INSERTION_WEBHOOK_SECRETS: WEBHOOK_SECRET,
      RDV_SOLIDARITES_URL: 'http://127.0.0.1:9',
      RDV_SOLIDARITES_EMAIL: 'agent@valbrume.example',
      RDV_SOLIDARITES_PASSWORD: 'password-of-an-invented-agent',
      RDV_SOLIDARITES_WEBHOOK_SECRETS: 'secret-of-rdv-solidarites-for-tests',
    }
    const { stdout } = await runCommand(environment, 'keys', 'create', 'stored', '--features', 'ants')
    ;({ hub, url } = await startLive(environment))
    const openings = [{ weekdays: [1, 2, 3, 4, 5, 6, 7], from: '09:00', to: '10:00', desks: 999 }]
    const post = async (path: string, body: string) => {
      const headers = { ...authorization(), 'content-type': 'application/json' }
      const response = await fetch(`${url}/api/v1${path}`, { method: 'POST', headers, body })
      expect(response.ok).toBe(true)
      return (await response.json()) as { id: string; applications: { management_url: string }[] }
    }
    await post('/agenda', JSON.stringify(agenda(meetingPoint(PLACE, { openings }))))
    const nextNumber = () => NUMBERS[used++] ?? ''
    const { id, applications } = await post('/appointments', booking(nextNumber(), '09:15'))
    const page = new URL(applications[0]?.management_url ?? '').pathname
    subjects = { page, appointmentId: id, storedKey: stdout.trim(), nextNumber }
  })
  afterEach(untilAllIsRight)
  afterAll(async () => {
    await hub?.[Symbol.asyncDispose]()
    await proxy?.[Symbol.asyncDispose]()
    await ants?.[Symbol.asyncDispose]()
    await cluster?.[Symbol.asyncDispose]()
  })

  async function askEverything() {
    return Promise.all((await everyQuestion(subjects)).map((question) => ask(url, question)))
  }

  async function untilAllIsRight(): Promise<void> {
    const rightOnes = async () => {
      for (const { title, status, right } of await askEverything())
        expect(`${title}: ${status}`).toBe(`${title}: ${right}`)
    }
    await vi.waitFor(rightOnes, { timeout: 60_000, interval: 500 })
  }

  /** Breaks something under load, and mends it once every route has met it. */
  async function under(breaking: () => Promise<unknown>, mending: () => Promise<unknown>): Promise<number> {
    const load = askOnAndOn(url, subjects)
    await vi.waitFor(() => expect(load.answers.length).toBeGreaterThan(40), { timeout: 60_000 })
    load.answers.length = 0
    await breaking()
    const isOver = () => expect(load.answers.length).toBeGreaterThan(80)
    await vi.waitFor(isOver, { timeout: 120_000, interval: 50 }).finally(mending)
    const answers = await load.stop()
    expect(wrongAnswers(answers)).toEqual([])
    return answers.filter(({ status }) => status === 503).length
  }

  const AWAY: [string, () => Promise<unknown>, () => Promise<unknown>][] = [
    ['restarts', () => cluster.restart(), async () => {}],
    ['is stopped, and started again', () => cluster.stop(), () => cluster.start()],
    ['is killed, and started again', () => cluster.crash(), () => cluster.start()],
    ['cuts all connections', () => cluster.cut('hub'), async () => {}],
  ]
  test.each(AWAY)('under load, it %s', { timeout: 600_000 }, async (name, breaking, mending) => {
    let refused = 0
    for (let round = 0; round < ROUNDS; round += 1) refused += await under(breaking, mending)
    report(name, { rounds: ROUNDS, '503': refused, '500': 0 })
  })

  test('the network to it falls silent', { timeout: 600_000 }, async () => {
    expect(proxy.silence()).toBeGreaterThan(0)
    proxy.silenceAll()
    try {
      const answers = await askEverything()
      expect(wrongAnswers(answers)).toEqual([])
      expect(answers.filter(({ status }) => status === 503).length).toBeGreaterThan(10)
    } finally {
      proxy.speak()
    }
  })

  // The server is there, and refuses us for a state that it is in: SQLSTATE in brackets.
  const REFUSED: [string, string, string][] = [
    ['does not let us in (28000)', 'alter role clerk nologin', 'alter role clerk login'],
    ['has no connection left (53300)', 'alter role clerk connection limit 0', 'alter role clerk connection limit -1'],
    ['has another name (3D000)', 'alter database town rename to elsewhere', 'alter database elsewhere rename to town'],
    [
      'takes no connections (55000)',
      'alter database town allow_connections false',
      'alter database town allow_connections true',
    ],
    [
      'only reads (25006)',
      'alter database town set default_transaction_read_only = on',
      'alter database town reset default_transaction_read_only',
    ],
  ]
  test.each(REFUSED)('it %s', async (_title, breaking, mending) => {
    await cut()
    await renamable(() => cluster.query(breaking))
    try {
      await cut()
      const answers = await askEverything()
      expect(wrongAnswers(answers)).toEqual([])
      expect(answers.filter(({ status }) => status === 503).length).toBeGreaterThan(0)
    } finally {
      await renamable(() => cluster.query(mending))
      await cut()
    }
  })

  const RESTORED: [string, string, string][] = [
    [
      'tables are missing (42P01)',
      'alter schema public rename to away; create schema public',
      'drop schema public; alter schema away rename to public',
    ],
    [
      'rights are missing (42501)',
      'revoke usage on schema public from public, clerk, pg_database_owner',
      'grant usage on schema public to public, pg_database_owner',
    ],
  ]
  test.each(RESTORED)('it is being restored, and %s', async (_title, breaking, mending) => {
    await cluster.query(breaking, [], 'town')
    try {
      const answers = await askEverything()
      expect(wrongAnswers(answers)).toEqual([])
      expect(answers.filter(({ status }) => status === 503).length).toBeGreaterThan(5)
    } finally {
      await cluster.query(mending, [], 'town')
    }
  })

  test('it is asked where something else answers', async () => {
    await cut()
    proxy.answer('HTTP/1.1 503 Service Unavailable\r\n\r\n')
    try {
      await cut()
      const answers = await askEverything()
      expect(wrongAnswers(answers)).toEqual([])
      expect(answers.filter(({ status }) => status === 503).length).toBeGreaterThan(10)
    } finally {
      proxy.speak()
    }
    expect(hub.child.exitCode).toBe(null)
  })

  /** Also the connections of the job queue. */
  const cut = () =>
    cluster.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname in ('town', 'elsewhere')`)

  /** A database that somebody is connected to has its name. */
  const renamable = (work: () => Promise<unknown>) =>
    vi.waitFor(
      async () => {
        await cut()
        await work()
      },
      { timeout: 60_000, interval: 10 },
    )
})
