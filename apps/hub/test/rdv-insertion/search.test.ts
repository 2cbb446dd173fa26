// What is to come for many people at once, and for a job seeker who is known to rdv-insertion.
import { expect, test } from 'vitest'
import { readUpcoming } from '../../src/features/rdv-insertion/read-upcoming.js'
import type { Connection, Database } from '../../src/platform/database/database.js'
import type { Cipher } from '../../src/platform/encryption/cipher.js'
import { describeOnPostgres } from '../support/engines.js'
import { NOW } from '../support/running-hub.js'
import { sharedAnswerChecker, sharedHub } from '../support/shared-hub.js'
import { insertionRdv, PERSON } from '../support/webhook-bodies.js'
import { fromInsertion } from '../support/webhook-senders.js'

const PATH = '/api/v1/rdv-insertion/participations/search'

describeOnPostgres('participations of many people', (engine) => {
  const hub = sharedHub(() => engine.createStorage())
  const check = sharedAnswerChecker(hub)
  const ask = async (body: unknown) => {
    const response = await hub.partner(PATH, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    return { status: response.status, body: await check(response, ['post', PATH]) }
  }

  test('in the order asked, each once; who was never named has none', async () => {
    const participation = insertionRdv().participations?.[0]
    if (!participation) throw new Error('the example has a participation')
    const timestamp = new Date(NOW - 60_000).toISOString()
    for (const [id, user, days] of [
      [9001, 11, 20],
      [9002, 11, 10],
      [9003, 12, -10],
    ] as const) {
      const starts_at = new Date(NOW + days * 86_400_000).toISOString()
      const person = { ...PERSON, id: user }
      const whole = {
        ...insertionRdv({ id, starts_at }),
        users: [person],
        participations: [{ ...participation, user: person }],
      }
      const answer = await fromInsertion(hub, { model: 'Rdv', event: 'created', timestamp, data: whole })
      expect(answer).toMatchObject({ status: 'accepted' })
    }
    const next = new Date(NOW + 10 * 86_400_000).toISOString()
    expect(await ask({ user_ids: [12, 11, 13, 11] })).toEqual({
      status: 200,
      body: {
        items: [
          { user_id: 12, next_appointment_start_at: null, upcoming_participations_count: 0 },
          { user_id: 11, next_appointment_start_at: next, upcoming_participations_count: 2 },
          { user_id: 13, next_appointment_start_at: null, upcoming_participations_count: 0 },
        ],
      },
    })
    const seeker = await hub.partner('/api/v1/job-seekers/p-1', {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ rdv_insertion_user_id: 11 }),
    })
    expect(await seeker.json()).toMatchObject({ next_appointment_start_at: next, upcoming_participations_count: 2 })
  })

  test('500 people are read by one statement', async () => {
    const { database } = hub
    let statements = 0
    const counting = {
      run: <Result>(work: (connection: Connection) => Promise<Result>) =>
        database.run((connection) =>
          work(
            new Proxy(connection, {
              get(target, name) {
                if (name === 'select' || name === 'execute') statements += 1
                return Reflect.get(target, name, target) as unknown
              },
            }),
          ),
        ),
    }
    const userIds = Array.from({ length: 500 }, (_, index) => index + 1)
    const details = JSON.stringify({ starts_at: '2100-01-01T09:00:00Z', status: 'unknown' })
    const cipher = { decrypt: () => details } as unknown as Cipher
    const found = await readUpcoming({ database: counting as Database, cipher }, userIds, NOW)
    expect(found.get(11)).toMatchObject({ upcoming_participations_count: 2 })
    expect([found.size, statements]).toEqual([500, 1])
  })

  test('500 at most', async () => {
    const user_ids = Array.from({ length: 500 }, (_, index) => index + 1)
    expect((await ask({ user_ids })).status).toBe(200)
    expect((await ask({ user_ids: [...user_ids, 501] })).status).toBe(422)
  })

  test.each([
    {},
    [],
    { user_ids: [] },
    { user_ids: ['1'] },
    { user_ids: [0] },
    { user_ids: [1.5] },
    { user_ids: null },
  ])('%j is refused', async (body) => {
    expect(await ask(body)).toMatchObject({ status: 422, body: { code: 'invalid_request' } })
  })
})
