// Deliveries whose signature is right and whose body is none of a sender in its right mind: refused or read as far as it goes, and never
// answered by a failure, which would bring them back for weeks.
import { signHmac } from '@hub/http/webhooks'
import { describe, expect, test } from 'vitest'
import type { Source } from '../../src/features/rdv-insertion/sources.js'
import { describeOnEachEngine } from '../support/engines.js'
import { INSERTION_SECRET, SOLIDARITES_SECRET } from '../support/running-hub.js'
import { sharedHub } from '../support/shared-hub.js'
import { insertionInvitation, insertionRdv, PERSON, solidaritesRdv } from '../support/webhook-bodies.js'
import { countedDeliveries, deliver } from '../support/webhook-senders.js'

const TIMESTAMP = '2027-08-20T13:00:00.000+02:00'

const signed = async (body: string | Buffer<ArrayBuffer>) => ({
  headers: {
    'content-type': 'application/json',
    'X-Rdvi-Signature': await signHmac(body, INSERTION_SECRET),
    'X-Lapin-Signature': await signHmac(body, SOLIDARITES_SECRET),
  },
  body,
})

describeOnEachEngine('webhooks that are signed and no use', ({ createStorage }) => {
  const secrets = { 'rdv-insertion': [INSERTION_SECRET], 'rdv-solidarites': [SOLIDARITES_SECRET] }
  const hub = sharedHub(createStorage, { rdvInsertion: { webhookSecrets: secrets, latin1Bodies: false } })

  async function send(data: object, meta: object = {}, source: Source = 'rdv-insertion') {
    const body = JSON.stringify({ data, meta: { model: 'Rdv', event: 'created', timestamp: TIMESTAMP, ...meta } })
    return deliver(hub, source, await signed(body))
  }

  async function readParticipations(user: number): Promise<{ status: string; user: object; rdv: { lieu: unknown } }[]> {
    const response = await hub.partner(`/api/v1/rdv-insertion/users/${user}/participations`)
    expect(response.status).toBe(200)
    return ((await response.json()) as { participations: never }).participations
  }

  test.each([
    ['an empty body', ''],
    ['no JSON', '{"data":'],
    ['no UTF-8', Buffer.from([0x22, 0xc3, 0x28, 0x22])],
    ['a list', '[]'],
    ['no meta', '{"data":{"id":1}}'],
    ['no data', '{"meta":{"model":"Rdv","event":"created","timestamp":"2027-08-20T13:00:00.000+02:00"}}'],
    [
      'no instant',
      JSON.stringify({ data: insertionRdv(), meta: { model: 'Rdv', event: 'created', timestamp: 'soon' } }),
    ],
    [
      'an appointment at no instant',
      JSON.stringify({
        data: insertionRdv({ starts_at: 'one fine day' }),
        meta: { model: 'Rdv', event: 'created', timestamp: '2027-08-20T13:00:00.000+02:00' },
      }),
    ],
  ])('%s: 400', async (_, body) => {
    for (const source of ['rdv-insertion', 'rdv-solidarites'] as const) {
      const answer = await deliver(hub, source, await signed(body))
      expect(answer).toMatchObject({ code: 400 })
      expect(JSON.parse(answer.text)).toMatchObject({ code: 'invalid_event' })
    }
  })

  test.each([
    ['an unknown model', 'rdv-insertion', 'Agent', 'created'],
    ['an unknown event', 'rdv-insertion', 'Rdv', 'archived'],
    ['a model that is not kept', 'rdv-solidarites', 'User', 'updated'],
    ['a model nobody knows', 'rdv-solidarites', 'Team', 'updated'],
    ['an agent role, whose data are not looked at', 'rdv-solidarites', 'AgentRole', 'updated'],
    ['a profile whose user was deleted', 'rdv-solidarites', 'UserProfile', 'destroyed'],
  ] as const)('%s is ignored, and counted', async (_, source, model, event) => {
    const body = JSON.stringify({
      data: { id: 1 },
      meta: { model, event, timestamp: '2027-08-20T13:00:00.000+02:00' },
    })
    const before = await countedDeliveries(hub, source, 'ignored')
    expect(await deliver(hub, source, await signed(body))).toMatchObject({ code: 200, text: '{"status":"ignored"}' })
    expect(await countedDeliveries(hub, source, 'ignored')).toBe(before + 1)
  })

  test.each([['null'], ['{}'], ['{"id":"x"}'], ['{"organisation":{"id":1},"user":null}']])(
    'a model that is not kept is ignored whatever its data are: %s',
    async (data) => {
      const body = `{"data":${data},"meta":{"model":"UserProfile","event":"destroyed"}}`
      expect(await deliver(hub, 'rdv-solidarites', await signed(body))).toMatchObject({ status: 'ignored' })
    },
  )

  test.each(['rdv-insertion', 'rdv-solidarites'] as const)(
    '%s: an entry that cannot be read costs neither the others nor the event',
    async (source) => {
      const rdv = source === 'rdv-insertion' ? insertionRdv({ id: 51 }) : solidaritesRdv({ id: 51 })
      const [good] = rdv.participations ?? []
      const user = { ...PERSON, id: source === 'rdv-insertion' ? 5_101 : 5_102 }
      const participations = [null, { id: 'x' }, { ...good, id: 3, user }, { ...good, id: 4, user: null }, 'none']
      expect(await send({ ...rdv, participations, users: [3, user] }, {}, source)).toMatchObject({ status: 'accepted' })
      const response = await hub.partner(`/api/v1/rdv-insertion/users/${user.id}/participations?source=${source}`)
      expect(await response.json()).toMatchObject({ participations: [{ id: 3, status: 'unknown' }] })
      const places = hub.log.findLast(({ fields }) => 'places' in fields)?.fields['places']
      expect(places).toContain('/data/participations/0, /data/participations/1')
    },
  )

  test('null in columns that allow it is kept', async () => {
    const user = { ...PERSON, id: 5_201, first_name: null, last_name: null }
    const rdv = {
      ...insertionRdv({ id: 52 }),
      status: null,
      motif: null,
      organisation: null,
      rdv_solidarites_rdv_id: null,
    }
    const participations = [{ id: 5, status: null, created_by: null, user }]
    expect(await send({ ...rdv, participations })).toMatchObject({ status: 'accepted' })
    expect(await readParticipations(5_201)).toMatchObject([{ status: 'unknown', rdv: { motif: null } }])
    const invitation = { ...insertionInvitation(), format: null, clicked: null, motif_category: null }
    expect(await send(invitation, { model: 'Invitation' })).toMatchObject({ status: 'accepted' })
  })

  test('a body over 1 MiB: 413, announced or not', async () => {
    const body = Buffer.alloc(1_048_577, ' ')
    const init = await signed(body)
    expect((await fetch(`${hub.url}/webhooks/rdv-insertion`, { method: 'POST', ...init })).status).toBe(413)
    const chunked = { ...init, body: new Blob([body]).stream(), duplex: 'half' }
    expect((await fetch(`${hub.url}/webhooks/rdv-insertion`, { method: 'POST', ...chunked })).status).toBe(413)
  })

  test('GET: 405', async () => {
    const response = await fetch(`${hub.url}/webhooks/rdv-insertion`)
    expect(response.status).toBe(405)
    expect(response.headers.get('allow')).toBe('POST')
  })

  describe('years that no column holds are unreadable', () => {
    test.each([['0000-01-01T00:00:00Z'], ['0001-01-01T00:00:00+14:00'], ['9999-12-31T23:59:59-12:00']])(
      '%s',
      async (instant) => {
        const ruby = instant
          .replace('T', ' ')
          .replace('Z', ' +0000')
          .replace(/([+-]\d\d):/, ' $1')
        expect(await send(insertionRdv({ starts_at: instant }))).toMatchObject({ code: 400 })
        expect(await send(insertionRdv(), { timestamp: instant })).toMatchObject({ code: 400 })
        expect(await send(insertionInvitation(), { model: 'Invitation', timestamp: instant })).toMatchObject({
          code: 400,
        })
        expect(await send(solidaritesRdv({ starts_at: ruby }), {}, 'rdv-solidarites')).toMatchObject({ code: 400 })
        expect(await send(solidaritesRdv(), { timestamp: ruby }, 'rdv-solidarites')).toMatchObject({ code: 400 })
      },
    )

    test('the last second of 9999 is kept', async () => {
      const last = insertionRdv({ id: 9_999, starts_at: '9999-12-31T23:59:59.000+00:00' })
      expect(await send(last)).toMatchObject({ status: 'accepted' })
    })
  })

  test('a NUL character, which PostgreSQL has not, costs nothing but itself', async () => {
    const user = { ...PERSON, id: 41, first_name: 'Zé\0bulon' }
    const participations = [{ id: 1, status: 'un\0known', starts_at: TIMESTAMP, created_by: 'user', user }]
    const rdv = insertionRdv({ id: 41, status: 'un\0known', participations })
    expect(await send(rdv)).toMatchObject({ status: 'accepted' })
    expect(await readParticipations(41)).toMatchObject([{ status: 'un\uFFFDknown', user: { first_name: 'Zé\0bulon' } }])
  })

  test('a part that is nested too deep to be written again is left out', async () => {
    const participations = [
      { id: 2, status: 'seen', starts_at: TIMESTAMP, created_by: 'user', user: { ...PERSON, id: 42 } },
    ]
    const rdv = JSON.stringify(insertionRdv({ id: 42, lieu: null, participations }))
    const deep = rdv.replace('"lieu":null', `"lieu":{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`)
    const body = `{"data":${deep},"meta":{"model":"Rdv","event":"created","timestamp":"${TIMESTAMP}"}}`
    expect(await deliver(hub, 'rdv-insertion', await signed(body))).toMatchObject({ status: 'accepted' })
    expect(await readParticipations(42)).toMatchObject([{ status: 'seen', rdv: { lieu: null } }])
  })

  test('as many participants as fit in a body', async () => {
    const participations = Array.from({ length: 13_000 }, (_, index) => ({
      id: index + 1,
      status: 'seen',
      user: { id: 100_000 + index, first_name: '', last_name: '' },
    }))
    const rdv = insertionRdv({ id: 43, users: [], participations })
    expect(await send(rdv)).toMatchObject({ status: 'accepted' })
    expect(await readParticipations(112_999)).toHaveLength(1)
  })

  test('lists that are null are read as missing', async () => {
    const persons = insertionRdv({ id: 44, users: [{ ...PERSON, id: 44 }], participations: null })
    expect(await send(persons)).toMatchObject({ status: 'accepted' })
    expect(await readParticipations(44)).toHaveLength(1)
    expect(await send(insertionRdv({ id: 45, users: null }))).toMatchObject({ status: 'accepted' })
  })

  test.each(['rdv-insertion', 'rdv-solidarites'] as const)(
    '%s: of an unknown model or event nothing but its name is looked at',
    async (source) => {
      for (const [data, meta] of [
        [[], { model: 'Team' }],
        [{ id: 'seven' }, { model: 'Team', timestamp: 7, webhook_reason: [] }],
        [{}, { event: 'merged', timestamp: null }],
      ] as const)
        expect(await send(data, meta, source)).toMatchObject({ status: 'ignored' })
    },
  )

  test('none of these is logged as a failure', () => {
    expect(hub.log.filter(({ level }) => level === 'error')).toEqual([])
  })
})
