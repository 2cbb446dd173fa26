import { createHmac } from 'node:crypto'
import { inspect } from 'node:util'
import { SignJWT } from 'jose'
import { describe, expect, test } from 'vitest'
import { createWebhooks, signTestWebhook, WebhookError, type WebhooksOptions } from '../../src/webhooks/index.js'
import { thrownBy } from '../support.js'
import { created, invited, rdv, requestOf, SECRET } from './support.js'

const hmac = (body: string | Uint8Array, secret = SECRET) => createHmac('sha256', secret).update(body).digest('hex')
const receiver = (options: Partial<WebhooksOptions> = {}) => createWebhooks({ secrets: [SECRET], ...options })

async function reasonOf(promise: PromiseLike<unknown>): Promise<[string, number]> {
  const error = await thrownBy(promise)
  expect(WebhookError.isInstance(error)).toBe(true)
  const { reason, status } = error as WebhookError
  return [reason, status]
}

/** A delivery made here, without our own signing. */
function delivery(body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}): Request {
  return requestOf({ body, headers: { 'X-RDVI-SIGNATURE': hmac(body), ...headers } })
}

const text = (change: object = {}, meta: object = {}) =>
  JSON.stringify({
    data: { ...rdv, ...change },
    meta: { model: 'Rdv', event: 'updated', timestamp: '2026-02-14T09:00:00.000+01:00', ...meta },
  })

describe('HMAC', () => {
  test('an event of the documented shape', async () => {
    const event = await receiver().unwrap(delivery(text()))
    expect(event).toMatchObject({
      known: true,
      model: 'Rdv',
      event: 'updated',
      sentAt: Date.parse('2026-02-14T08:00:00Z'),
      signature: 'hmac',
      subject: 'Rdv:4294967297',
      data: rdv,
    })
    expect(event.digest).toMatch(/^[0-9a-f]{64}$/)
  })

  test('is taken over the bytes as they came, with the escapes of Rails', async () => {
    const signed = await signTestWebhook(created, { secret: SECRET })
    expect(signed.body).toContain('\\u0026 de l')
    expect(signed.body).toContain('\\u003c99000\\u003e\\u2028Valbrume')
    expect(signed.body).toContain('Été')
    expect(signed.headers['X-Rdvi-Signature']).toBe(hmac(signed.body))
    expect((await receiver().unwrap(requestOf(signed))).data).toEqual(rdv)
    const again = JSON.stringify(JSON.parse(signed.body))
    expect(again).not.toBe(signed.body)
    expect(await reasonOf(receiver().unwrap(requestOf({ ...signed, body: again })))).toEqual(['bad_signature', 401])
  })

  test('any of several secrets', async () => {
    const webhooks = receiver({ secrets: ['old', SECRET, 'of-another-endpoint'] })
    for (const secret of ['old', SECRET, 'of-another-endpoint']) {
      const signed = await signTestWebhook(invited, { secret })
      expect(await webhooks.unwrap(requestOf(signed))).toMatchObject({ model: 'Invitation' })
    }
  })

  test('a timestamp of before September 2024', async () => {
    const event = await receiver().unwrap(delivery(text({}, { timestamp: '2024-06-14 11:02:33 +0200' })))
    expect(event.sentAt).toBe(Date.parse('2024-06-14T09:02:33Z'))
  })

  const body = text()
  test.each<[string, Request, string, number]>([
    ['none', requestOf({ body, headers: {} }), 'missing_signature', 401],
    ['of another secret', delivery(body, { 'X-RDVI-SIGNATURE': hmac(body, 'x') }), 'bad_signature', 401],
    ['in capitals', delivery(body, { 'X-RDVI-SIGNATURE': hmac(body).toUpperCase() }), 'malformed_signature', 401],
    ['with a prefix', delivery(body, { 'X-RDVI-SIGNATURE': `sha256=${hmac(body)}` }), 'malformed_signature', 401],
    ['of a body that is no JSON', delivery('{"data":'), 'not_json', 400],
    ['of a body without meta', delivery('{"data":{}}'), 'not_an_event', 400],
    ['of an empty body', delivery(''), 'not_json', 400],
    ['of bytes that are no UTF-8', delivery(Uint8Array.from([123, 0xe9, 125])), 'not_utf8', 400],
    ['of an appointment whose users are no list', delivery(text({ users: 'canary' })), 'not_an_event', 400],
    ['of an appointment whose id is a text', delivery(text({ id: 'canary' })), 'not_an_event', 400],
    ['with a timestamp that is none', delivery(text({}, { timestamp: 'canary' })), 'not_an_event', 400],
    ['of a body of 2 MiB', delivery('x'.repeat(2 ** 21)), 'body_too_large', 413],
  ])('a signature %s is refused', async (_label, request, reason, status) => {
    const error = await thrownBy(receiver().unwrap(request))
    expect(error).toMatchObject({ reason, status })
    expect(`${String(error)}${inspect(error, { showHidden: true })}${JSON.stringify(error)}`).not.toMatch(
      /canary|Camille|agreed/,
    )
  })

  test('a body that was read already says so', async () => {
    const request = delivery(body)
    await request.text()
    expect(await reasonOf(receiver().unwrap(request))).toEqual(['body_already_read', 500])
  })

  test('a body is read up to its own limit', async () => {
    expect(await reasonOf(receiver({ maxBytes: 100 }).unwrap(delivery(body)))).toEqual(['body_too_large', 413])
  })
})

describe('what is read loosely', () => {
  test.each<[string, object]>([
    ['unknown keys', { colour: 'red', users: [{ id: 1, uid: 'old', pole_emploi_id: null }] }],
    ['a null place', { lieu: null }],
    ['missing participations', { participations: undefined }],
    ['null participations', { participations: null }],
    ['missing users', { users: undefined }],
    ['a status never seen', { status: 'rescheduled' }],
    ['no uuid', { uuid: undefined }],
    ['an agent without e-mail', { agents: [{ id: 1, email: null }] }],
  ])('%s', async (_label, change) => {
    const event = await receiver().unwrap(delivery(text(change)))
    expect(event.data).toEqual(JSON.parse(JSON.stringify({ ...rdv, ...change })))
  })

  test.each([
    ['a model', { model: 'FollowUp' }],
    ['an event', { event: 'archived' }],
  ])('%s that is not known passes as such, whatever it holds', async (_label, meta) => {
    const unknown = JSON.stringify({ data: {}, meta: { model: 'Rdv', event: 'created', ...meta } })
    expect(await receiver().unwrap(delivery(unknown))).toMatchObject({ known: false, ...meta, sentAt: null })
  })

  test.each([
    ['a list for data', [], {}],
    ['an id that is none', { id: 'seven' }, {}],
    ['a time that is no text', {}, { timestamp: 7 }],
  ])('nothing of what is not known can make it be refused: %s', async (_label, data, meta) => {
    const unknown = JSON.stringify({ data, meta: { model: 'FollowUp', event: 'created', ...meta } })
    expect(await receiver().unwrap(delivery(unknown))).toMatchObject({
      known: false,
      data,
      sentAt: null,
      subject: null,
    })
  })

  test.each(['__proto__', 'constructor', 'toString'])('the model %s is not known', async (model) => {
    const body = `{"data":{},"meta":{"model":"${model}","event":"created","timestamp":null}}`
    expect(await receiver().unwrap(delivery(body))).toMatchObject({ known: false, model })
  })
})

describe('age', () => {
  test('is not looked at by default: a delivery is repeated for three weeks', async () => {
    const timestamp = new Date(Date.now() - 20 * 86_400_000).toISOString()
    expect(await receiver().unwrap(delivery(text({}, { timestamp })))).toMatchObject({ known: true })
  })

  test('is limited where asked, by the instant and not by the text', async () => {
    const webhooks = receiver({ maxAge: 3_600_000 })
    const at = (instant: number, offset: number) =>
      `${new Date(instant + offset * 3_600_000).toISOString().slice(0, -1)}+${String(offset).padStart(2, '0')}:00`
    const timestampOf = (age: number) => text({}, { timestamp: at(Date.now() - age, 11) })
    expect(await webhooks.unwrap(delivery(timestampOf(3_000_000)))).toMatchObject({ known: true })
    expect(await reasonOf(webhooks.unwrap(delivery(timestampOf(4_000_000))))).toEqual(['too_old', 400])
  })
})

describe('bodies in ISO-8859-1, signed over their UTF-8 text', () => {
  const body = JSON.stringify({
    data: { id: 9, format: 'sms', user: { id: 1, first_name: 'Zoé' } },
    meta: { model: 'Invitation', event: 'created', timestamp: '2024-06-14 11:02:33 +0200' },
  })
  const latin1 = Uint8Array.from(Buffer.from(body, 'latin1'))
  const request = () => requestOf({ body: latin1, headers: { 'X-RDVI-SIGNATURE': hmac(body) } })

  test('are refused unless asked for', async () => {
    expect(await reasonOf(receiver().unwrap(request()))).toEqual(['bad_signature', 401])
  })

  test('are read where asked for, and nothing else is', async () => {
    const webhooks = receiver({ latin1Bodies: true })
    expect(await webhooks.unwrap(request())).toMatchObject({ data: { user: { first_name: 'Zoé' } } })
    expect(await webhooks.unwrap(delivery(body))).toMatchObject({ data: { user: { first_name: 'Zoé' } } })
    const forged = requestOf({ body: latin1, headers: { 'X-RDVI-SIGNATURE': hmac(body, 'x') } })
    expect(await reasonOf(webhooks.unwrap(forged))).toEqual(['bad_signature', 401])
  })
})

describe('JWT', () => {
  const claims = { id: rdv.id, address: rdv.address, starts_at: rdv.starts_at }
  const key = (secret = SECRET) => new TextEncoder().encode(secret)
  const inTenMinutes = () => Math.floor(Date.now() / 1000) + 600
  /** As rdv-insertion makes it: `typ` and `exp` in the header. */
  const jwt = (payload: object = claims, header: object = {}, secret = SECRET) =>
    new SignJWT({ ...payload })
      .setProtectedHeader({ alg: 'HS256', typ: 'JWT', exp: inTenMinutes(), ...header })
      .sign(key(secret))
  const withJwt = (token: string, body = text()) => requestOf({ body, headers: { authorization: `Bearer ${token}` } })
  const webhooks = receiver({ signatures: ['hmac', 'jwt'] })

  test('made by another library, of the documented shape', async () => {
    expect(await webhooks.unwrap(withJwt(await jwt()))).toMatchObject({ known: true, model: 'Rdv', signature: 'jwt' })
  })

  test('is not taken unless asked for', async () => {
    expect(await reasonOf(receiver().unwrap(withJwt(await jwt())))).toEqual(['missing_signature', 401])
  })

  test('and where only JWTs are asked for, an HMAC is not', async () => {
    const strict = receiver({ signatures: ['jwt'] })
    expect(await reasonOf(strict.unwrap(delivery(text())))).toEqual(['missing_signature', 401])
  })

  test.each<[string, () => Promise<string>, string]>([
    ['expired', () => jwt(claims, { exp: Math.floor(Date.now() / 1000) - 60 }), 'expired_signature'],
    ['without expiry', () => jwt(claims, { exp: undefined }), 'malformed_signature'],
    ['of another secret', () => jwt(claims, {}, 'x'.repeat(32)), 'bad_signature'],
    ['of another appointment', () => jwt({ ...claims, id: 1 }), 'bad_signature'],
    ['of another time', () => jwt({ ...claims, starts_at: '2026-02-14T10:00:00.000+04:00' }), 'bad_signature'],
    ['without id', () => jwt({ address: claims.address, starts_at: claims.starts_at }), 'bad_signature'],
    ['of two parts', async () => (await jwt()).split('.').slice(0, 2).join('.'), 'malformed_signature'],
    ['that is none', async () => 'canary', 'malformed_signature'],
    [
      'of HS512',
      () => new SignJWT(claims).setProtectedHeader({ alg: 'HS512', exp: inTenMinutes() }).sign(key('x'.repeat(64))),
      'malformed_signature',
    ],
    [
      'of no algorithm',
      async () => {
        const [, payload, signature] = (await jwt()).split('.')
        const header = Buffer.from(JSON.stringify({ alg: 'none', exp: inTenMinutes() })).toString('base64url')
        return `${header}.${payload}.${signature}`
      },
      'malformed_signature',
    ],
  ])('%s is refused', async (_label, token, reason) => {
    expect(await reasonOf(webhooks.unwrap(withJwt(await token())))).toEqual([reason, 401])
  })

  test('of an invitation is refused: nothing of it would be protected', async () => {
    const body = JSON.stringify({
      data: { ...invited.data, ...claims },
      meta: { model: 'Invitation', event: 'created', timestamp: '2026-02-14T09:00:00Z' },
    })
    expect(await reasonOf(webhooks.unwrap(withJwt(await jwt(), body)))).toEqual(['bad_signature', 401])
  })

  test('signTestWebhook makes the same', async () => {
    const signed = await signTestWebhook(created, { secret: SECRET, signature: 'jwt' })
    expect(await webhooks.unwrap(requestOf(signed))).toMatchObject({ signature: 'jwt' })
    const expired = await signTestWebhook(created, { secret: SECRET, signature: 'jwt', expiresAt: 1 })
    expect(await reasonOf(webhooks.unwrap(requestOf(expired)))).toEqual(['expired_signature', 401])
  })
})

test.each<[string, object]>([
  ['no secret', { secrets: [] }],
  ['an empty secret', { secrets: ['good', ''] }],
  ['no signature', { signatures: [] }],
  ['an unknown signature', { signatures: ['md5'] }],
  ['an age that is none', { maxAge: 0 }],
])('%s is refused at once', (_label, options) => {
  expect(() => receiver(options as never)).toThrow(TypeError)
})
