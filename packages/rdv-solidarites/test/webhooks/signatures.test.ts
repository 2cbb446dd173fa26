import { createHmac, randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createWebhooks, signTestWebhook } from '../../src/webhooks/index.js'
import { untyped } from '../client/support.js'
import { createRequest, rdv, SECRET, signed, webhook, webhooks } from './support.js'

const IS_THOROUGH = process.env['HUB_TEST_THOROUGH'] === '1'
const MUTATED = IS_THOROUGH ? 100_000 : 4_000
const GENUINE = IS_THOROUGH ? 10_000 : 1_000

describe('signatures', () => {
  test('several secrets are accepted at the same time', async () => {
    const both = createWebhooks({ secrets: ['old', 'new'] })
    for (const secret of ['old', 'new']) {
      const delivery = await signTestWebhook(webhook(), { secret })
      expect((await both.unwrap(new Request('http://localhost/', delivery))).known).toBe(true)
    }
    await expect(both.unwrap(signed('{}', 'other'))).rejects.toMatchObject({ reason: 'bad_signature', status: 401 })
  })

  test.each([[''], ['  '], [[]], [['good', '']], [{}], [{ one: 'x', two: ['x'] }], [undefined]])(
    'the secrets %j are refused at once',
    (secrets) => {
      expect(() => createWebhooks({ secrets: untyped(secrets) })).toThrow(TypeError)
    },
  )

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
    await expect(webhooks.unwrap(createRequest(body, headers))).rejects.toMatchObject({ reason, status: 401 })
  })

  test('a changed body is refused, and so is one that was parsed and written again', async () => {
    const header = { 'x-lapin-signature': good }
    for (const changed of [`${body} `, body.replace('seen', 'noshow'), JSON.stringify(JSON.parse(body), null, 1), '']) {
      await expect(webhooks.unwrap(createRequest(changed, header))).rejects.toMatchObject({ reason: 'bad_signature' })
    }
  })

  test(`${MUTATED} mutated signatures are refused, every one`, async () => {
    const bytes = Buffer.from(good, 'hex')
    const digits = '0123456789abcdef'
    const signatures = Array.from({ length: MUTATED }, (_, index) => {
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
          .map((signature) => webhooks.unwrap(createRequest(body, { 'x-lapin-signature': signature }))),
      )
      for (const outcome of outcomes) {
        if (outcome.status === 'fulfilled') accepted++
        else expect(outcome.reason).toMatchObject({ reason: 'bad_signature' })
      }
    }
    expect(accepted).toBe(0)
  }, 120_000)

  test(`${GENUINE} genuine deliveries are accepted, every one`, async () => {
    const samples = fc.sample(fc.record({ id: fc.nat(), context: fc.string({ unit: 'binary' }) }), GENUINE)
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
