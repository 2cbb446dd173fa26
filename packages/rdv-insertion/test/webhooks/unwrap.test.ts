import { inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import { signTestWebhook } from '../../src/webhooks/index.js'
import { thrownBy } from '../support.js'
import { catchReason, created, createRequest, delivery, hmac, invited, rdv, receiver, SECRET, text } from './support.js'

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
    expect((await receiver().unwrap(createRequest(signed))).data).toEqual(rdv)
    const again = JSON.stringify(JSON.parse(signed.body))
    expect(again).not.toBe(signed.body)
    expect(await catchReason(receiver().unwrap(createRequest({ ...signed, body: again })))).toEqual([
      'bad_signature',
      401,
    ])
  })

  test('any of several secrets', async () => {
    const webhooks = receiver({ secrets: ['old', SECRET, 'of-another-endpoint'] })
    for (const secret of ['old', SECRET, 'of-another-endpoint']) {
      const signed = await signTestWebhook(invited, { secret })
      expect(await webhooks.unwrap(createRequest(signed))).toMatchObject({ model: 'Invitation' })
    }
  })

  test('the ids of two instances are told apart by their secrets', async () => {
    const webhooks = receiver({ secrets: { production: [SECRET, 'former'], demo: 'of-demo' } })
    const subjects = await Promise.all(
      [SECRET, 'former', 'of-demo'].map(async (secret) => {
        const { instance, subject } = await webhooks.unwrap(createRequest(await signTestWebhook(invited, { secret })))
        return [instance, subject]
      }),
    )
    expect(subjects).toEqual([
      ['production', 'production:Invitation:9'],
      ['production', 'production:Invitation:9'],
      ['demo', 'demo:Invitation:9'],
    ])
    const { instance } = await receiver().unwrap(delivery(text()))
    expect(instance).toBeNull()
  })

  test('a timestamp of before September 2024', async () => {
    const event = await receiver().unwrap(delivery(text({}, { timestamp: '2024-06-14 11:02:33 +0200' })))
    expect(event.sentAt).toBe(Date.parse('2024-06-14T09:02:33Z'))
  })

  const body = text()
  test.each<[string, Request, string, number]>([
    ['none', createRequest({ body, headers: {} }), 'missing_signature', 401],
    ['of another secret', delivery(body, { 'X-RDVI-SIGNATURE': hmac(body, 'x') }), 'bad_signature', 401],
    ['in capitals', delivery(body, { 'X-RDVI-SIGNATURE': hmac(body).toUpperCase() }), 'malformed_signature', 401],
    ['with a prefix', delivery(body, { 'X-RDVI-SIGNATURE': `sha256=${hmac(body)}` }), 'malformed_signature', 401],
    ['of a body that is no JSON', delivery('{"data":'), 'not_json', 400],
    ['of a body without meta', delivery('{"data":{}}'), 'not_an_event', 400],
    ['of an empty body', delivery(''), 'not_json', 400],
    ['of bytes that are no UTF-8', delivery(Uint8Array.from([123, 0xe9, 125])), 'not_utf8', 400],
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
    expect(await catchReason(receiver().unwrap(request))).toEqual(['body_already_read', 500])
  })

  test('a body is read up to its own limit', async () => {
    expect(await catchReason(receiver({ maxBytes: 100 }).unwrap(delivery(body)))).toEqual(['body_too_large', 413])
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
    const withTimestamp = (age: number) => text({}, { timestamp: at(Date.now() - age, 11) })
    expect(await webhooks.unwrap(delivery(withTimestamp(3_000_000)))).toMatchObject({ known: true })
    expect(await catchReason(webhooks.unwrap(delivery(withTimestamp(4_000_000))))).toEqual(['too_old', 400])
  })
})

describe('bodies in ISO-8859-1, signed over their UTF-8 text', () => {
  const body = JSON.stringify({
    data: { id: 9, format: 'sms', user: { id: 1, first_name: 'Zoé' } },
    meta: { model: 'Invitation', event: 'created', timestamp: '2024-06-14 11:02:33 +0200' },
  })
  const latin1 = Uint8Array.from(Buffer.from(body, 'latin1'))
  const request = () => createRequest({ body: latin1, headers: { 'X-RDVI-SIGNATURE': hmac(body) } })

  test('are refused unless asked for', async () => {
    expect(await catchReason(receiver().unwrap(request()))).toEqual(['bad_signature', 401])
  })

  test('are read where asked for, and nothing else is', async () => {
    const webhooks = receiver({ latin1Bodies: true })
    expect(await webhooks.unwrap(request())).toMatchObject({ data: { user: { first_name: 'Zoé' } } })
    expect(await webhooks.unwrap(delivery(body))).toMatchObject({ data: { user: { first_name: 'Zoé' } } })
    const forged = createRequest({ body: latin1, headers: { 'X-RDVI-SIGNATURE': hmac(body, 'x') } })
    expect(await catchReason(webhooks.unwrap(forged))).toEqual(['bad_signature', 401])
  })
})

test.each<[string, object]>([
  ['no secret', { secrets: [] }],
  ['an empty secret', { secrets: ['good', ''] }],
  ['a secret of two instances', { secrets: { production: 'x', demo: 'x' } }],
  ['no signature', { signatures: [] }],
  ['an unknown signature', { signatures: ['md5'] }],
  ['an age that is none', { maxAge: 0 }],
])('%s is refused at once', (_label, options) => {
  expect(() => receiver(options as never)).toThrow(TypeError)
})
