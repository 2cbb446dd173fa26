import { expect, test } from 'vitest'
import { readSafeHeaders } from './safe-headers.js'

test('headers that say when, what and how much are kept', () => {
  const headers = {
    date: 'Mon, 30 Nov 2026 08:00:00 GMT',
    'content-type': 'text/html; charset=utf-8',
    'retry-after': '120',
    'x-ratelimit-remaining': '0',
  }
  expect(readSafeHeaders(new Headers({ ...headers, 'set-cookie': 'session=1', location: '/x?token=1' }))).toEqual(
    headers,
  )
})

test('a value that is not what its name says is not', () => {
  const headers = {
    date: 'token-77',
    'content-type': 'text/html; name=person-77',
    'retry-after': 'person-77',
    allow: 'get',
  }
  expect(readSafeHeaders(new Headers(headers))).toBeUndefined()
})
