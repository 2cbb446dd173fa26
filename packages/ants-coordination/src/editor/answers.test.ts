import { expect, test } from 'vitest'
import { failure, joinObject, ok } from './answers.js'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

test.each([
  ['nothing', [], '{}'],
  [
    'text',
    [
      ['a', '[1]'],
      ['b', '[]'],
    ],
    '{"a":[1],"b":[]}',
  ],
  [
    'bytes',
    [
      ['a', bytes('[1]')],
      ['b', bytes('[]')],
    ],
    '{"a":[1],"b":[]}',
  ],
  [
    'both',
    [
      ['a', '[1]'],
      ['b', bytes('["é"]')],
      ['c', '[3]'],
    ],
    '{"a":[1],"b":["é"],"c":[3]}',
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
] as [string, [string, string | Uint8Array][], string][])('joins %s', async (_label, entries, expected) => {
  expect(await ok(joinObject(entries)).text()).toBe(expected)
})

test('an answer is JSON that no cache keeps', () => {
  const { status, headers } = ok('[]')
  expect(status).toBe(200)
  expect(headers.get('content-type')).toBe('application/json')
  expect(headers.get('cache-control')).toBe('no-store')
})

test('an error has the shape of the published template', async () => {
  const answer = failure(405, 'Method Not Allowed', { allow: 'GET' })
  expect(answer.status).toBe(405)
  expect(answer.headers.get('allow')).toBe('GET')
  expect(await answer.json()).toEqual({ detail: 'Method Not Allowed' })
})
