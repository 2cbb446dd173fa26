// The real process, two of them on one PostgreSQL, killed at random moments while they tell France Travail of PASS IAE: none is lost, no two
// hubs hold one at a time, and a date that changes during a call is told too. `npm run test:thorough` kills 100 times.
import { setTimeout as sleep } from 'node:timers/promises'
import { PgBoss } from 'pg-boss'
import { Client } from 'pg'
import { expect, test } from 'vitest'
import { authorization, liveEnvironment } from '../support/bookers.js'
import { describeOnPostgres, type TestedEngine } from '../support/engines.js'
import { type FranceTravailProcess, startFranceTravail } from '../support/france-travail-process.js'
import { type HubProcess, startLive } from '../support/hub-process.js'
import { report, times } from '../support/thorough.js'

const KILLS = times(3, 100)
const PASSES = times(8, 200)
/** So long only what hangs takes, on however busy a machine. */
const PATIENCE = 1_800_000 + KILLS * 60_000
const QUEUE = 'notify-approvals'

interface Hub {
  hub: HubProcess
  url: string
}

interface Scene extends AsyncDisposable {
  service: FranceTravailProcess
  environment: Record<string, string>
  database: Client
  /** Wakes the hubs up as cron does, only more often, until the signal. */
  keepAwake(signal: AbortSignal): Promise<void>
}

async function setScene({ createStorage }: TestedEngine): Promise<Scene> {
  const storage = await createStorage()
  const service = await startFranceTravail(PASSES)
  const environment = { ...liveEnvironment(storage, ''), HUB_FEATURES: 'france-travail', ...service.environment }
  const connectionString = storage.config.databaseUrl ?? ''
  const database = new Client({ connectionString })
  await database.connect()
  await database.query(WATCH_LEASES)
  const boss = new PgBoss({ connectionString, supervise: false, schedule: false, migrate: false, max: 1 })
  return {
    service,
    environment,
    database,
    async keepAwake(signal) {
      await boss.start()
      while (!signal.aborted) {
        const query = "select count(*)::int as count from pgboss.job where name = $1 and state = 'created'"
        const { rows } = await database.query<{ count: number }>(query, [QUEUE])
        if ((rows[0]?.count ?? 0) < 2) await boss.send(QUEUE, {})
        await sleep(200)
      }
      await boss.stop({ graceful: false })
    },
    [Symbol.asyncDispose]: async () => {
      await database.end()
      await service[Symbol.asyncDispose]()
      await storage[Symbol.asyncDispose]()
    },
  }
}

/** Writes down who takes a PASS from whom, and whether that one still had it. */
const WATCH_LEASES = `
  create table watched_leases (number text, was_alive boolean);
  create function watch_lease() returns trigger language plpgsql as $$
    begin
      if old.lease_owner is not null and new.lease_owner is not null and new.lease_owner <> old.lease_owner then
        insert into watched_leases values (old.number, old.lease_until > clock_timestamp());
      end if;
      return new;
    end $$;
  create trigger watches before update on approvals for each row execute function watch_lease()`

const toNumber = (index: number) => `99999${String(index).padStart(7, '0')}`

function toPass(index: number, end_at: string) {
  return {
    job_seeker_id: `p-${index}`,
    start_at: '2026-01-05',
    end_at,
    origin_siae_siret: '13002526500013',
    origin_siae_kind: 'ACI',
    origin_sender_kind: 'job_seeker',
    accepted_application: true,
  }
}

async function put(url: string, path: string, body: object): Promise<void> {
  const response = await fetch(`${url}/api/v1${path}`, {
    method: 'PUT',
    headers: { ...authorization(Math.floor(Math.random() * 8)), 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  const text = await response.text()
  expect(`${response.status} ${text}`).toMatch(/^20[01] /)
}

/** Everybody and their PASS; the last days, as they are to be told in the end, by number. */
async function createPasses(url: string): Promise<Map<string, string>> {
  const ends = new Map<string, string>()
  for (let index = 0; index < PASSES; index += 1) {
    // The same people as in support/france-travail-server.ts.
    const birth_date = new Date(Date.UTC(1960, 0, 1 + index)).toISOString().slice(0, 10)
    const person = { first_name: 'Camille', birth_name: 'Durand', nir: '185057505601797', birth_date }
    await put(url, `/job-seekers/p-${index}`, person)
    await put(url, `/approvals/${toNumber(index)}`, toPass(index, '2028-01-04'))
    ends.set(toNumber(index), '2028-01-04')
  }
  return ends
}

/** A day later than before. */
async function moveEnd(url: string, number: string, ends: Map<string, string>): Promise<void> {
  const next = new Date(Date.parse(ends.get(number) ?? '') + 86_400_000).toISOString().slice(0, 10)
  await put(url, `/approvals/${number}`, toPass(Number(number.slice(5)), next))
  ends.set(number, next)
}

/** Updates of hubs that are dead are over: otherwise the others wait two minutes for each, as they should. */
const FORGET_CALLS = 'update upstream_calls set over_at = least(over_at, clock_timestamp())'
/** The time of a lease passes. Nobody may be alive. */
const END_LEASES = 'update approvals set lease_until = clock_timestamp() where lease_owner is not null'

async function kill({ hub }: Hub): Promise<void> {
  hub.child.kill('SIGKILL')
  await hub.ended
}

describeOnPostgres('two hubs tell France Travail', (engine) => {
  test(`${KILLS} are killed: no PASS is lost, none is held twice`, { timeout: PATIENCE }, async () => {
    await using scene = await setScene(engine)
    const { service, environment, database } = scene
    const hubs: [Hub, Hub] = [await startLive(environment), await startLive(environment)]
    const over = new AbortController()
    try {
      const ends = await createPasses(hubs[0].url)
      const awake = scene.keepAwake(over.signal)
      await service.hold()
      await untilOrFailed(changeWhileHeld(scene, hubs[0].url, ends), awake)

      let changedDuringCall = 1
      for (let killed = 0; killed < KILLS; killed += 1) {
        const [victim, survivor] = [hubs[killed % 2], hubs[(killed + 1) % 2]] as [Hub, Hub]
        // Work that never ends, and one whose answer is awaited.
        await moveEnd(survivor.url, toNumber(Math.floor(Math.random() * PASSES)), ends)
        const call = await untilOrFailed(findUnderway(scene), awake)
        if (Math.random() < 0.5) {
          await moveEnd(survivor.url, call.number, ends)
          if ((await service.underway()).some(({ id }) => id === call.id)) changedDuringCall += 1
        }
        await sleep(Math.random() * times(200, 1_000))
        await kill(victim)
        await database.query(FORGET_CALLS)
        hubs[killed % 2] = await startLive(environment)
      }
      // Leases of the dead end by themselves; `npm test` has no time for that.
      if (times(true, false)) {
        await Promise.all(hubs.map(kill))
        await database.query(`${FORGET_CALLS}; ${END_LEASES}`)
        hubs[0] = await startLive(environment)
        hubs[1] = await startLive(environment)
      }
      await untilOrFailed(untilAllTold(database), awake)
      over.abort()
      await awake

      const { passes, sent, overlaps } = await service.witness()
      const told = Object.entries(passes).map(([number, pass]) => [number, pass['dateFinPassIAE']])
      expect(new Map(told as [string, string][])).toEqual(ends)
      const counts = Map.groupBy(sent, ({ number, end }) => `${number} ${end}`)
      const again = [...counts.values()].reduce((sum, { length }) => sum + length - 1, 0)
      // Only whoever was killed between the call and writing down its answer leaves one to be told again.
      expect(again).toBeLessThanOrEqual(KILLS + 2)
      const { rows: leases } = await database.query<{ was_alive: boolean }>('select * from watched_leases')
      expect({ overlaps, alive: leases.filter(({ was_alive }) => was_alive) }).toEqual({ overlaps: 0, alive: [] })
      report('kills while France Travail is told', {
        kills: KILLS,
        passes: PASSES,
        updates: sent.length,
        lost: 0,
        'told again': again,
        'leases of the dead taken over': leases.length,
        'leases taken from the living': 0,
        'dates changed during a call': changedDuringCall,
      })
    } finally {
      over.abort()
      await Promise.all(hubs.map(kill))
    }
  })
})

/** A date changes after France Travail took the former one, and before the hub knows. */
async function changeWhileHeld({ service, database }: Scene, url: string, ends: Map<string, string>): Promise<void> {
  const number = await service.held()
  await moveEnd(url, number, ends)
  await service.go()
  const { rows } = await database.query<{ end_at: string }>('select end_at::text from approvals where number = $1', [
    number,
  ])
  expect(rows).toEqual([{ end_at: ends.get(number) }])
}

async function findUnderway({ service }: Scene) {
  for (;;) {
    const [call] = await service.underway()
    if (call) return call
    await sleep(20)
  }
}

async function untilAllTold(database: Client): Promise<void> {
  for (;;) {
    const query = `select count(*)::int as count from approvals
      where status <> 'notification_success' or lease_owner is not null`
    const { rows } = await database.query<{ count: number }>(query)
    if (rows[0]?.count === 0) return
    await sleep(250)
  }
}

/** What is waited for never comes when the hubs are not woken up any more. */
async function untilOrFailed<Result>(wanted: Promise<Result>, awake: Promise<void>): Promise<Result> {
  const failed = awake.then(() => Promise.reject(new Error('The hubs are not woken up any more.')))
  return Promise.race([wanted, failed])
}
