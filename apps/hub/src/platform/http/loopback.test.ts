import { describe, expect, test } from 'vitest'
import { isDirectLoopback, isLoopbackName } from './loopback.js'

describe('isLoopbackName', () => {
  test.each(['localhost', 'LOCALHOST', 'hub.localhost', '127.0.0.1', '127.8.9.10', '::1', '[::1]'])('%s is', (name) => {
    expect(isLoopbackName(name)).toBe(true)
  })
  test.each(['', '0.0.0.0', '::', '10.0.0.1', 'localhost.example', '127.0.0.1.example', '127.0.0.999', 'notlocalhost'])(
    '%s is not',
    (name) => {
      expect(isLoopbackName(name)).toBe(false)
    },
  )
})

interface Sent extends Record<string, string | undefined> {
  host?: string
}

const isDirect = (headers: Sent, remoteAddress: string | undefined = '127.0.0.1', httpVersion = '1.1'): boolean =>
  isDirectLoopback({ headers: new Headers(Object.entries(headers) as [string, string][]), remoteAddress, httpVersion })

describe('a request is direct', () => {
  test.each(['localhost:8000', '127.0.0.1:8000', '[::1]:8000', 'localhost'])('with the Host %s', (host) => {
    expect(isDirect({ host })).toBe(true)
  })
  test.each(['127.0.0.1', '127.0.0.53', '::1', '::ffff:127.0.0.1'])('from %s', (remoteAddress) => {
    expect(isDirect({ host: 'localhost:8000' }, remoteAddress)).toBe(true)
  })
  test('with what browsers and tools send', () => {
    const headers = { 'user-agent': 'a browser', 'x-request-id': 'trace-0123456789', 'x-requested-with': 'script' }
    expect(isDirect({ host: 'localhost:8000', ...headers })).toBe(true)
  })
})

describe('a request is not direct', () => {
  test('with a name that merely resolves here', () => {
    expect(isDirect({ host: 'rebind.example:8000' })).toBe(false)
  })
  test('without Host, or with two of them', () => {
    expect(isDirect({})).toBe(false)
    expect(isDirect({ host: 'localhost, rebind.example' })).toBe(false)
  })
  test.each(['10.0.0.5', '192.0.2.1', '::ffff:10.0.0.5', '2001:db8::1', '', 'localhost.example'])(
    'from %j, whatever Host says',
    (remoteAddress) => {
      expect(isDirect({ host: 'localhost:8000' }, remoteAddress)).toBe(false)
    },
  )
  test('over a connection that is gone', () => {
    const headers = new Headers({ host: 'localhost:8000' })
    expect(isDirectLoopback({ headers, remoteAddress: undefined, httpVersion: '1.1' })).toBe(false)
  })
  test.each([
    'Forwarded',
    'Via',
    'X-Forwarded',
    'X-Forwarded-For',
    'X-Forwarded-Host',
    'X-Forwarded-Proto',
    'x-forwarded-anything',
    'X-Real-IP',
    'X-Original-Host',
    'X-Original-Forwarded-For',
    'X-Client-IP',
    'X-Cluster-Client-Ip',
    'X-Envoy-External-Address',
    'X-Amzn-Trace-Id',
    'CF-Connecting-IP',
    'CDN-Loop',
    'True-Client-IP',
  ])('with %s, which only a proxy adds', (name) => {
    expect(isDirect({ host: 'localhost:8000', [name]: 'x' })).toBe(false)
    expect(isDirect({ host: 'localhost:8000', [name]: '' })).toBe(false)
  })
  test('in HTTP/1.0, which nginx speaks to the servers behind it', () => {
    expect(isDirect({ host: '127.0.0.1:8000' }, '127.0.0.1', '1.0')).toBe(false)
  })
})
