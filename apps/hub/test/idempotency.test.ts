// What a crash, a slow process or an unfinished request leaves behind must neither book twice nor block for ever.
import { request } from 'node:http'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { sql } from 'drizzle-orm'
import { appointments } from '../src/ants/appointments/tables.js'
import {
  createIdempotency,
  type IdempotencyClaim,
  type KeyedRequest,
  releaseAllClaims,
} from '../src/platform/idempotency.js'
import { idempotencyKeys } from '../src/platform/tables.js'
import { describeOnEachEngine } from './support/engines.js'
import { agenda, meetingPoint } from './support/points.js'
import { sharedHub } from './support/shared-hub.js'

describeOnEachEngine('requests with a key', ({ createStorage }) => {
  const hub = sharedHub(createStorage)

  beforeAll(async () => {
    const body = JSON.stringify(agenda(meetingPoint('412')))
    await hub.partner('/api/v1/agenda', { method: 'POST', body })
    hub.simulator.state.setStatus('A123456789', 'validated')
  })
  beforeEach(async () => {
    await hub.database.run((connection) => connection.delete(appointments))
    await hub.database.run((connection) => connection.delete(idempotencyKeys))
  })

  const body = JSON.stringify({
    meeting_point_id: '412',
    starts_at: '2027-09-07T09:00',
    reason: 'CNI',
    application_ids: ['A123456789'],
    contact: { first_name: 'Camille', last_name: 'Durand', email: 'camille@example.org' },
  })
  const KEY = 'key-of-a-request'
  const keyed: KeyedRequest = { owner: 'configured:partner', route: 'POST /api/v1/appointments', key: KEY, body }
  const post = () => hub.partner('/api/v1/appointments', { method: 'POST', body, headers: { 'idempotency-key': KEY } })
  const booked = () => hub.database.run((connection) => connection.$count(appointments))

  async function claimAsAnotherProcess(): Promise<IdempotencyClaim> {
    const result = await createIdempotency(hub.database, hub.vault.cipher).claim(keyed)
    if (result.kind !== 'first') throw new Error(result.kind)
    return result.claim
  }
  const halfAMinutePasses = () =>
    hub.database.run((connection) =>
      connection.update(idempotencyKeys).set({ claimedUntil: sql`now() - interval '1 second'` }),
    )

  test('a process that died at work blocks its key for half a minute, then the request is carried out', async () => {
    await claimAsAnotherProcess()
    const blocked = await post()
    expect([blocked.status, ((await blocked.json()) as { code: string }).code]).toEqual([
      409,
      'idempotency_in_progress',
    ])
    expect(blocked.headers.get('retry-after')).toBe('2')
    await halfAMinutePasses()
    expect((await post()).status).toBe(201)
    expect((await post()).headers.get('idempotency-replayed')).toBe('true')
    expect(await booked()).toBe(1)
  })

  test('a process that has the database to itself frees the keys of those before it, and keeps their answers', async () => {
    await claimAsAnotherProcess()
    await releaseAllClaims(hub.database)
    const answered = await post()
    expect(answered.status).toBe(201)
    await releaseAllClaims(hub.database)
    expect(await (await post()).text()).toBe(await answered.text())
    expect(await booked()).toBe(1)
  })

  test('a process that wakes up after another took over undoes what it did', async () => {
    const zombie = await claimAsAnotherProcess()
    await halfAMinutePasses()
    const answered = await post()
    const stored = await hub.database.run((connection) => zombie.store(connection, { status: 201, body: '{}' }))
    expect(stored).toBe(false)
    await zombie.release()
    expect(await (await post()).text()).toBe(await answered.text())
    expect(await booked()).toBe(1)
  })

  test('a booking whose key was taken over while it waited for ANTS is not made', async () => {
    hub.simulator.state.switches.latency = 400
    const slow = post()
    await new Promise((resolve) => setTimeout(resolve, 200))
    await halfAMinutePasses()
    const other = await claimAsAnotherProcess()
    expect((await slow).status).toBe(409)
    expect(await booked()).toBe(0)
    hub.simulator.state.switches.latency = 0
    await other.release()
    expect((await post()).status).toBe(201)
  })

  test('after a day a key means a new request', async () => {
    await post()
    await hub.database.run((connection) =>
      connection.update(idempotencyKeys).set({ createdAt: sql`now() - interval '25 hours'` }),
    )
    const again = await post()
    expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([409, null])
  })

  test('a body that stops in the middle books nothing and claims nothing', async () => {
    const { hostname, port } = new URL(hub.url)
    const headers = {
      authorization: 'Bearer partner-key-for-tests-0123456789abcdef',
      'content-type': 'application/json',
      'content-length': body.length,
      'idempotency-key': KEY,
    }
    const slow = request({ hostname, port, path: '/api/v1/appointments', method: 'POST', headers })
    slow.on('error', () => {})
    slow.write(body.slice(0, 60))
    await new Promise((resolve) => setTimeout(resolve, 300))
    // Others are served meanwhile.
    expect((await fetch(`${hub.url}/readyz`)).status).toBe(200)
    slow.destroy()
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(await hub.database.run((connection) => connection.$count(idempotencyKeys))).toBe(0)
    expect((await post()).status).toBe(201)
  })
})
