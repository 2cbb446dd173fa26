import { createHmac, randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hmacSecrets, signHmac, verifyHmacSha256 } from './hmac.js'

const body = new TextEncoder().encode('{"data":{"name":"Zoé"}}')
const reference = (secret: string, bytes: Uint8Array) => createHmac('sha256', secret).update(bytes).digest('hex')

describe('signHmac', () => {
  it('signs as OpenSSL does, whatever the secret and the bytes', () =>
    fc.assert(
      fc.asyncProperty(fc.string({ minLength: 1, unit: 'binary' }), fc.uint8Array(), async (secret, bytes) => {
        fc.pre(secret.isWellFormed())
        expect(await signHmac(Uint8Array.from(bytes), secret)).toBe(reference(secret, bytes))
      }),
    ))

  it('signs a text as its UTF-8 bytes', async () => {
    expect(await signHmac('{"data":{"name":"Zoé"}}', 'secret')).toBe(reference('secret', body))
  })
})

describe('verifyHmacSha256', () => {
  const secrets = hmacSecrets(['first', 'second'])

  it.each(['first', 'second'])('accepts a signature made with the secret %j', async (secret) => {
    expect(await verifyHmacSha256(body, reference(secret, body), secrets)).toBe(true)
  })

  it('refuses another secret, other bytes and other digits', async () => {
    expect(await verifyHmacSha256(body, reference('third', body), secrets)).toBe(false)
    expect(await verifyHmacSha256(body.slice(1), reference('first', body), secrets)).toBe(false)
    expect(await verifyHmacSha256(body, randomBytes(32).toString('hex'), secrets)).toBe(false)
  })

  it.each([null, undefined, ''])('says that %j is no signature', async (signature) => {
    await expect(verifyHmacSha256(body, signature, secrets)).rejects.toMatchObject({ reason: 'missing_signature' })
  })

  const genuine = reference('first', body)
  it.each([
    ['upper case', genuine.toUpperCase()],
    ['a prefix', `sha256=${genuine}`],
    ['one digit less', genuine.slice(1)],
    ['one digit more', `${genuine}0`],
    ['a line break after it', `${genuine}\n`],
    ['two signatures', `${genuine}, ${genuine}`],
    ['no digits', 'z'.repeat(64)],
  ])('says that %s is malformed', async (_, signature) => {
    await expect(verifyHmacSha256(body, signature, secrets)).rejects.toMatchObject({
      reason: 'malformed_signature',
      status: 401,
    })
  })
})

describe('hmacSecrets', () => {
  it.each<[string, string | string[]]>([
    ['none', []],
    ['an empty one', ''],
    ['blanks', ['good', '  ']],
  ])('refuses %s at once', (_, secrets) => {
    expect(() => hmacSecrets(secrets)).toThrow(TypeError)
  })

  it('keeps what it was given', async () => {
    const list = ['first']
    const secrets = hmacSecrets(list)
    list[0] = 'other'
    expect(await verifyHmacSha256(body, reference('first', body), secrets)).toBe(true)
  })
})
