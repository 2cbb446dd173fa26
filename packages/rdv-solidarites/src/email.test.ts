import { expect, test } from 'vitest'
import { mendEmail, readEmail } from './email.js'

test.each([
  ['one character before the @', 'a@example.fr', 'a@example.fr'],
  ['a dot first', '.zoe@example.fr', '.zoe@example.fr'],
  ['a last label of one letter', 'zoe@example.f', 'zoe@example.f'],
  ['a dot before the @, which the server mends', 'zoe.@example.fr', 'zoe.@example.fr'],
  ['two dots, which it mends too', 'zoe@example..fr', 'zoe@example..fr'],
  ['capitals', 'Zoe@Example.FR', 'Zoe@Example.FR'],
  ['white space and a zero-width space around it', ' zoe@example.fr\u200b ', 'zoe@example.fr'],
])('takes %s', (_label, text, expected) => {
  expect(readEmail(text)).toBe(expected)
})

test.each([
  ['accents', 'zoé@example.fr'],
  ['an apostrophe', "o'brien@example.fr"],
  ['no dot after the @', 'x@y'],
  ['a last label with a digit', 'zoe@example.f2'],
  ['a space inside', 'zoe fictive@example.fr'],
  ['nothing', ' '],
])('refuses %s', (_label, text) => {
  expect(readEmail(text)).toBeUndefined()
})

test('mends as the server does', () => {
  expect(mendEmail(' Zoe.@Example..FR ')).toBe('zoe@example.fr')
})
