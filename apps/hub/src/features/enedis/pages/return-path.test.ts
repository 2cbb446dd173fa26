import { expect, test } from 'vitest'
import { readReturnPath } from './return-path.js'

test('pages of the gateway are returned to, with what they were asked', () => {
  expect(readReturnPath('/oauth/callback?state=a&code=b', '')).toBe('/oauth/callback?state=a&code=b')
  expect(readReturnPath('/hub/linky/tableau-de-bord', '/hub')).toBe('/hub/linky/tableau-de-bord')
})

test.each([
  null,
  '',
  '/',
  '//evil.example/linky/',
  '/\\evil.example/linky/',
  '/\t/evil.example/linky/',
  'https://evil.example/linky/',
  'javascript:alert(1)',
  '/linky/../admin',
  '/rdv/x',
  `/linky/${'a'.repeat(2_000)}`,
])('%s is not', (text) => {
  expect(readReturnPath(text, '')).toBeUndefined()
})

test('a page outside the path where the hub is published is not', () => {
  expect(readReturnPath('/linky/tableau-de-bord', '/hub')).toBeUndefined()
})
