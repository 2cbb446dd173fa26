// What a crash, a slow process or an unfinished request leaves behind must neither book twice nor block for ever.
import { request } from 'node:http'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { sql } from 'drizzle-orm'
import { appointments } from '../src/features/ants/appointments/tables.js'
import {
  createIdempotency,
  type IdempotencyClaim,
  type KeyedRequest,
  releaseAllClaims,
} from '../src/platform/partners/idempotency.js'
import { idempotencyKeys } from '../src/platform/database/tables.js'
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
    const result = await createIdempotency(hub.database, hub.keyring.cipher).claim(keyed)
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

  describe('once another service was told', () => {
    const claimAgain = () => createIdempotency(hub.database, hub.keyring.cipher).claim(keyed)
    const sentByAnother = async () => {
      const claim = await claimAsAnotherProcess()
      expect(await claim.markSent()).toBe(true)
      return claim
    }

    test('the request is lost, not first, however often its answer is not stored', async () => {
      await sentByAnother()
      expect((await claimAgain()).kind).toBe('in_progress')
      for (let time = 0; time < 3; time += 1) {
        await halfAMinutePasses()
        expect((await claimAgain()).kind).toBe('lost')
        expect((await claimAgain()).kind).toBe('in_progress')
      }
    })

    test('a process that has the database to itself need not wait to know that', async () => {
      await sentByAnother()
      await releaseAllClaims(hub.database)
      expect((await claimAgain()).kind).toBe('lost')
    })

    test('half a minute begins anew when it is told', async () => {
      const claim = await claimAsAnotherProcess()
      await halfAMinutePasses()
      expect(await claim.markSent()).toBe(true)
      expect((await claimAgain()).kind).toBe('in_progress')
    })

    test('whoever was taken over may tell nobody, and store nothing', async () => {
      const zombie = await claimAsAnotherProcess()
      await halfAMinutePasses()
      const other = await claimAgain()
      expect([other.kind, await zombie.markSent()]).toEqual(['first', false])
      const stored = await hub.database.run((connection) => zombie.store(connection, { status: 201, body: '{}' }))
      expect(stored).toBe(false)
    })

    test('another body under the key is refused, also when the request is lost', async () => {
      await sentByAnother()
      await halfAMinutePasses()
      const result = await createIdempotency(hub.database, hub.keyring.cipher).claim({ ...keyed, body: '{}' })
      expect(result.kind).toBe('reused')
    })

    test('after a day the key means a new request', async () => {
      await sentByAnother()
      await hub.database.run((connection) =>
        connection.update(idempotencyKeys).set({ createdAt: sql`now() - interval '25 hours'` }),
      )
      expect((await claimAgain()).kind).toBe('first')
    })
  })

  test('a booking whose key was taken over while it waited for ANTS is not made', async () => {
    const ants = hub.holdAnts()
    const slow = post()
    await ants.reached
    await halfAMinutePasses()
    const other = await claimAsAnotherProcess()
    ants.release()
    expect((await slow).status).toBe(409)
    expect(await booked()).toBe(0)
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
