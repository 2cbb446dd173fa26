import { describe, expect, test } from 'vitest'
import { isEmail, maskEmail, parseEmail } from './email.js'

describe('parseEmail', () => {
  test.each([
    ['ordinary', 'camille.durand@example.fr', 'camille.durand@example.fr'],
    ['its case kept', 'Camille@Example.FR', 'Camille@Example.FR'],
    ['white space around', ' camille@example.fr\n', 'camille@example.fr'],
    ['a plus and several labels', 'ca+rdv@mail.ville.example.fr', 'ca+rdv@mail.ville.example.fr'],
    ['two characters before the @', 'ab@example.fr', 'ab@example.fr'],
  ])('reads one: %s', (_label, text, expected) => {
    expect(parseEmail(text)).toBe(expected)
  })

  test.each([
    ['no dot after the @', 'x@y'],
    ['no dot after a longer @', 'camille@localhost'],
    ['one character before the @', 'a@example.fr'],
    ['a dot first', '.camille@example.fr'],
    ['a last label of one letter', 'camille@example.f'],
    ['a last label with a digit', 'camille@example.f2'],
    ['an empty label', 'camille@example..fr'],
    ['two addresses', 'camille@example.fr,dominique@example.fr'],
    ['a space inside', 'camille durand@example.fr'],
    ['a header injected', 'camille@example.fr\nbcc:dominique@example.fr'],
    ['nothing', ''],
    ['255 characters', `${'a'.repeat(244)}@example.fr`],
  ])('refuses %s', (_label, text) => {
    expect(parseEmail(text)).toBeUndefined()
  })

  test('takes no longer on a hostile text', () => {
    const start = performance.now()
    expect(parseEmail(`aa@${'a-'.repeat(100_000)}`)).toBeUndefined()
    expect(performance.now() - start).toBeLessThan(1_000)
  })
})

test.each([
  ['camille@example.fr', true],
  ['camille@example.fr ', false],
  ['camille@example.fr\n', false],
  [null, false],
])('isEmail(%j) → %s', (value, expected) => {
  expect(isEmail(value)).toBe(expected)
})

test.each([
  ['camille@example.fr', 'c***@***.fr'],
  ['𝒞amille@example.org', '𝒞***@***.org'],
  ['0612345678', '***'],
])('maskEmail(%j) → %j', (text, expected) => {
  expect(maskEmail(text)).toBe(expected)
})
