import { expect, test } from 'vitest'
import { createPasswords, DEFAULT_COST } from './passwords.js'

const passwords = createPasswords(10)

test('every byte of a long password counts: there is no limit at 72 bytes', async () => {
  const long = `${'é'.repeat(80)}A1`
  const stored = await passwords.hash(long)
  expect(await passwords.isRight(long, stored)).toBe(true)
  expect(await passwords.isRight(`${'é'.repeat(79)}eA1`, stored)).toBe(false)
  expect(await passwords.isRight(`${'é'.repeat(80)}A2`, stored)).toBe(false)
})

test('accents are the same however a keyboard composes them', async () => {
  expect(await passwords.isRight('E\u0301lan 9'.normalize('NFD'), await passwords.hash('\u00c9lan 9'))).toBe(true)
})

test('nobody has the password of an account that does not exist', async () => {
  expect(await passwords.isRight('Abcdefg1', undefined)).toBe(false)
})

test('a hash names its parameters, so that they can be raised', async () => {
  const stored = await passwords.hash('Abcdefg1')
  expect(stored).toMatch(/^scrypt\$10\$8\$1\$[\w-]{22}\$[\w-]{43}$/)
  expect(passwords.isOutdated(stored)).toBe(false)
  const stronger = createPasswords(11)
  expect(stronger.isOutdated(stored)).toBe(true)
  expect(await stronger.isRight('Abcdefg1', stored)).toBe(true)
})

test('the cost is what OWASP asks for, N = 2^17', async () => {
  expect(DEFAULT_COST).toBe(17)
  const stored = await createPasswords().hash('Abcdefg1')
  expect(await createPasswords().isRight('Abcdefg1', stored)).toBe(true)
})
