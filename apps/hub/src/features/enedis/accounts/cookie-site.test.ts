import { expect, test } from 'vitest'
import { readCookieSite } from './cookie-site.js'

test.each([
  ['https://linky.example', 'host', '/', true],
  ['https://valbrume.example/hub', 'secure', '/hub', true],
  ['http://localhost:8000', undefined, '/', false],
])('cookies of %s', (publicUrl, prefix, path, secure) => {
  const site = readCookieSite(publicUrl)
  expect(site.prefix).toBe(prefix)
  expect(site.options).toMatchObject({ path, secure, httpOnly: true, sameSite: 'Lax' })
})
