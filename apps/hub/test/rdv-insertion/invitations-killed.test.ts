// The real process, killed at each point of an invitation with a key: nobody is ever invited twice, and the key always answers the same.
import { Client } from 'pg'
import { expect, test } from 'vitest'
import { authorization, liveEnvironment } from '../support/bookers.js'
import { describeOnEachEngine, describeOnPostgres, type TestedEngine } from '../support/engines.js'
import { type HubProcess, startLive } from '../support/hub-process.js'
import { type HoldingPoint, type InsertionProcess, startInsertion } from '../support/insertion-process.js'

/** A hub is started five times, each of which can take half a minute where others are at work. */
const PATIENCE = 600_000
/** Any number: what a hub waits for inside a statement. */
const LOCK = 412

/** A person each: within a day rdv-insertion invites nobody twice. */
const requestWith = (key: string) => ({
  rdv_solidarites_organisation_id: 4012,
  user: {
    first_name: 'Zébulon',
    last_name: 'Exemple',
    title: 'monsieur',
    email: `${key}@example.org`,
    invitation: { motif_category: { short_name: 'rsa_orientation' } },
  },
})

interface Answer {
  status: number
  text: string
  code: string | undefined
}

/** @returns undefined when the connection broke */
async function send(url: string, key: string): Promise<Answer | undefined> {
  try {
    const response = await fetch(`${url}/api/v1/rdv-insertion/invitations`, {
      method: 'POST',
      headers: { ...authorization(), 'content-type': 'application/json', 'idempotency-key': key },
      body: JSON.stringify(requestWith(key)),
    })
    const text = await response.text()
    return { status: response.status, text, code: (JSON.parse(text) as { code?: string }).code }
  } catch {
    return undefined
  }
}

interface Scene extends AsyncDisposable {
  insertion: InsertionProcess
  environment: Record<string, string>
}

async function setScene({ createStorage }: TestedEngine): Promise<Scene> {
  const storage = await createStorage()
  const insertion = await startInsertion()
  const environment = { ...liveEnvironment(storage, insertion.url), HUB_FEATURES: 'rdv-insertion' }
  return {
    insertion,
    environment: { ...environment, ...insertion.environment },
    [Symbol.asyncDispose]: async () => {
      await insertion[Symbol.asyncDispose]()
      await storage[Symbol.asyncDispose]()
    },
  }
}

async function kill(hub: HubProcess): Promise<void> {
  hub.child.kill('SIGKILL')
  await hub.ended
}

/** Whatever is asked of the key from now on, by whomever. */
async function expectAlwaysUnknown(url: string, key: string): Promise<void> {
  const first = await send(url, key)
  expect(first).toMatchObject({ status: 502, code: 'invitation_outcome_unknown' })
  expect((JSON.parse(first?.text ?? '') as { next_steps: string[] }).next_steps.join('\n')).toContain(
    'GET /api/v1/organisations/4012/users?search_query=',
  )
  for (let time = 0; time < 3; time += 1) {
    expect(await send(url, key)).toEqual(first)
  }
}

interface Point {
  key: string
  at: HoldingPoint
  done: { asked: number; sent: number }
}

// Without a session before, signing in comes between what is written down and the call.
const BEFORE_CALL: readonly Point[] = [{ key: 'before-the-call', at: 'sign-in', done: { asked: 0, sent: 0 } }]
const DURING_CALL: readonly Point[] = [
  { key: 'before-it-worked', at: 'request', done: { asked: 1, sent: 1 } },
  { key: 'after-it-worked', at: 'answer', done: { asked: 2, sent: 2 } },
]

describeOnEachEngine('a hub killed while it invites', (engine) => {
  // Apart: whoever dies while it signs in leaves a lease, for which the next call would wait.
  test.each([
    ['before the call', BEFORE_CALL],
    ['at each point of the call', DURING_CALL],
  ])('%s', { timeout: PATIENCE }, async (_, points) => {
    await using scene = await setScene(engine)
    const { insertion, environment } = scene
    let { hub, url } = await startLive(environment)
    try {
      for (const { key, at, done } of points) {
        await insertion.hold(at)
        const lost = send(url, key)
        await insertion.held()
        await kill(hub)
        expect(await lost).toBeUndefined()
        await insertion.go()
        ;({ hub, url } = await startLive(environment))
        if (engine.name === 'postgresql') {
          // It could still be at work in another process, for half a minute.
          expect(await send(url, key)).toMatchObject({ status: 409, code: 'idempotency_in_progress' })
          await using database = await connect(environment)
          await database.halfAMinutePasses()
        }
        await expectAlwaysUnknown(url, key)
        expect({ key, ...(await insertion.witness()) }).toEqual({ key, ...done })
      }
      for (const { key } of points) await expectAlwaysUnknown(url, key)
      expect(await insertion.witness()).toEqual(points.at(-1)?.done)
    } finally {
      await kill(hub)
    }
  })

  test('after its answer', { timeout: PATIENCE }, async () => {
    await using scene = await setScene(engine)
    const first = await startLive(scene.environment)
    await using _ = first.hub
    const invited = await send(first.url, 'one')
    expect(invited).toMatchObject({ status: 201 })
    await kill(first.hub)
    const next = await startLive(scene.environment)
    await using __ = next.hub
    expect(await send(next.url, 'one')).toEqual(invited)
    expect(await scene.insertion.witness()).toEqual({ asked: 1, sent: 1 })
  })
})

interface Connected extends AsyncDisposable {
  client: Client
  halfAMinutePasses(): Promise<void>
  /** Stops whoever sets a column for the first time, inside its statement, until it is killed. */
  stopAt(column: 'sent_at' | 'response_status'): Promise<void>
  /** Resolves once somebody was stopped, and is gone as if the server had seen its process die. */
  killStopped(hub: HubProcess): Promise<void>
}

async function connect(environment: Record<string, string>): Promise<Connected> {
  const client = new Client({ connectionString: environment['DATABASE_URL'] })
  await client.connect()
  const stopped = `select pid from pg_locks where locktype = 'advisory' and objid = ${LOCK} and not granted
    and database = (select oid from pg_database where datname = current_database())`
  return {
    client,
    async halfAMinutePasses() {
      await client.query("update idempotency_keys set claimed_until = now() - interval '1 second'")
    },
    async stopAt(column) {
      await client.query(`
        create function stop() returns trigger language plpgsql as
          $$ begin perform pg_advisory_xact_lock(${LOCK}); return new; end $$;
        create trigger stops before update on idempotency_keys for each row
          when (old.${column} is null and new.${column} is not null) execute function stop();
        select pg_advisory_lock(${LOCK})`)
    },
    async killStopped(hub) {
      while ((await client.query(stopped)).rows.length === 0) {
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
      await kill(hub)
      await client.query(`select pg_terminate_backend(pid) from (${stopped}) as stopped`)
      while ((await client.query(stopped)).rows.length > 0) {
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
      await client.query(`drop trigger stops on idempotency_keys; select pg_advisory_unlock(${LOCK})`)
    },
    [Symbol.asyncDispose]: () => client.end(),
  }
}

describeOnPostgres('a hub killed while it writes down what it does', (engine) => {
  test.each([
    ['that it was asked: another invites', 'sent_at', { status: 201 }, { asked: 1, sent: 1 }],
    ['the answer: nobody invites again', 'response_status', { status: 502 }, { asked: 1, sent: 1 }],
  ] as const)('%s', { timeout: PATIENCE }, async (_, column, answer, done) => {
    await using scene = await setScene(engine)
    const { insertion, environment } = scene
    const first = await startLive(environment)
    await using __ = first.hub
    // The other process is there all the time.
    const second = await startLive(environment)
    await using ___ = second.hub
    await using database = await connect(environment)
    await database.stopAt(column)
    const lost = send(first.url, 'one')
    await database.killStopped(first.hub)
    expect(await lost).toBeUndefined()
    expect(await send(second.url, 'one')).toMatchObject({ status: 409, code: 'idempotency_in_progress' })
    await database.halfAMinutePasses()
    const found = await send(second.url, 'one')
    expect(found).toMatchObject(answer)
    expect(await send(second.url, 'one')).toEqual(found)
    expect(await insertion.witness()).toEqual(done)
  })

  test('one that was only slow gives the answer that another gave meanwhile', { timeout: PATIENCE }, async () => {
    await using scene = await setScene(engine)
    const { insertion, environment } = scene
    const slow = await startLive(environment)
    await using _ = slow.hub
    const other = await startLive(environment)
    await using __ = other.hub
    await using database = await connect(environment)
    await insertion.hold('answer')
    const late = send(slow.url, 'one')
    await insertion.held()
    await database.halfAMinutePasses()
    const unknown = await send(other.url, 'one')
    expect(unknown).toMatchObject({ status: 502, code: 'invitation_outcome_unknown' })
    await insertion.go()
    expect(await late).toMatchObject({ status: 409, code: 'idempotency_in_progress' })
    expect(await send(slow.url, 'one')).toEqual(unknown)
    expect(await insertion.witness()).toEqual({ asked: 1, sent: 1 })
  })
})
