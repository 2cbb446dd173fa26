// What ANTS is told of appointments, seen from outside: states, texts, histories, what is stuck; on both engines.
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
// First of ours: the schemas of routes take their descriptions from a library that must be loaded before any schema is made.
import { METRICS_TOKEN, NOW, type RunningHub, runHub } from './support/running-hub.js'
import { appointments } from '../src/ants/appointments/tables.js'
import { measureDeclarations } from '../src/ants/declarations/declaration-metrics.js'
import { createDeclarations, type Declarations } from '../src/ants/declarations/declarations.js'
import { listDeclarations, retryDeclarations } from '../src/ants/declarations/listing.js'
import { applicationSynchronizations } from '../src/ants/declarations/tables.js'
import { createMetrics } from '../src/platform/metrics.js'
import { describeOnEachEngine, type TemporaryStorage } from './support/engines.js'
import { agenda, meetingPoint } from './support/points.js'

interface Answered {
  id: string
  updated_at: string
  applications: { application_id: string; management_url: string; ants: string }[]
  history: { kind: string; actor: string }[]
  items: Answered[]
}

const NUMBER = 'A123456789'
const OTHER = 'B123456789'

describeOnEachEngine('declarations', ({ createStorage }) => {
  let storage: TemporaryStorage
  let hub: RunningHub
  let declarations: Declarations
  let now = NOW

  beforeAll(async () => {
    storage = await createStorage()
    hub = await runHub(storage)
    const { database, vault, upstreams, logger } = hub
    declarations = createDeclarations({ database, cipher: vault.cipher, ants: upstreams.ants, logger, now: () => now })
  })
  afterAll(async () => {
    await declarations.stop()
    await hub[Symbol.asyncDispose]()
    await storage[Symbol.asyncDispose]()
  })
  beforeEach(async () => {
    now = NOW
    hub.setNow(NOW)
    hub.simulator.state.reset()
    for (const number of [NUMBER, OTHER]) hub.simulator.state.setStatus(number, 'validated')
    await hub.database.run((connection) => connection.delete(appointments))
    await hub.database.run((connection) => connection.delete(applicationSynchronizations))
    await publish('Mairie de Valbrume')
  })
  afterEach(() => {
    expect(hub.log.filter(({ level, message }) => level === 'error' && !message.includes('stuck'))).toEqual([])
    hub.log.length = 0
  })

  const send = async (method: string, path: string, body?: unknown): Promise<Answered> => {
    const response = await hub.partner(`/api/v1${path}`, body ? { method, body: JSON.stringify(body) } : { method })
    expect(response.ok, `${method} ${path}: ${response.status}`).toBe(true)
    return (await response.json()) as Answered
  }
  const publish = (name: string) =>
    send('POST', '/agenda', agenda(meetingPoint('412', { name }), meetingPoint('413', { name: 'Mairie de Montclair' })))
  const book = (...application_ids: string[]) =>
    send('POST', '/appointments', {
      meeting_point_id: '412',
      starts_at: '2027-09-07T09:00',
      reason: 'CNI',
      application_ids,
      contact: { first_name: 'Camille', last_name: 'Durand', email: 'camille@example.org' },
    })
  const read = (id: string) => send('GET', `/appointments/${id}`)
  const states = async (id: string) => (await read(id)).applications.map(({ ants }) => ants)
  const search = async (number: string): Promise<unknown[]> => {
    const response = await hub.ants(`/api/ants/searchApplicationIds?application_ids=${number}`)
    return ((await response.json()) as Record<string, unknown[]>)[number] ?? []
  }
  const change = (assignments: ReturnType<typeof sql>) =>
    hub.database.run((connection) => connection.execute(sql`update ${applicationSynchronizations} set ${assignments}`))
  /** Time goes on: every moment that was to come has come. */
  const wait = () =>
    change(
      sql`next_attempt_at = now() - interval '1 second', unsettled_until = now() - interval '1 second', lease_until = null`,
    )
  /** The address of the only page. */
  const pageOf = ({ applications }: Answered) => applications[0]?.management_url

  test('a booking is declared, number by number, and only then told to the search of ANTS', async () => {
    const booked = await book(NUMBER, OTHER)
    expect(await search(NUMBER)).toEqual([])
    expect(await declarations.sweep()).toMatchObject({ confirming: 2 })

    expect(await states(booked.id)).toEqual(['declared', 'declared'])
    const rows = hub.simulator.state.appointments()
    expect(new Map(rows.map((row) => [row.application_id, row.management_url]))).toEqual(
      new Map(booked.applications.map((row) => [row.application_id, row.management_url])),
    )
    expect(rows[0]).toMatchObject({
      meeting_point: 'Mairie de Valbrume',
      meeting_point_id: '412',
      appointment_date: '2027-09-07T09:00:00',
    })
    expect(await search(NUMBER)).toEqual([
      {
        meeting_point: 'Mairie de Valbrume',
        datetime: '2027-09-07T09:00Z',
        management_url: pageOf(booked),
        cancel_url: expect.stringMatching(/\/annuler$/) as string,
      },
    ])
  })

  test('the appointment says so, in its history and to those who ask for changes', async () => {
    const booked = await book(NUMBER)
    await declarations.sweep()
    const { history, updated_at } = await read(booked.id)
    expect(history.slice(1)).toMatchObject([{ kind: 'declared', actor: 'job:synchronize-application' }])
    expect(updated_at > booked.updated_at).toBe(true)
  })

  test('a later look settles it, without another word to ANTS or people', async () => {
    const booked = await book(NUMBER)
    await declarations.sweep()
    expect(await declarations.sweep()).toMatchObject({ confirming: 0, settled: 0 })
    await wait()
    const before = await read(booked.id)
    expect(await declarations.sweep()).toMatchObject({ settled: 1 })
    expect(await read(booked.id)).toEqual(before)
    await wait()
    expect(Object.values(await declarations.sweep()).every((count) => count === 0)).toBe(true)
  })

  test('what was declared survives a new name of the place, and is withdrawn by the texts it was declared with', async () => {
    const booked = await book(NUMBER)
    await declarations.sweep()
    await publish('Hôtel de ville de Valbrume')
    expect(await search(NUMBER)).toMatchObject([{ meeting_point: 'Mairie de Valbrume' }])

    await send('PATCH', `/appointments/${booked.id}`, { starts_at: '2027-09-07T09:30' })
    expect(await search(NUMBER)).toEqual([])
    await declarations.sweep()
    expect(hub.simulator.state.appointments()).toMatchObject([
      { meeting_point: 'Hôtel de ville de Valbrume', appointment_date: '2027-09-07T09:30:00' },
    ])
  })

  test('moved to another place after a lost answer: the former row goes, by the id it was declared with', async () => {
    const booked = await book(NUMBER)
    hub.simulator.state.failNext({ kind: 'lost-answer', operation: 'createAppointment' })
    expect(await declarations.sweep()).toMatchObject({ retry: 1 })
    await send('PATCH', `/appointments/${booked.id}`, { meeting_point_id: '413', starts_at: '2027-09-07T09:15' })
    await declarations.sweep()
    expect(hub.simulator.state.appointments()).toMatchObject([{ meeting_point_id: '413' }])
    expect(await states(booked.id)).toEqual(['declared'])
  })

  test('cancelled: withdrawn, and the rows of others stay, even one that begins with our address', async () => {
    const foreign = { application_id: NUMBER, meeting_point: 'Ailleurs', appointment_date: '2027-09-08T10:00:00' }
    const booked = await book(NUMBER)
    hub.simulator.state.addAppointment({ ...foreign, management_url: 'https://autre.example/1' })
    hub.simulator.state.addAppointment({ ...foreign, management_url: `${pageOf(booked)}0` })
    await declarations.sweep()
    await send('DELETE', `/appointments/${booked.id}`)
    expect(await states(booked.id)).toEqual(['withdrawing'])
    await declarations.sweep()
    expect(await states(booked.id)).toEqual(['withdrawn'])
    expect(hub.simulator.state.appointments().map(({ management_url }) => management_url)).toEqual([
      'https://autre.example/1',
      `${pageOf(booked)}0`,
    ])
  })

  test('a number that is no longer validated: refused while live, withdrawn once cancelled', async () => {
    const booked = await book(NUMBER)
    hub.simulator.state.setStatus(NUMBER, 'consumed')
    await declarations.sweep()
    expect(await states(booked.id)).toEqual(['refused'])
    expect(await search(NUMBER)).toEqual([])
    await send('DELETE', `/appointments/${booked.id}`)
    await declarations.sweep()
    expect(await states(booked.id)).toEqual(['withdrawn'])
    expect(hub.simulator.state.appointments()).toEqual([])
  })

  test('an appointment that is over is neither declared nor withdrawn any more', async () => {
    const booked = await book(NUMBER)
    await declarations.sweep()
    await wait()
    await declarations.sweep()
    now = Date.parse('2027-09-08T06:00:00Z')
    hub.simulator.state.withdraw({
      application_id: NUMBER,
      meeting_point: 'Mairie de Valbrume',
      meeting_point_id: '412',
      appointment_date: '2027-09-07T09:00',
    })
    await retryDeclarations(hub.database, booked.id)
    expect(await declarations.sweep()).toMatchObject({ settled: 1 })
    expect(hub.simulator.state.appointments()).toEqual([])
  })

  describe('when ANTS fails', () => {
    const listed = (stuck = true) => listDeclarations(hub.database, { stuck })

    test('it is tried again later, which operators see; the number itself they do not', async () => {
      const booked = await book(NUMBER)
      expect(await listed()).toEqual([])
      hub.simulator.state.failNext({ kind: 'status', status: 500, times: 3 })
      expect(await declarations.sweep()).toMatchObject({ retry: 1 })
      const [declaration] = await listed()
      expect(declaration).toMatchObject({
        appointment_id: booked.id,
        state: 'pending',
        status: 'due',
        attempts: 1,
        last_error: 'http_500',
      })
      expect(JSON.stringify([declaration, hub.log])).not.toContain(NUMBER)
      expect(Object.values(await declarations.sweep()).every((count) => count === 0)).toBe(true)
      await wait()
      await declarations.sweep()
      expect(await listed()).toEqual([])
    })

    test('half a day later it is given up, until an operator or a change starts it again', async () => {
      const booked = await book(NUMBER)
      const giveUp = async () => {
        hub.simulator.state.failNext({ kind: 'status', status: 500, times: 3 })
        await change(sql`attempts = 30, first_failed_at = now() - interval '12 hours', last_error = 'http_500'`)
        expect(await declarations.sweep()).toMatchObject({ exhausted: 1 })
        expect(await states(booked.id)).toEqual(['failed'])
      }
      await giveUp()
      const [declaration] = await listed()
      expect(declaration).toMatchObject({ state: 'failed', status: 'failed', attempts: 31 })
      await wait()
      expect(await declarations.sweep()).toMatchObject({ confirming: 0 })

      expect(await retryDeclarations(hub.database, declaration?.id ?? '')).toBe(1)
      expect(await states(booked.id)).toEqual(['pending'])
      await giveUp()
      expect(await retryDeclarations(hub.database, booked.id)).toBe(1)
      await declarations.sweep()
      expect(await states(booked.id)).toEqual(['declared'])
      expect(await listed()).toEqual([])
      expect(await listed(false)).toHaveLength(1)

      await send('DELETE', `/appointments/${booked.id}`)
      await giveUp()
      expect(hub.simulator.state.appointments()).toHaveLength(1)
      await retryDeclarations(hub.database, booked.id)
      await declarations.sweep()
      expect(hub.simulator.state.appointments()).toEqual([])
    })

    test('an id that nothing has is nothing to retry', async () => {
      expect(await retryDeclarations(hub.database, 'neither')).toBe(0)
      expect(await retryDeclarations(hub.database, '00000000-0000-4000-8000-000000000000')).toBe(0)
    })

    test('work that nobody has taken up for long is stuck too', async () => {
      await book(NUMBER)
      await change(sql`next_attempt_at = now() - interval '10 minutes'`)
      expect(await listed()).toMatchObject([{ state: 'pending', attempts: 0, last_error: null }])
    })
  })

  test('one number is never worked on twice at once, however many ask', async () => {
    await book(NUMBER)
    let atOnce = 0
    let most = 0
    const { database, vault, upstreams, logger } = hub
    const ants: typeof upstreams.ants = {
      ...upstreams.ants,
      async synchronizeApplication(...parameters) {
        most = Math.max(most, (atOnce += 1))
        try {
          return await upstreams.ants.synchronizeApplication(...parameters)
        } finally {
          atOnce -= 1
        }
      },
    }
    const workers = Array.from({ length: 4 }, () =>
      createDeclarations({ database, cipher: vault.cipher, ants, logger, now: () => now }),
    )
    await Promise.all(workers.flatMap((worker) => [worker.sweep(), worker.synchronize(vault.lookup(NUMBER))]))
    expect(most).toBe(1)
    expect(hub.simulator.state.appointments()).toHaveLength(1)
  })

  test('a stop does not wait for an ANTS that does not answer, and what it cut short is done later', {
    timeout: 30_000,
  }, async () => {
    await book(NUMBER)
    const { database, vault, upstreams, logger } = hub
    const worker = createDeclarations({ database, cipher: vault.cipher, ants: upstreams.ants, logger, now: () => now })
    hub.simulator.state.failNext({ kind: 'delay', milliseconds: 60_000, times: 9 })
    const cutShort = worker.sweep()
    await sleep(100)
    const start = performance.now()
    await worker.stop()
    expect(performance.now() - start).toBeLessThan(7_000)
    expect(await cutShort).toMatchObject({ retry: 1 })
    expect(await worker.synchronize(vault.lookup(NUMBER))).toBeUndefined()

    hub.simulator.state.reset()
    hub.simulator.state.setStatus(NUMBER, 'validated')
    await wait()
    expect(await declarations.sweep()).toMatchObject({ confirming: 1 })
  })

  test('metrics say how many are in which state, and what attempts came to', async () => {
    const metrics = createMetrics({ token: METRICS_TOKEN, elapsed: () => 0 })
    const { database, vault, upstreams, logger } = hub
    const onVerdict = measureDeclarations(metrics, database)
    const worker = createDeclarations({
      database,
      cipher: vault.cipher,
      ants: upstreams.ants,
      logger,
      now: () => now,
      onVerdict,
    })
    const scrape = async () => {
      const response = await metrics.routes.request('/metrics', {
        headers: { authorization: `Bearer ${METRICS_TOKEN}` },
      })
      return response.text()
    }
    await book(NUMBER, OTHER)
    hub.simulator.state.setStatus(OTHER, 'expired')
    expect(await scrape()).toContain('hub_declarations{state="pending"} 2')
    await worker.sweep()
    const text = await scrape()
    expect(text).toContain('hub_declarations{state="pending"} 0')
    expect(text).toContain('hub_declarations{state="declared"} 1')
    expect(text).toContain('hub_declarations{state="refused"} 1')
    expect(text).toContain('hub_synchronization_attempts_total{verdict="confirming"} 1')
    expect(text).toContain('hub_synchronization_attempts_total{verdict="settled"} 1')
    expect(text).not.toMatch(/[AB]123456789/)
  })
})
