import { describe, expect, test } from 'vitest'
import { baseUrlsOf, findOperation, pathBelow } from './addresses.js'

describe('baseUrlsOf', () => {
  test.each([
    ['http://localhost:9000', ['http://localhost:9000']],
    ['http://localhost:9000/', ['http://localhost:9000']],
    ['http://localhost:9000/api', ['http://localhost:9000']],
    ['http://localhost:9000/api/', ['http://localhost:9000']],
    ['http://localhost:9000/ants/api', ['http://localhost:9000/ants']],
    [
      ['http://a.example', 'http://b.example/x/'],
      ['http://a.example', 'http://b.example/x'],
    ],
  ])('%j', (written, expected) => {
    expect(baseUrlsOf(written)).toEqual(expected)
  })

  test('stands in for production and integration by default', () => {
    expect(baseUrlsOf()).toEqual([
      'https://api-coordination.rendezvouspasseport.ants.gouv.fr',
      'https://int.api-coordination.rendezvouspasseport.ants.gouv.fr',
    ])
  })

  test('refuses what is no address', () => {
    expect(() => baseUrlsOf('localhost')).toThrow('baseUrl must be an absolute address')
  })
})

test.each([
  ['http://a.example/api/status', '/api/status'],
  ['http://elsewhere.example/ants/api/status', '/api/status'],
  ['http://a.example/antsapi/status', '/antsapi/status'],
])('the path of %s is %s', (url, expected) => {
  expect(pathBelow(new URL(url), ['http://a.example/ants', 'http://b.example'])).toBe(expected)
})

test.each([
  ['GET', '/api/status', 'getStatus'],
  ['DELETE', '/api/appointments', 'deleteAppointment'],
  ['PATCH', '/api/appointments', ['POST', 'DELETE']],
  ['GET', '/api/api/status', []],
])('%s %s: %j', (method, path, expected) => {
  expect(findOperation(method, path)).toEqual(expected)
})
