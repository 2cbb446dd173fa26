import { expect, test } from 'vitest'
import type { JsonPiece } from './agenda.js'
import { concatenate, failure, joinObject, ok, toResponse } from './answers.js'

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
    'pieces',
    [
      ['a', ['[', bytes('1'), ',2', ']']],
      ['b', '[3]'],
    ],
    '{"a":[1,2],"b":[3]}',
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
] as [string, [string, JsonPiece | readonly JsonPiece[]][], string][])(
  'joins %s',
  async (_label, entries, expected) => {
    expect(await toResponse(ok(joinObject(entries))).text()).toBe(expected)
  },
)

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

test('bytes that are made when they are sent are not made before', async () => {
  let made = 0
  const deferred = {
    byteLength: 2,
    writeTo(target: Uint8Array, offset: number) {
      made += 1
      target.set(bytes('12'), offset)
    },
  }
  const answer = ok(joinObject([['412', ['[', deferred, ']']]]))
  expect(answer.body[1]).toBe(deferred)
  expect(made).toBe(0)
  expect(await toResponse(answer).text()).toBe('{"412":[12]}')
})

test('bytes are handed on as they are, and the texts between them are one part', () => {
  const kept = bytes('{"datetime":"2027-12-10T09:00Z"}')
  const { body } = ok(
    joinObject([
      ['412', ['[', kept, ']']],
      ['413', '[]'],
    ]),
  )
  expect(body[1]).toBe(kept)
  expect(body.map((part) => new TextDecoder().decode(concatenate([part])))).toEqual([
    '{"412":[',
    '{"datetime":"2027-12-10T09:00Z"}',
    '],"413":[]}',
  ])
})

test('texts of any length and of any characters between bytes are the bytes of these texts', () => {
  const texts = [
    '{"a":[',
    'Évreux, Œuilly 🗺',
    '\ud800 alone',
    'é'.repeat(1_024),
    '€'.repeat(1_025),
    'x'.repeat(50_000),
    '}',
  ]
  const separator = Uint8Array.of(0x2c)
  const { body } = ok(texts.flatMap((text) => [text, separator]))
  const decoded = new TextDecoder().decode(concatenate(body))
  expect(decoded).toBe(texts.map((text) => `${text.toWellFormed()},`).join(''))
  expect(body).toHaveLength(2 * texts.length)
})
