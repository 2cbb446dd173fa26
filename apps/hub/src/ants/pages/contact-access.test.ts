import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { ACCESS_SECONDS, createContactAccess, isSameEmail } from './contact-access.js'

const digestOf = (key: string) => (text: string) => createHmac('sha256', key).update(text).digest('base64url')
const digest = digestOf('key of the hub')
let now = 1_800_000_000_000
const access = createContactAccess(digest, () => now)

test('a cookie is good for its token and address', () => {
  const cookie = access.grant('token-1', 'Zoe@Exemple.fr')
  expect(access.isGranted(cookie, 'token-1', 'zoe@exemple.fr')).toBe(true)
  expect(access.isGranted(cookie, 'token-2', 'zoe@exemple.fr')).toBe(false)
  expect(access.isGranted(cookie, 'token-1', 'autre@exemple.fr')).toBe(false)
  expect(createContactAccess(digestOf('another key'), () => now).isGranted(cookie, 'token-1', 'zoe@exemple.fr')).toBe(
    false,
  )
})

test('a cookie ends', () => {
  const cookie = access.grant('token-1', 'zoe@exemple.fr')
  const longer = cookie.replace(/^\d+/, (expiry) => String(Number(expiry) + 1))
  expect(access.isGranted(longer, 'token-1', 'zoe@exemple.fr')).toBe(false)
  now += ACCESS_SECONDS * 1_000
  expect(access.isGranted(cookie, 'token-1', 'zoe@exemple.fr')).toBe(false)
})

test.each([undefined, '', '.', 'x', '9999999999.', `9999999999.${'A'.repeat(43)}`, `9999999999.${'A'.repeat(44)}`])(
  'an invented cookie opens nothing: %s',
  (cookie) => {
    expect(access.isGranted(cookie, 'token-1', 'zoe@exemple.fr')).toBe(false)
  },
)

test.each([
  [' ZOE@exemple.FR ', true],
  ['zoe@exemple.fr\n', true],
  ['zoe@exemple.com', false],
  ['', false],
])('%j is the address of the contact: %s', (typed, expected) => {
  expect(isSameEmail(typed, 'zoe@exemple.fr')).toBe(expected)
})
