import { describe, expect, test } from 'vitest'
import { createWebhooks, signTestWebhook } from '../../src/webhooks/index.js'
import { data, rdv, SECRET, signed, unwrapMeta, webhook, webhooks } from './support.js'

describe('events', () => {
  test.each(Object.entries(data))('%s created, updated and destroyed', async (model, content) => {
    for (const event of ['created', 'updated', 'destroyed']) {
      const delivery = await signTestWebhook(webhook({ model, event, data: content }), { secret: SECRET })
      const received = await webhooks.unwrap(new Request('http://localhost/', delivery))
      expect(received).toMatchObject({ known: true, model, event, data: content, reason: null })
      expect(Math.abs((received.sentAt ?? 0) - Date.now())).toBeLessThan(60_000)
    }
  })

  test('relations without an id are known by their two ids', async () => {
    const subjects = await Promise.all(
      Object.entries(data).map(async ([model, content]) => {
        const delivery = await signTestWebhook(webhook({ model, data: content }), { secret: SECRET })
        return (await webhooks.unwrap(new Request('http://localhost/', delivery))).subject
      }),
    )
    expect(subjects).toEqual([
      'Rdv:1042',
      'Absence:7',
      'PlageOuverture:7',
      'User:7',
      'UserProfile:412:7',
      'Organisation:7',
      'Motif:7',
      'Lieu:7',
      'Agent:7',
      'AgentRole:7',
      'ReferentAssignation:1:7',
    ])
  })

  test.each([
    ['the second of 2024, in Ruby’s form', { timestamp: '2027-12-10 09:00:00 +0100' }],
    ['the zone’s name', { timestamp: '2027-12-10 08:00:00 UTC' }],
    ['ISO 8601', { timestamp: '2027-12-10T09:00:00+01:00' }],
    ['the later time of the payload', { payload_computed_at: '2027-12-10T09:00:00+01:00' }],
    [
      'the first that can be read',
      { timestamp: '', payload_computed_at: 'soon', event_occurred_at: '2027-12-10T09:00:00+01:00' },
    ],
    ['the later time of the event', { event_occurred_at: '2027-12-10T08:00:00Z' }],
    [
      'the first of three',
      {
        timestamp: '2027-12-10 09:00:00 +0100',
        payload_computed_at: '2027-12-11T09:00:00+01:00',
        event_occurred_at: '2027-12-12T09:00:00+01:00',
      },
    ],
  ])('their time is read from %s', async (_label, times) => {
    const { sentAt, known } = await unwrapMeta({ model: 'Rdv', event: 'updated', ...times })
    expect({ known, sentAt }).toEqual({ known: true, sentAt: Date.UTC(2027, 11, 10, 8) })
  })

  test('a removal at the end of the time to be kept says so', async () => {
    const rgpd = webhook({ event: 'destroyed', webhook_reason: 'rgpd' })
    const delivery = await signTestWebhook(rgpd, { secret: SECRET })
    expect((await webhooks.unwrap(new Request('http://localhost/', delivery))).reason).toBe('rgpd')
  })

  test.each([
    ['a model', { model: 'AgentsRdv', event: 'created' }],
    ['an event', { model: 'Rdv', event: 'archived' }],
    ['a model named as what every object has', { model: 'constructor', event: 'created' }],
  ])('%s that is not known is no error', async (_label, meta) => {
    const event = await unwrapMeta({ ...meta, timestamp: 'whenever' })
    expect(event).toMatchObject({ known: false, ...meta, data: rdv, sentAt: null })
  })

  test.each([
    ['a list for data', [], {}],
    ['null for data', null, {}],
    ['an id that is none', { id: 'seven' }, {}],
    ['times and a reason that are no texts', {}, { timestamp: 7, event_occurred_at: [], webhook_reason: {} }],
  ])('nothing of what is not known can make it be refused: %s', async (_label, content, meta) => {
    const unknown = JSON.stringify({ data: content, meta: { model: 'Team', event: 'created', ...meta } })
    const event = await webhooks.unwrap(signed(unknown))
    expect(event).toMatchObject({ known: false, data: content, sentAt: null, subject: null, reason: null })
  })

  test.each([
    ['UserProfile', { organisation: { id: 412 }, user: null }],
    ['UserProfile', { organisation: { id: 412 } }],
    ['ReferentAssignation', { agent: { id: 1 }, user: null }],
    ['ReferentAssignation', { user: { id: 7 } }],
  ])('a %s one part of which was deleted is to be ignored, not refused: %j', async (model, content) => {
    const event = await webhooks.unwrap(
      signed(
        JSON.stringify({ data: content, meta: { model, event: 'destroyed', timestamp: '2027-12-10 09:00:00 +0100' } }),
      ),
    )
    expect(event).toMatchObject({ known: false, model, subject: null })
  })

  test('a model that was not asked for is ignored before it is read', async () => {
    const only = createWebhooks({ secrets: SECRET, models: ['Rdv'] })
    for (const content of [null, {}, { id: 'x' }]) {
      const body = JSON.stringify({ data: content, meta: { model: 'AgentRole', event: 'updated' } })
      expect(await only.unwrap(signed(body))).toMatchObject({ known: false, model: 'AgentRole' })
    }
    const kept = await signTestWebhook(webhook(), { secret: SECRET })
    expect((await only.unwrap(new Request('http://localhost/', kept))).known).toBe(true)
  })

  test('an agent role without its agent is known', async () => {
    const body = JSON.stringify({
      data: { id: 7, access_level: 'basic', agent: null },
      meta: { model: 'AgentRole', event: 'updated', timestamp: '2027-12-10 09:00:00 +0100' },
    })
    expect(await webhooks.unwrap(signed(body))).toMatchObject({ known: true, subject: 'AgentRole:7' })
  })

  test('an entry that cannot be read is left out and told, and costs neither the others nor the event', async () => {
    const good = { id: 5, status: 'seen', user: { id: 7 } }
    const participations = [good, 'x', { id: 6, status: 'seen', user: null }, { status: 'seen' }]
    const delivery = await signTestWebhook(webhook({ data: { ...rdv, participations, users: {} } }), { secret: SECRET })
    expect(await webhooks.unwrap(new Request('http://localhost/', delivery))).toMatchObject({
      known: true,
      data: { ...rdv, participations: [good, { id: 6, status: 'seen', user: null }] },
      unreadable: ['/data/users', '/data/participations/1', '/data/participations/3'],
    })
  })

  test('a destroyed appointment is obeyed whatever else its data hold', async () => {
    const delivery = await signTestWebhook(webhook({ event: 'destroyed', data: { id: 7 } }), { secret: SECRET })
    expect(await webhooks.unwrap(new Request('http://localhost/', delivery))).toMatchObject({ subject: 'Rdv:7' })
  })

  test('two instances have the same ids and are told apart by their secrets', async () => {
    const both = createWebhooks({ secrets: { 'rdv-solidarites': ['old', SECRET], 'rdv-service-public': 'theirs' } })
    const told = await Promise.all(
      ['old', SECRET, 'theirs'].map(async (secret) => {
        const delivery = await signTestWebhook(webhook(), { secret })
        const { instance, subject } = await both.unwrap(new Request('http://localhost/', delivery))
        return [instance, subject]
      }),
    )
    expect(told).toEqual([
      ['rdv-solidarites', 'rdv-solidarites:Rdv:1042'],
      ['rdv-solidarites', 'rdv-solidarites:Rdv:1042'],
      ['rdv-service-public', 'rdv-service-public:Rdv:1042'],
    ])
    const delivery = await signTestWebhook(webhook(), { secret: SECRET })
    expect((await webhooks.unwrap(new Request('http://localhost/', delivery))).instance).toBeNull()
  })

  test('a repeated delivery has the same digest, another body another', async () => {
    const delivery = await signTestWebhook(webhook(), { secret: SECRET })
    const again = () => webhooks.unwrap(new Request('http://localhost/', delivery))
    const [first, second] = [await again(), await again()]
    expect(first.digest).toMatch(/^[0-9a-f]{64}$/)
    expect(second.digest).toBe(first.digest)
    const other = await signTestWebhook(webhook({ data: { ...rdv, id: 1 } }), { secret: SECRET })
    expect((await webhooks.unwrap(new Request('http://localhost/', other))).digest).not.toBe(first.digest)
  })

  test('unknown fields and values are handed on', async () => {
    const content = { ...rdv, status: 'inédit', more: [1] }
    const delivery = await signTestWebhook(webhook({ data: content }), { secret: SECRET })
    expect((await webhooks.unwrap(new Request('http://localhost/', delivery))).data).toEqual(content)
  })
})
