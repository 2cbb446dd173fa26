import { describe, expect, test } from 'vitest'
import { maskEmail, parseEmail } from './email.js'

describe('parseEmail', () => {
  test.each([
    ['ordinary', 'camille.durand@example.fr', 'camille.durand@example.fr'],
    ['its case kept', 'Camille@Example.FR', 'Camille@Example.FR'],
    ['white space around', ' camille@example.fr\n', 'camille@example.fr'],
    ['a plus and several labels', 'ca+rdv@mail.ville.example.fr', 'ca+rdv@mail.ville.example.fr'],
    ['one character before the @', 'a@example.fr', 'a@example.fr'],
    ['accents before the @', 'prénom@example.fr', 'prénom@example.fr'],
    ['an apostrophe', "o'brien@example.fr", "o'brien@example.fr"],
    ['an international domain', 'camille@mairie-élancourt.fr', 'camille@mairie-élancourt.fr'],
    ['the same domain in ASCII', 'camille@xn--mairie-lancourt-hnb.fr', 'camille@xn--mairie-lancourt-hnb.fr'],
  ])('reads one: %s', (_label, text, expected) => {
    expect(parseEmail(text)).toBe(expected)
  })

  test.each([
    ['no dot after the @', 'x@y'],
    ['no dot after a longer @', 'camille@localhost'],
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
    expect(parseEmail(`aa@${'a-'.repeat(1_000_000)}`)).toBeUndefined()
    expect(performance.now() - start).toBeLessThan(60_000)
  })
})

test.each([
  ['camille@example.fr', 'c***@***.fr'],
  ['𝒞amille@example.org', '𝒞***@***.org'],
  ['0612345678', '***'],
])('maskEmail(%j) → %j', (text, expected) => {
  expect(maskEmail(text)).toBe(expected)
})
