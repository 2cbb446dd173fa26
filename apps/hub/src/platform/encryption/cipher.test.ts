import { describe, expect, test } from 'vitest'
import { createCipher } from './cipher.js'

const [first, second] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)]
const text = 'Camille Durand <camille@example.org> é 👋'

describe('a cipher', () => {
  test('decrypts what it encrypted, and encrypts the same text differently each time', () => {
    const cipher = createCipher([first])
    const [one, other] = [cipher.encrypt(text, 'table.column:1'), cipher.encrypt(text, 'table.column:1')]
    expect(one).not.toBe(other)
    expect(cipher.decrypt(one, 'table.column:1')).toBe(text)
    expect(cipher.decrypt(cipher.encrypt('', 'p'), 'p')).toBe('')
  })

  test('encrypts with the first key and decrypts with any', () => {
    const encrypted = createCipher([first]).encrypt(text, 'p')
    const rotating = createCipher([second, first])
    expect(rotating.decrypt(encrypted, 'p')).toBe(text)
    expect(encrypted.startsWith(rotating.currentPrefix)).toBe(false)
    expect(rotating.encrypt(text, 'p').startsWith(createCipher([second]).currentPrefix)).toBe(true)
  })

  test('a key that is gone is named as the operator’s matter', () => {
    const encrypted = createCipher([first]).encrypt(text, 'p')
    expect(() => createCipher([second]).decrypt(encrypted, 'p')).toThrow(/HUB_ENCRYPTION_KEY/)
  })

  test.each<[string, (encrypted: string) => string, string]>([
    ['moved to another row', (encrypted) => encrypted, 'table.column:2'],
    ['altered', (encrypted) => `${encrypted.slice(0, -3)}AAA`, 'table.column:1'],
    ['cut', (encrypted) => encrypted.slice(0, 20), 'table.column:1'],
  ])('a text that was %s does not open, and the error says nothing of it', (_, change, associatedData) => {
    const cipher = createCipher([first])
    const encrypted = change(cipher.encrypt(text, 'table.column:1'))
    const decryptMoved = () => cipher.decrypt(encrypted, associatedData)
    expect(decryptMoved).toThrow(/An encrypted value of table.column was altered/)
    expect(decryptMoved).not.toThrow(/Camille|:[12]/)
  })

  test('needs a key', () => {
    expect(() => createCipher([])).toThrow(/at least one key/)
  })
})
