import { describe, expect, test } from 'vitest'
import { createCipher } from './crypto.js'

const [first, second] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)]
const text = 'Camille Durand <camille@example.org> é 👋'

describe('a cipher', () => {
  test('opens what it sealed, and seals the same text differently each time', () => {
    const cipher = createCipher([first])
    const [one, other] = [cipher.seal(text, 'table.column:1'), cipher.seal(text, 'table.column:1')]
    expect(one).not.toBe(other)
    expect(cipher.open(one, 'table.column:1')).toBe(text)
    expect(cipher.open(cipher.seal('', 'p'), 'p')).toBe('')
  })

  test('seals with the first key and opens with any', () => {
    const sealed = createCipher([first]).seal(text, 'p')
    const rotating = createCipher([second, first])
    expect(rotating.open(sealed, 'p')).toBe(text)
    expect(sealed.startsWith(rotating.currentPrefix)).toBe(false)
    expect(rotating.seal(text, 'p').startsWith(createCipher([second]).currentPrefix)).toBe(true)
  })

  test('a key that is gone is named as the operator’s matter', () => {
    const sealed = createCipher([first]).seal(text, 'p')
    expect(() => createCipher([second]).open(sealed, 'p')).toThrow(/HUB_ENCRYPTION_KEY/)
  })

  test.each<[string, (sealed: string) => string, string]>([
    ['moved to another row', (sealed) => sealed, 'table.column:2'],
    ['altered', (sealed) => `${sealed.slice(0, -3)}AAA`, 'table.column:1'],
    ['cut', (sealed) => sealed.slice(0, 20), 'table.column:1'],
  ])('a text that was %s does not open, and the error says nothing of it', (_, change, place) => {
    const cipher = createCipher([first])
    const sealed = change(cipher.seal(text, 'table.column:1'))
    const open = () => cipher.open(sealed, place)
    expect(open).toThrow(/A sealed value of table.column was altered/)
    expect(open).not.toThrow(/Camille|:[12]/)
  })

  test('needs a key', () => {
    expect(() => createCipher([])).toThrow(/at least one key/)
  })
})
