// Inviting people through the hub, over a simulated rdv-insertion.
import { beforeEach, expect, test } from 'vitest'
import { sql } from 'drizzle-orm'
import { eraseOld } from '../../src/features/rdv-insertion/retention.js'
import { rotateAll } from '../../src/commands/rotate-encryption.js'
import { sourceInvitations, webhookDeliveries, webhookSubjects } from '../../src/features/rdv-insertion/tables.js'
import { createCipher } from '../../src/platform/encryption/cipher.js'
import { idempotencyKeys } from '../../src/platform/database/tables.js'
import { describeOnEachEngine } from '../support/engines.js'
import { ENCRYPTION_KEY, INSERTION_SECRET, NARROW_KEY, NOW } from '../support/running-hub.js'
import { sharedAnswerChecker, sharedHub } from '../support/shared-hub.js'
import { insertionRdv } from '../support/webhook-bodies.js'
import { fromInsertion } from '../support/webhook-senders.js'

const INVITE: [string, string] = ['post', '/api/v1/rdv-insertion/invitations']
const DAY = 86_400_000

const user = {
  first_name: 'Zébulon',
  last_name: 'Canarino',
  title: 'monsieur',
  email: 'zebulon.canarino@example.org',
  phone_number: '06 98 76 54 32',
  nir: '1 85 05 75 056 017',
  invitation: { motif_category: { short_name: 'rsa_orientation' } },
}
const request = { rdv_solidarites_organisation_id: 4012, user }

interface Invited {
  user: { id: number }
  invitations: { id: number; format: string }[]
}

describeOnEachEngine('invitations', ({ createStorage }) => {
  const hub = sharedHub(createStorage)
  const checked = sharedAnswerChecker(hub)

  beforeEach(async () => {
    hub.insertion.state.reset()
    hub.log.length = 0
    for (const table of [sourceInvitations, webhookSubjects, webhookDeliveries, idempotencyKeys])
      await hub.database.run((connection) => connection.delete(table))
  })

  const send = (body: unknown, headers: Record<string, string> = {}) =>
    hub.partner('/api/v1/rdv-insertion/invitations', {
      method: 'POST',
      body: typeof body === 'string' ? body : JSON.stringify(body),
      headers,
    })
  const readInvitations = async (id: number): Promise<Invited['invitations']> => {
    const response = await hub.partner(`/api/v1/rdv-insertion/users/${id}/participations`)
    return ((await response.json()) as Invited).invitations
  }

  test('a person is invited by text message and e-mail, and that is known at once', async () => {
    const response = await send(request)
    expect(response.status).toBe(201)
    const invited = (await checked(response, INVITE)) as Invited
    expect(invited.invitations.map(({ format }) => format).toSorted()).toEqual(['email', 'sms'])
    expect(JSON.stringify(invited)).not.toContain('nir')
    const known = await readInvitations(invited.user.id)
    expect(known.toSorted((one, other) => one.id - other.id)).toEqual(
      invited.invitations.toSorted((one, other) => one.id - other.id),
    )
  })

  test('the webhooks of these invitations follow them', async () => {
    hub.insertion.state.addWebhookEndpoint({
      rdv_solidarites_organisation_id: 4012,
      url: `${hub.url}/webhooks/rdv-insertion`,
      secret: INSERTION_SECRET,
    })
    const { user: person, invitations } = (await (await send(request)).json()) as Invited
    const [first] = invitations
    hub.insertion.state.updateInvitation(first?.id ?? 0, { clicked: true, delivery_status: 'delivered' })
    const reports = await hub.insertion.state.deliverWebhooks()
    expect(reports.map(({ status }) => status)).toEqual(reports.map(() => 200))
    expect(await readInvitations(person.id)).toContainEqual(
      expect.objectContaining({ id: first?.id, clicked: true, delivery_status: 'delivered' }),
    )
  })

  test('a person whom nothing reaches exists, and was not invited', async () => {
    const { phone_number: _, email: __, ...unreachable } = user
    const response = await send({ ...request, user: unreachable })
    expect(response.status).toBe(201)
    expect(await checked(response, INVITE)).toMatchObject({ invitations: [] })
  })

  test('the same request with the same key is done once', async () => {
    const answers = []
    for (let time = 0; time < 3; time += 1) {
      answers.push(await (await send(request, { 'idempotency-key': 'one' })).text())
    }
    expect(new Set(answers).size).toBe(1)
    expect(hub.insertion.state.data.invitations).toHaveLength(2)
    const reused = await send({ ...request, user: { ...user, first_name: 'Ada' } }, { 'idempotency-key': 'one' })
    expect(await checked(reused, INVITE)).toMatchObject({ status: 422, code: 'idempotency_key_reused' })
  })

  test.each([
    ['no JSON', '{', ''],
    ['no organisation', { user }, '/rdv_solidarites_organisation_id'],
    ['no person', { rdv_solidarites_organisation_id: 4012 }, '/user'],
    ['something else', { ...request, organisation: 1 }, ''],
    ['no category', { ...request, user: { ...user, invitation: {} } }, '/user/invitation/motif_category'],
    ['a wrong NIR', { ...request, user: { ...user, nir: '185057505601700' } }, '/user/nir'],
    ['an impossible date', { ...request, user: { ...user, birth_date: '31/02/1985' } }, '/user/birth_date'],
    ['an unknown field', { ...request, user: { ...user, surname: 'x' } }, '/user/surname'],
    ['an unknown organisation', { ...request, rdv_solidarites_organisation_id: 1 }, '/rdv_solidarites_organisation_id'],
  ])('%s: 422 with a pointer, and nothing is done', async (_, body, pointer) => {
    const answer = await checked(await send(body), INVITE)
    expect(answer).toMatchObject({ status: 422, code: 'invalid_request', errors: [{ in: 'body', pointer }] })
    expect(JSON.stringify(answer)).not.toMatch(/Canarino|18505|zebulon/)
    expect(hub.insertion.state.data.users).toEqual([])
  })

  test('a channel that fails is a partial refusal, which the same key gives again', async () => {
    hub.insertion.state.refuseNextInvitation('sms')
    for (let time = 0; time < 2; time += 1) {
      const answer = await checked(await send(request, { 'idempotency-key': 'two' }), INVITE)
      expect(answer).toMatchObject({
        status: 422,
        code: 'invitation_partly_refused',
        refusals: [expect.any(String)],
      })
    }
    expect(hub.insertion.state.data.invitations).toHaveLength(1)
  })

  test.each([
    ['a server that fails', { kind: 'status', status: 500 }, 502, 'invitation_outcome_unknown'],
    ['a lost answer', { kind: 'lost-answer' }, 502, 'invitation_outcome_unknown'],
    ['a dead session', { kind: 'status', status: 401 }, 503, 'rdv_insertion_unavailable'],
    [
      'too many calls',
      { kind: 'status', status: 429, headers: { 'retry-after': '300' } },
      503,
      'rdv_insertion_unavailable',
    ],
    [
      'an agent without rights',
      { kind: 'status', status: 403, body: '{"errors":["non"]}' },
      403,
      'organisation_not_accessible',
    ],
  ] as const)('%s: %o', async (_, failure, status, code) => {
    hub.insertion.state.failNext(failure)
    const response = await send(request)
    expect(response.status).toBe(status)
    expect(await checked(response, INVITE)).toMatchObject({ code })
    if (code === 'rdv_insertion_unavailable') {
      expect(Number(response.headers.get('retry-after'))).toBe(status === 503 && 'headers' in failure ? 300 : 30)
    }
  })

  test.each([
    ['an error after the person was created', { kind: 'status', status: 500 }],
    ['a lost answer', { kind: 'lost-answer' }],
    ['an answer that cannot be read', { kind: 'status', status: 200, body: '<html>' }],
  ] as const)('%s: rdv-insertion is not called again under the same key', async (_, failure) => {
    hub.insertion.state.failNext(failure)
    const first = await send(request, { 'idempotency-key': 'lost' })
    const text = await first.text()
    expect(first.status).toBe(502)
    const sent = hub.insertion.state.data.invitations.length
    for (let time = 0; time < 3; time += 1) {
      const again = await send(request, { 'idempotency-key': 'lost' })
      expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([502, 'true'])
      const answer = await checked(again.clone(), INVITE)
      expect(answer).toMatchObject({ code: 'invitation_outcome_unknown', next_steps: expect.any(Array) })
      expect(await again.text()).toBe(text)
    }
    expect(hub.insertion.state.data.invitations).toHaveLength(sent)
    expect(text).not.toMatch(/Canarino|zebulon|18505/)
  })

  test('what was surely not done is done under the same key later', async () => {
    hub.insertion.state.failNext({ kind: 'status', status: 429, headers: { 'retry-after': '300' } })
    expect((await send(request, { 'idempotency-key': 'busy' })).status).toBe(503)
    expect((await send(request, { 'idempotency-key': 'busy' })).status).toBe(201)
  })

  test('an answer that cannot be kept is given, and then unknown', async () => {
    const alter = (change: string) =>
      hub.database.run((connection) => connection.execute(sql.raw(`alter table idempotency_keys ${change}`)))
    await alter('add constraint keeps_no_success check (response_status is distinct from 201)')
    try {
      expect((await send(request, { 'idempotency-key': 'unkept' })).status).toBe(201)
      expect((await send(request, { 'idempotency-key': 'unkept' })).status).toBe(409)
      await hub.database.run((connection) =>
        connection.update(idempotencyKeys).set({ claimedUntil: sql`now() - interval '1 second'` }),
      )
      expect((await send(request, { 'idempotency-key': 'unkept' })).status).toBe(502)
    } finally {
      await alter('drop constraint keeps_no_success')
    }
    expect(hub.insertion.state.data.invitations).toHaveLength(2)
  })

  test('without a key nothing is remembered: rdv-insertion itself refuses to invite twice', async () => {
    hub.insertion.state.failNext({ kind: 'lost-answer' })
    expect(await checked(await send(request), INVITE)).toMatchObject({ code: 'invitation_outcome_unknown' })
    expect(await checked(await send(request), INVITE)).toMatchObject({ status: 422 })
    expect(hub.insertion.state.data.invitations).toHaveLength(2)
  })

  test('the feature must be granted', async () => {
    const headers = { authorization: `Bearer ${NARROW_KEY}` }
    expect((await send(request, headers)).status).toBe(403)
    expect((await hub.partner('/api/v1/rdv-insertion/users/1/participations', { headers })).status).toBe(403)
  })

  test.each(['0', '-1', '1.5', '1e3', '0x7', '%207', '7.0', 'x', '9007199254740993', '1?source=elsewhere', '1?page=2'])(
    'user %s: 422',
    async (id) => {
      const [path = '', query = ''] = id.split('?')
      const response = await hub.partner(`/api/v1/rdv-insertion/users/${path}/participations?${query}`)
      expect(response.status).toBe(422)
    },
  )

  test('nothing personal is logged, whatever the outcome', async () => {
    await send(request)
    hub.insertion.state.refuseNextInvitation('email')
    await send({ ...request, user: { ...user, nir: '185057505601700' } })
    hub.insertion.state.failNext({ kind: 'status', status: 500, body: JSON.stringify({ errors: ['Canarino'] }) })
    await send(request)
    expect(hub.log.length).toBeGreaterThan(3)
    expect(JSON.stringify(hub.log)).not.toMatch(/Zébulon|Canarino|zebulon|698765432|98 76|1850575|1 85 05/)
  })

  test('a new encryption key decrypts what the former encrypted, and the former can go', async () => {
    const { user: person } = (await (await send(request)).json()) as Invited
    await fromInsertion(hub, { model: 'Rdv', event: 'created', data: insertionRdv() })
    const fresh = Buffer.alloc(32, 9)
    await rotateAll(hub.database, createCipher([fresh, ENCRYPTION_KEY]))
    const rows = await hub.database.run((connection) =>
      connection.execute(sql`select details from source_appointments union all select details from source_invitations
        union all select details from source_participations`),
    )
    const encrypted = (rows as { rows: { details: string }[] }).rows
    expect(encrypted.length).toBe(4)
    const { currentPrefix } = createCipher([fresh])
    for (const { details } of encrypted) expect(details.startsWith(currentPrefix)).toBe(true)
    await rotateAll(hub.database, createCipher([ENCRYPTION_KEY, fresh]))
    expect(await readInvitations(person.id)).toHaveLength(2)
  })

  test('what is old is erased, the order of events is not forgotten', async () => {
    const timestamp = '2027-08-20T13:00:00.000+02:00'
    await fromInsertion(hub, { model: 'Rdv', event: 'updated', timestamp, data: insertionRdv({ id: 31 }) })
    const startsAt = Date.parse('2027-09-07T07:30:00Z')
    expect(await eraseOld(hub.database, { retentionDays: 90, now: startsAt + 89 * DAY })).toMatchObject({
      source_appointments: 0,
    })
    const erased = await eraseOld(hub.database, { retentionDays: 90, now: startsAt + 91 * DAY })
    expect(erased.source_appointments).toBeGreaterThan(0)
    const late = { model: 'Rdv', event: 'created', timestamp: '2027-08-20T12:00:00.000+02:00' } as const
    expect(await fromInsertion(hub, { ...late, data: insertionRdv({ id: 31 }) })).toMatchObject({ status: 'stale' })
    hub.setNow(NOW)
  })
})
