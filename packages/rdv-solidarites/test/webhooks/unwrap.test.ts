import { createHmac, randomBytes } from 'node:crypto'
import { inspect } from 'node:util'
import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import {
  createWebhooks,
  type EventModel,
  signTestWebhook,
  type TestWebhook,
  WebhookError,
} from '../../src/webhooks/index.js'
import { atTheEnd, thrownBy, untyped } from '../client/support.js'

const SECRET = 'secret-of-the-endpoint'
const rdv = { id: 1042, status: 'seen', starts_at: '2027-12-10 09:00:00 +0100' }
const identified = { id: 7 }
const data: Record<EventModel, object> = {
  Rdv: rdv,
  Absence: { id: 7, first_day: '2027-12-10', end_day: '2027-12-10' },
  PlageOuverture: identified,
  User: identified,
  UserProfile: { organisation: { id: 412, name: 'x' }, user: identified },
  Organisation: { id: 7, name: 'x' },
  Motif: { id: 7, name: 'x' },
  Lieu: identified,
  Agent: identified,
  AgentRole: identified,
  ReferentAssignation: { agent: { id: 1 }, user: identified },
}
const webhooks = createWebhooks({ secrets: [SECRET] })

const webhook = (change: object = {}): TestWebhook => ({ model: 'Rdv', event: 'updated', data: rdv, ...change })

function requestOf(body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string>): Request {
  return new Request('http://localhost/webhooks/rdv-solidarites', { method: 'POST', body, headers })
}

/** A body signed with the right secret, whatever it says. */
function signed(body: string | Uint8Array<ArrayBuffer>, secret = SECRET): Request {
  return requestOf(body, { 'X-Lapin-Signature': createHmac('sha256', secret).update(body).digest('hex') })
}

const unwrapMeta = (meta: object) => webhooks.unwrap(signed(JSON.stringify({ data: rdv, meta })))

describe('events', () => {
  test.each(Object.entries(data))('%s created, updated and destroyed', async (model, content) => {
    for (const event of ['created', 'updated', 'destroyed']) {
      const delivery = await signTestWebhook(webhook({ model, event, data: content }), { secret: SECRET })
      const received = await webhooks.unwrap(new Request('http://localhost/', delivery))
      expect(received).toMatchObject({ known: true, model, event, data: content, reason: null })
      expect(Math.abs((received.sentAt ?? 0) - Date.now())).toBeLessThan(5_000)
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
    ['an id that is none', { id: 'seven' }, {}],
    ['times and a reason that are no texts', {}, { timestamp: 7, event_occurred_at: [], webhook_reason: {} }],
  ])('nothing of what is not known can make it be refused: %s', async (_label, content, meta) => {
    const unknown = JSON.stringify({ data: content, meta: { model: 'Team', event: 'created', ...meta } })
    const event = await webhooks.unwrap(signed(unknown))
    expect(event).toMatchObject({ known: false, data: content, sentAt: null, subject: null, reason: null })
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

describe('signatures', () => {
  test('several secrets are accepted at the same time', async () => {
    const both = createWebhooks({ secrets: ['old', 'new'] })
    for (const secret of ['old', 'new']) {
      const delivery = await signTestWebhook(webhook(), { secret })
      expect((await both.unwrap(new Request('http://localhost/', delivery))).known).toBe(true)
    }
    await expect(both.unwrap(signed('{}', 'other'))).rejects.toMatchObject({ reason: 'bad_signature', status: 401 })
  })

  test.each([[''], ['  '], [[]], [['good', '']], [undefined]])('the secrets %j are refused at once', (secrets) => {
    expect(() => createWebhooks({ secrets: untyped(secrets) })).toThrow(TypeError)
  })

  const body = JSON.stringify({
    data: rdv,
    meta: { model: 'Rdv', event: 'updated', timestamp: '2027-12-10 09:00:00 +0100' },
  })
  const good = createHmac('sha256', SECRET).update(body).digest('hex')

  test.each<[string, string, Record<string, string>]>([
    ['missing_signature', 'no header', {}],
    ['missing_signature', 'an empty header', { 'x-lapin-signature': '' }],
    ['missing_signature', 'the header of another service', { 'x-rdvi-signature': good }],
    ['malformed_signature', 'upper case', { 'x-lapin-signature': good.toUpperCase() }],
    ['malformed_signature', 'a prefix', { 'x-lapin-signature': `sha256=${good}` }],
    ['malformed_signature', 'one digit less', { 'x-lapin-signature': good.slice(1) }],
    ['malformed_signature', 'base64', { 'x-lapin-signature': Buffer.from(good, 'hex').toString('base64') }],
    [
      'bad_signature',
      'another digit',
      { 'x-lapin-signature': `${good.slice(0, -1)}${good.endsWith('0') ? '1' : '0'}` },
    ],
  ])('%s: %s', async (reason, _label, headers) => {
    await expect(webhooks.unwrap(requestOf(body, headers))).rejects.toMatchObject({ reason, status: 401 })
  })

  test('a changed body is refused, and so is one that was parsed and written again', async () => {
    const header = { 'x-lapin-signature': good }
    for (const changed of [`${body} `, body.replace('seen', 'noshow'), JSON.stringify(JSON.parse(body), null, 1), '']) {
      await expect(webhooks.unwrap(requestOf(changed, header))).rejects.toMatchObject({ reason: 'bad_signature' })
    }
  })

  test('100 000 mutated signatures are refused, every one', async () => {
    const bytes = Buffer.from(good, 'hex')
    const digits = '0123456789abcdef'
    const signatures = Array.from({ length: 100_000 }, (_, index) => {
      if (index % 3 === 0) return randomBytes(32).toString('hex')
      if (index % 3 === 1) {
        const flipped = Buffer.from(bytes)
        flipped[index % 32] = (flipped[index % 32] ?? 0) ^ (1 << (index % 8))
        return flipped.toString('hex')
      }
      const place = index % 64
      const digit = digits[(digits.indexOf(good[place] ?? '0') + 1 + (index % 15)) % 16]
      return good.slice(0, place) + digit + good.slice(place + 1)
    })
    let accepted = 0
    for (let start = 0; start < signatures.length; start += 1_000) {
      const outcomes = await Promise.allSettled(
        signatures
          .slice(start, start + 1_000)
          .map((signature) => webhooks.unwrap(requestOf(body, { 'x-lapin-signature': signature }))),
      )
      for (const outcome of outcomes) {
        if (outcome.status === 'fulfilled') accepted++
        else expect(outcome.reason).toMatchObject({ reason: 'bad_signature' })
      }
    }
    expect(accepted).toBe(0)
  }, 120_000)

  test('10 000 genuine deliveries are accepted, every one', async () => {
    const samples = fc.sample(fc.record({ id: fc.nat(), context: fc.string({ unit: 'binary' }) }), 10_000)
    let refused = 0
    for (const [index, sample] of samples.entries()) {
      const secret = `secret-${index % 7}-é`
      const delivery = await signTestWebhook(webhook({ data: { ...rdv, ...sample } }), { secret })
      const event = await createWebhooks({ secrets: [SECRET, secret] })
        .unwrap(new Request('http://localhost/', delivery))
        .catch(() => undefined)
      if (!event?.known) refused++
    }
    expect(refused).toBe(0)
  }, 120_000)
})

describe('signed nonsense', () => {
  test.each([
    ['not_utf8', new Uint8Array([0x7b, 0xe9, 0x7d])],
    ['not_json', '{"data":'],
    ['not_json', ''],
    ['not_an_event', 'null'],
    ['not_an_event', '[]'],
    ['not_an_event', '{"data":{}}'],
    ['not_an_event', '{"data":null,"meta":{"model":"Rdv","event":"updated"}}'],
    ['not_an_event', '{"data":{},"meta":{"model":1,"event":"updated"}}'],
    ['not_an_event', '{"data":{"id":1},"meta":{"model":"User","event":"updated"}}'],
    [
      'not_an_event',
      '{"data":{"id":"1"},"meta":{"model":"User","event":"updated","timestamp":"2027-12-10 09:00:00 +0100"}}',
    ],
  ])('is %s: %s', async (reason, body) => {
    await expect(webhooks.unwrap(signed(body))).rejects.toMatchObject({ reason, status: 400 })
  })

  test('names places, never content', async () => {
    const body = JSON.stringify({
      data: { id: 'canary' },
      meta: { model: 'User', event: 'updated', timestamp: 'canary' },
    })
    const error = await thrownBy(webhooks.unwrap(signed(body)))
    expect((error as Error).message).toContain('/data/id')
    expect(inspect(error, { showHidden: true, depth: 9 }) + JSON.stringify(error)).not.toContain('canary')
  })

  test('unsigned nonsense is told nothing but that it is not signed', async () => {
    const error = await thrownBy(webhooks.unwrap(requestOf('{"data":', { 'x-lapin-signature': 'a'.repeat(64) })))
    expect(error).toMatchObject({ reason: 'bad_signature', status: 401 })
  })
})

describe('limits', () => {
  test('a body that is too large is given up before its signature is looked at', async () => {
    const small = createWebhooks({ secrets: SECRET, maxBytes: 100 })
    await expect(small.unwrap(signed('x'.repeat(101)))).rejects.toMatchObject({ reason: 'body_too_large', status: 413 })
  })

  test('an age can be set; by default a delivery of eight days ago is good', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2027, 11, 18, 8) })
    atTheEnd(() => vi.useRealTimers())
    const old = webhook({ timestamp: '2027-12-10 09:00:00 +0100' })
    const deliver = async (maxAge?: number) => {
      const delivery = await signTestWebhook(old, { secret: SECRET })
      return createWebhooks({ secrets: SECRET, maxAge }).unwrap(new Request('http://localhost/', delivery))
    }
    expect((await deliver()).known).toBe(true)
    expect((await deliver(8 * 86_400_000)).known).toBe(true)
    await expect(deliver(8 * 86_400_000 - 1)).rejects.toMatchObject({ reason: 'too_old', status: 400 })
  })

  test.each([0, -1, Number.NaN])('maxAge %d is refused at once', (maxAge) => {
    expect(() => createWebhooks({ secrets: SECRET, maxAge })).toThrow(TypeError)
  })
})

describe('signTestWebhook', () => {
  test('writes as the server does: sorted keys, raw characters', async () => {
    const content = { status: 'seen', id: 1, starts_at: '2027-12-10 09:00:00 +0100', context: 'é & <b> 😀' }
    const timestamp = '2027-12-10 09:00:00 +0100'
    const { body, headers, method } = await signTestWebhook(webhook({ data: content, timestamp }), { secret: SECRET })
    expect(body).toBe(
      '{"data":{"context":"é & <b> 😀","id":1,"starts_at":"2027-12-10 09:00:00 +0100","status":"seen"},' +
        '"meta":{"event":"updated","model":"Rdv","timestamp":"2027-12-10 09:00:00 +0100","webhook_reason":null}}',
    )
    expect(method).toBe('POST')
    expect(headers['X-Lapin-Signature']).toBe(createHmac('sha256', SECRET).update(body).digest('hex'))
    expect(headers['content-type']).toBe('application/json; charset=utf-8')
  })
})

test('WebhookError is recognised across copies of the package', () => {
  expect(WebhookError.isInstance(new WebhookError('not_json', 'x'))).toBe(true)
  expect(WebhookError.isInstance(new Error('x'))).toBe(false)
})
