import { expect, test } from 'vitest'
import { securityHeaders } from './security-headers.js'

test.each([
  ['https://rdv.valbrume.example', 'max-age=31536000; includeSubDomains'],
  ['https://valbrume.example/rdv', 'max-age=31536000'],
  ['http://localhost:8000', undefined],
])('published at %s: HTTPS is obligatory for %j', (publicUrl, expected) => {
  expect(securityHeaders(publicUrl)['strict-transport-security']).toBe(expected)
})
