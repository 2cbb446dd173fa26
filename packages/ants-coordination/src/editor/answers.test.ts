import { expect, test } from 'vitest'
import { failure, joinObject, ok, ready, toResponse } from './answers.js'

test.each([
  ['nothing', [], '{}'],
  [
    'lists',
    [
      ['a', '[1]'],
      ['b', '[]'],
    ],
    '{"a":[1],"b":[]}',
  ],
  [
    'names that need care',
    [
      ['__proto__', '[]'],
      ['"\\\n', '[]'],
      ['\ud800', '[]'],
    ],
    '{"__proto__":[],"\\"\\\\\\n":[],"\\ud800":[]}',
  ],
] as [string, [string, string][], string][])('joins %s', async (_label, entries, expected) => {
  expect(await toResponse(ok(joinObject(entries))).text()).toBe(expected)
})

test('an answer is JSON that no cache keeps', () => {
  const { status, headers } = toResponse(ok('[]'))
  expect(status).toBe(200)
  expect(headers.get('content-type')).toBe('application/json')
  expect(headers.get('cache-control')).toBe('no-store')
})

test('an error has the shape of the published template', async () => {
  const answer = toResponse(failure(405, 'Method Not Allowed', { allow: 'GET' }))
  expect(answer.status).toBe(405)
  expect(answer.headers.get('allow')).toBe('GET')
  expect(await answer.json()).toEqual({ detail: 'Method Not Allowed' })
})

test('what is made while it is sent is no sooner made than asked for, and not after the reader went away', async () => {
  let made = 0
  function* make(): Generator<Uint8Array, void> {
    try {
      for (;;) yield Uint8Array.of((made += 1))
    } finally {
      made = -1
    }
  }
  const { headers, body } = toResponse(ready(make(), true))
  expect([headers.get('content-encoding'), headers.get('vary')]).toEqual(['gzip', 'accept-encoding'])
  const reader = body?.getReader()
  expect((await reader?.read())?.value).toEqual(Uint8Array.of(1))
  expect(made).toBeLessThan(4)
  await reader?.cancel()
  expect(made).toBe(-1)
})
