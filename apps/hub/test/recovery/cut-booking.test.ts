// A booking whose connection to the database is cut at one of its statements, at each of them in turn: done once or not at all, and
// whoever asks again with the same key learns which.
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { expect, test, vi } from 'vitest'
import { startAnts } from '../support/ants-process.js'
import { authorization, liveEnvironment, PLACE } from '../support/bookers.js'
import { type CutAt, startCuttingProxy } from '../support/cutting-proxy.js'
import { describeOnPostgres } from '../support/engines.js'
import { startLive } from '../support/hub-process.js'
import { agenda, meetingPoint } from '../support/points.js'
import { report, times } from '../support/thorough.js'

/** Cuts at least, and every statement once each way whatever that comes to. */
const ROUNDS = times(0, 200)
/** Milliseconds within which a request that is sent again is answered; a claim whose holder is gone lapses after 30 000. */
const PATIENCE = 600_000
const DAY = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10)
const METRICS_TOKEN = 'token-of-the-metrics-0123456789'
const createNumber = (round: number): string => `C${String(round).padStart(9, '0')}`

/** What there is of all bookings together. */
const TRUTH = `select
  (select count(*)::int from appointments) as appointments,
  (select count(*)::int from appointment_applications) as numbers,
  (select count(*)::int from application_synchronizations) as declarations,
  (select count(*)::int from appointments a
    where not exists (select from appointment_applications n where n.appointment_id = a.id)) as without_number`

interface Truth {
  appointments: number
  numbers: number
  declarations: number
  without_number: number
}

const whole = (count: number): Truth => ({
  appointments: count,
  numbers: count,
  declarations: count,
  without_number: 0,
})

describeOnPostgres('a booking that is cut', ({ createStorage }) => {
  test('at each of its statements: booked once or not at all, no place in the pool lost', {
    timeout: 300_000 + ROUNDS * 40_000,
  }, async () => {
    await using storage = await createStorage()
    const { databaseUrl = '', dataDirectory } = storage.config
    const direct = new URL(databaseUrl)
    await using proxy = await startCuttingProxy({ host: direct.hostname, port: Number(direct.port || 5432) })
    const through = new URL(databaseUrl)
    through.host = `127.0.0.1:${proxy.port}`
    await using ants = await startAnts()
    await ants.validate(Array.from({ length: 1_000 }, (_, round) => createNumber(round)))
    const environment = liveEnvironment({ ...storage, config: { dataDirectory, databaseUrl: through.href } }, ants.url)
    const { hub, url } = await startLive({ ...environment, HUB_METRICS_TOKEN: METRICS_TOKEN })
    await using _hub = hub
    const database = new Client({ connectionString: databaseUrl })
    await database.connect()

    const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
      fetch(`${url}${path}`, {
        method: 'POST',
        headers: { ...authorization(), 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      })
    const openings = [{ weekdays: [1, 2, 3, 4, 5, 6, 7], from: '09:00', to: '10:00', desks: 999 }]
    expect((await post('/api/v1/agenda', agenda(meetingPoint(PLACE, { openings })))).status).toBe(200)

    const book = async (round: number): Promise<{ status: number; text: string }> => {
      const response = await post(
        '/api/v1/appointments',
        {
          meeting_point_id: PLACE,
          starts_at: `${DAY}T09:00`,
          reason: 'CNI',
          application_ids: [createNumber(round)],
          contact: { first_name: 'Camille', last_name: 'Durand', email: 'camille@example.org' },
        },
        { 'idempotency-key': `cut-${round}` },
      )
      return { status: response.status, text: await response.text() }
    }
    const claims = async () =>
      (
        await database.query<{ count: number }>(
          'select count(*)::int from idempotency_keys where response_status is null',
        )
      ).rows[0]?.count
    const truth = async () => (await database.query<Truth>(TRUTH)).rows[0]
    const found = { rounds: 0, booked: 0, refused: 0, 'done though refused': 0, slowest: 0 }
    const statements = { request: 0, answer: 0 }

    /** @returns whether there was such a statement */
    const cutOne = async (statement: number, at: CutAt): Promise<boolean> => {
      const round = found.rounds
      found.rounds += 1
      proxy.arm(statement, at)
      const first = await book(round)
      const wasCut = proxy.disarm()
      expect([201, 503], `statement ${statement}, ${at} lost: ${first.text}`).toContain(first.status)
      found[first.status === 201 ? 'booked' : 'refused'] += 1
      const after = await truth()
      const isDone = after?.appointments === round + 1
      expect(after, `statement ${statement}, ${at} lost`).toEqual(whole(isDone ? round + 1 : round))
      if (first.status === 201) expect(isDone).toBe(true)
      else if (isDone) found['done though refused'] += 1
      // Nobody is at work any more, and the key says so.
      await vi.waitFor(async () => expect(await claims()).toBe(0), { timeout: PATIENCE, interval: 20 })

      const start = performance.now()
      let again = await book(round)
      while (again.status !== 201 && performance.now() - start < PATIENCE) {
        expect(`${again.status} ${again.text}`).toMatch(/^503 |^409 .*idempotency_in_progress/)
        await sleep(250)
        again = await book(round)
      }
      found.slowest = Math.max(found.slowest, performance.now() - start)
      expect(again.status, `statement ${statement}, ${at} lost: ${again.text}`).toBe(201)
      if (first.status === 201) expect(again.text).toBe(first.text)
      expect(await truth(), `statement ${statement}, ${at} lost`).toEqual(whole(round + 1))
      return wasCut
    }

    try {
      do {
        for (const at of ['request', 'answer'] as const) {
          let statement = 1
          while (await cutOne(statement, at)) statement += 1
          statements[at] = Math.max(statements[at], statement - 1)
        }
      } while (found.rounds < ROUNDS)
      // At least: the key, the place, the appointment, its number, what is to be told, the answer; and BEGIN and COMMIT.
      expect(Math.min(statements.request, statements.answer)).toBeGreaterThanOrEqual(8)
      await vi.waitFor(async () => {
        const headers = { authorization: `Bearer ${METRICS_TOKEN}` }
        const text = await (await fetch(`${url}/metrics`, { headers })).text()
        for (const state of ['lent', 'waiting'])
          expect(text).toContain(`hub_database_connections{state="${state}"} 0\n`)
      }, 120_000)
      expect((await fetch(`${url}/healthz`)).status).toBe(200)
    } finally {
      await database.end()
    }
    report('cut at every statement of a booking', {
      'statements of one': statements.request,
      rounds: found.rounds,
      'booked in spite of it': found.booked,
      refused: found.refused,
      'done though refused': found['done though refused'],
      doubled: 0,
      half: 0,
      'places lost': 0,
      'slowest answer afterwards': `${Math.round(found.slowest)} ms`,
    })
  })
})
