// What ANTS is answered while the database is away: for a minute what was read last, then that nobody knows; never «nothing».
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type OwnCluster, startCluster, withoutCluster } from '../support/own-cluster.js'
import { agenda, meetingPoint } from '../support/points.js'
import { NOW, type RunningHub, runHub } from '../support/running-hub.js'
import { startProxy, type TcpProxy } from '../support/tcp-proxy.js'

const DAY = new Date(NOW + 86_400_000).toISOString().slice(0, 10)
const SLOTS = `/api/ants/availableTimeSlots?start_date=${DAY}&end_date=${DAY}&meeting_point_ids=412&meeting_point_ids=413`
const PLACES = '/api/ants/getManagedMeetingPoints'
const NUMBERS = '/api/ants/searchApplicationIds?application_ids=A123456789'

describe.skipIf(withoutCluster !== '')(`ANTS asks while the database is away${withoutCluster}`, () => {
  let cluster: OwnCluster
  let proxy: TcpProxy
  /** One that was asked before, and one that was not. */
  let hub: RunningHub
  let unasked: RunningHub
  /** Milliseconds of the hubs' clock. */
  let elapsed = 0

  beforeAll(async () => {
    cluster = await startCluster()
    proxy = await startProxy({ host: '127.0.0.1', port: cluster.port })
    const databaseUrl = `postgres://hub@127.0.0.1:${proxy.port}/postgres`
    const storage = { ...cluster.storage, config: { ...cluster.storage.config, databaseUrl } }
    hub = await runHub(storage, { elapsed: () => elapsed })
    unasked = await runHub(storage, { elapsed: () => elapsed })
    const body = JSON.stringify(agenda(meetingPoint('412'), meetingPoint('413')))
    expect((await hub.partner('/api/v1/agenda', { method: 'POST', body })).status).toBe(200)
  })
  afterAll(async () => {
    await hub?.[Symbol.asyncDispose]()
    await unasked?.[Symbol.asyncDispose]()
    await proxy?.[Symbol.asyncDispose]()
    await cluster?.[Symbol.asyncDispose]()
  })

  async function asked(path: string, of = hub) {
    const response = await of.ants(path)
    return { status: response.status, retryAfter: response.headers.get('retry-after'), text: await response.text() }
  }
  const expectUnavailable = ({ status, retryAfter, text }: Awaited<ReturnType<typeof asked>>) => {
    expect([status, text]).toEqual([503, '{"detail":"The calendar cannot be asked at present"}'])
    expect(Number(retryAfter)).toBeGreaterThan(0)
  }

  const AWAY: [string, () => unknown, () => unknown][] = [
    ['is stopped', () => cluster.stop(), () => cluster.start()],
    ['does not say a word', () => (proxy.silenceAll(), proxy.silence()), () => proxy.speak()],
  ]
  test.each(AWAY)('it %s', async (_title, breaking, mending) => {
    elapsed += 1_000
    const before = await asked(SLOTS)
    const places = await asked(PLACES)
    expect(before.text).toContain(`${DAY}T09:00Z`)
    expect([before.status, places.status]).toEqual([200, 200])
    expect(await asked(NUMBERS)).toMatchObject({ status: 200, text: '{"A123456789":[]}' })
    hub.log.length = 0
    await breaking()
    try {
      // A slot that was taken meanwhile is refused when somebody books it; a mairie without slots is not looked at again.
      elapsed += 59_999
      expect(await asked(SLOTS)).toEqual(before)
      expect(await asked(PLACES)).toEqual(places)
      const told = 'slots: the database does not answer, ANTS is answered what was read before'
      expect(hub.log.filter(({ message }) => message === told)).toEqual([
        { level: 'warn', message: told, fields: { seconds: 60 } },
      ])
      elapsed += 1
      expectUnavailable(await asked(SLOTS))
      expectUnavailable(await asked(SLOTS.replace('412', 'unknown')))
      // The list of places is the last good one however old.
      expect(await asked(PLACES)).toEqual(places)
      // «No appointment» would be a lie, however lately it was true.
      expectUnavailable(await asked(NUMBERS))
      expectUnavailable(await asked(SLOTS, unasked))
      expect(await asked(PLACES, unasked)).toMatchObject({ status: 503, retryAfter: '60' })
      // A value that nobody can serve needs no database.
      expect((await asked(`${SLOTS}&reason=PERMIS`)).status).toBe(200)
    } finally {
      await mending()
    }
    await vi.waitFor(async () => expect(await asked(SLOTS)).toEqual(before), { timeout: 60_000, interval: 200 })
    expect((await asked(NUMBERS)).status).toBe(200)
  })
})
