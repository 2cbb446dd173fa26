import { createHmac } from 'node:crypto'
import { inspect } from 'node:util'
import { describe, expect, test, vi } from 'vitest'
import { createWebhooks, signTestWebhook, WebhookError } from '../../src/webhooks/index.js'
import { atTheEnd, thrownBy } from '../client/support.js'
import { createRequest, SECRET, signed, webhook, webhooks } from './support.js'

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
    const error = await thrownBy(webhooks.unwrap(createRequest('{"data":', { 'x-lapin-signature': 'a'.repeat(64) })))
    expect(error).toMatchObject({ reason: 'bad_signature', status: 401 })
  })
})

describe('limits', () => {
  test('a body that is too large is given up before its signature is verified', async () => {
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
