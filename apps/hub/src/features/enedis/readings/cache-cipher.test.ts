import { expect, test } from 'vitest'
import { decryptEntry, encryptEntry } from './cache-cipher.js'
import { deriveCacheKey } from './cache-key.js'

const KEY = 'ec:1:account:point:dc:2026-01-01'

test('an entry opens with the key of its user, in its place, and nowhere else', async () => {
  const own = deriveCacheKey('a key', Buffer.alloc(16, 1).toString('base64url'))
  const entry = encryptEntry(own, KEY, 'text')
  expect(decryptEntry(own, KEY, entry)).toBe('text')
  expect(decryptEntry(own, `${KEY.slice(0, -1)}2`, entry)).toBeUndefined()
  expect(decryptEntry(deriveCacheKey('b key', Buffer.alloc(16, 1).toString('base64url')), KEY, entry)).toBeUndefined()
  expect(decryptEntry(deriveCacheKey('a key', Buffer.alloc(16, 2).toString('base64url')), KEY, entry)).toBeUndefined()
})

test('any altered byte, and any other length, is found', async () => {
  const own = deriveCacheKey('a key', 'AAAA')
  const entry = encryptEntry(own, KEY, 'text')
  for (const index of entry.keys()) {
    const altered = Buffer.from(entry)
    altered[index] = (altered[index] ?? 0) ^ 1
    expect(decryptEntry(own, KEY, altered)).toBeUndefined()
    expect(decryptEntry(own, KEY, entry.subarray(0, index))).toBeUndefined()
  }
})

test('HKDF-SHA-256 with the salt of the account and the name of the use', async () => {
  // Computed with OpenSSL: openssl kdf -keylen 32 -kdfopt digest:SHA256 -kdfopt key:secret -kdfopt hexsalt:000102…0f -kdfopt info:enedis-cache/v1 HKDF
  const salt = Buffer.from('000102030405060708090a0b0c0d0e0f', 'hex').toString('base64url')
  expect(deriveCacheKey('secret', salt).toString('hex')).toBe(
    'ac5ab744b026ff180deda73436fddd41f000be8393e3eefd37d6e52ab1ba3a01',
  )
})
