import { SignJWT } from 'jose'
import { describe, expect, test } from 'vitest'
import { signTestWebhook } from '../../src/webhooks/index.js'
import { catchReason, created, createRequest, delivery, invited, rdv, receiver, SECRET, text } from './support.js'

describe('JWT', () => {
  const claims = { id: rdv.id, address: rdv.address, starts_at: rdv.starts_at }
  const key = (secret = SECRET) => new TextEncoder().encode(secret)
  const inTenMinutes = () => Math.floor(Date.now() / 1000) + 600
  /** As rdv-insertion makes it: `typ` and `exp` in the header. */
  const jwt = (payload: object = claims, header: object = {}, secret = SECRET) =>
    new SignJWT({ ...payload })
      .setProtectedHeader({ alg: 'HS256', typ: 'JWT', exp: inTenMinutes(), ...header })
      .sign(key(secret))
  const withJwt = (token: string, body = text()) =>
    createRequest({ body, headers: { authorization: `Bearer ${token}` } })
  const webhooks = receiver({ signatures: ['hmac', 'jwt'] })

  test('made by another library, of the documented shape', async () => {
    expect(await webhooks.unwrap(withJwt(await jwt()))).toMatchObject({ known: true, model: 'Rdv', signature: 'jwt' })
  })

  test('is not taken unless asked for', async () => {
    expect(await catchReason(receiver().unwrap(withJwt(await jwt())))).toEqual(['missing_signature', 401])
  })

  test('and where only JWTs are asked for, an HMAC is not', async () => {
    const strict = receiver({ signatures: ['jwt'] })
    expect(await catchReason(strict.unwrap(delivery(text())))).toEqual(['missing_signature', 401])
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
    expect(await catchReason(webhooks.unwrap(withJwt(await token())))).toEqual([reason, 401])
  })

  test('of an invitation is refused: nothing of it would be protected', async () => {
    const body = JSON.stringify({
      data: { ...invited.data, ...claims },
      meta: { model: 'Invitation', event: 'created', timestamp: '2026-02-14T09:00:00Z' },
    })
    expect(await catchReason(webhooks.unwrap(withJwt(await jwt(), body)))).toEqual(['bad_signature', 401])
  })

  test('the instance is that of the secret', async () => {
    const both = receiver({ secrets: { production: 'x'.repeat(32), demo: SECRET }, signatures: ['jwt'] })
    expect(await both.unwrap(withJwt(await jwt()))).toMatchObject({ instance: 'demo', signature: 'jwt' })
    expect(await catchReason(both.unwrap(withJwt(await jwt(claims, {}, 'y'.repeat(32)))))).toEqual([
      'bad_signature',
      401,
    ])
  })

  test('signTestWebhook makes the same', async () => {
    const signed = await signTestWebhook(created, { secret: SECRET, signature: 'jwt' })
    expect(await webhooks.unwrap(createRequest(signed))).toMatchObject({ signature: 'jwt' })
    const expired = await signTestWebhook(created, { secret: SECRET, signature: 'jwt', expiresAt: 1 })
    expect(await catchReason(webhooks.unwrap(createRequest(expired)))).toEqual(['expired_signature', 401])
  })
})
