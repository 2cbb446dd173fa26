import { describe, expect, test } from 'vitest'
import { isAcceptedEmail } from './email.js'

describe('the rule of rdv-insertion', () => {
  test.each(['camille@example.fr', 'ab@example.fr', 'a.@example.fr', 'C_a%m+i-l.le@x-1.y.example.FR', '_a@x.fr'])(
    'takes %s',
    (text) => {
      expect(isAcceptedEmail(text)).toBe(true)
    },
  )

  test.each([
    ['accents', 'prénom@example.fr'],
    ['an apostrophe', "o'brien@example.fr"],
    ['an ampersand', 'a&b@example.fr'],
    ['a slash', 'a/b@example.fr'],
    ['one character before the @', 'a@example.fr'],
    ['a dot first', '.camille@example.fr'],
    ['no dot after the @', 'x@y'],
    ['a last label of one letter', 'camille@example.f'],
    ['an accent after the @', 'camille@élan.fr'],
    ['an empty label', 'camille@example..fr'],
    ['a space around it', ' camille@example.fr'],
    ['a line break after it', 'camille@example.fr\n'],
  ])('refuses %s', (_label, text) => {
    expect(isAcceptedEmail(text)).toBe(false)
  })

  test('takes no longer on a hostile text', () => {
    const start = performance.now()
    expect(isAcceptedEmail(`aa@${'a-.'.repeat(300_000)}`)).toBe(false)
    expect(performance.now() - start).toBeLessThan(60_000)
  })
})
