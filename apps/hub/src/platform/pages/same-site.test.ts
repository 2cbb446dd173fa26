import { describe, expect, test } from 'vitest'
import { isFromOwnPages } from './same-site.js'

const OWN = 'https://rdv.valbrume.example'

describe('a form is taken', () => {
  test.each([
    ['from our own page', { 'sec-fetch-site': 'same-origin', origin: OWN }],
    ['behind a proxy that changes the host', { 'sec-fetch-site': 'same-origin', origin: OWN, host: 'hub:8000' }],
    ['when the person reloads', { 'sec-fetch-site': 'none' }],
    ['from a browser that only sends Origin', { origin: OWN }],
    ['from a program, which has no cookie of anybody', { host: 'rdv.valbrume.example' }],
    ['on this machine, by its other name', { origin: 'http://127.0.0.1:8000', host: '127.0.0.1:8000' }],
  ])('%s', (_title, headers) => {
    expect(isFromOwnPages(new Headers(headers), OWN, true)).toBe(true)
  })
})

describe('a form is refused', () => {
  test.each([
    ['from another site', { 'sec-fetch-site': 'cross-site', origin: 'https://elsewhere.example' }],
    [
      'from a neighbour under the same domain',
      { 'sec-fetch-site': 'same-site', origin: 'https://blog.valbrume.example' },
    ],
    ['from another site, by an older browser', { origin: 'https://elsewhere.example' }],
    ['from a sandboxed frame or a file', { origin: 'null' }],
    ['from our name without TLS', { origin: 'http://rdv.valbrume.example' }],
    ['from another port of this machine', { origin: 'http://127.0.0.1:9000', host: '127.0.0.1:8000' }],
    ['from a name that leads here', { origin: 'http://rebound.example:8000', host: 'rebound.example:8000' }, false],
    [
      'through a proxy, although it looks local',
      { origin: 'http://localhost:8000', host: 'localhost:8000', 'x-forwarded-for': '203.0.113.9' },
      false,
    ],
  ])('%s', (_title, headers, isLocal = true) => {
    expect(isFromOwnPages(new Headers(headers), OWN, isLocal)).toBe(false)
  })
})
