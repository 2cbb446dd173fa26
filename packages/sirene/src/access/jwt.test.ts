import { expect, test } from 'vitest'
import { readToken } from './jwt.js'

const toToken = (claims: object) => `x.${btoa(JSON.stringify(claims)).replaceAll('=', '')}.y`

test('SI-R11: the password expires 90 days after its last change', () => {
  expect(readToken(toToken({ exp: 1_800_000_000, pwdChangedTime: '20260901103000Z' }))).toEqual({
    expiresAt: 1_800_000_000_000,
    passwordExpiresAt: Date.UTC(2026, 10, 30, 10, 30),
  })
})

test.each(['', 'x', 'a.b.c', toToken({ pwdChangedTime: 'yesterday' }), toToken({ exp: '1' })])(
  '%j says nothing',
  (token) => {
    expect(readToken(token)).toEqual({ expiresAt: null, passwordExpiresAt: null })
  },
)
