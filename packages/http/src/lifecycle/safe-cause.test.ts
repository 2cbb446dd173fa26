import { expect, test } from 'vitest'
import { readFrames } from '../errors/locate-error.js'
import type { OutgoingRequest } from './outgoing-request.js'
import { toSafeCause as toCause } from './safe-cause.js'
import { walkCauses } from './walk-causes.js'

const toSafeCause = (thrown: unknown, request: OutgoingRequest) => toCause(thrown, request, { readFrames, walkCauses })

const request = {
  url: 'https://parcels.example/people/person-77?name=Mercier',
  method: 'POST',
  headers: { authorization: 'Bearer s3cret', 'content-type': 'application/json' },
  body: '{"phone":"0612345678"}',
}
const failed = (message: string, cause?: unknown) =>
  new TypeError('fetch failed', { cause: new Error(message, { cause }) })

test('keeps the name, the message and the lines of the stack', () => {
  const thrown = new RangeError('Proxy response (407) !== 200 when HTTP Tunneling')
  const cause = toSafeCause(thrown, request)
  expect([cause?.name, cause?.message]).toEqual(['RangeError', thrown.message])
  expect(cause?.stack).toContain('safe-cause.test')
  expect(cause).not.toBe(thrown)
})

test('of an error that says nothing, keeps what caused it', () => {
  expect(toSafeCause(failed('connect ECONNREFUSED 127.0.0.1:443'), request)?.message).toBe(
    'connect ECONNREFUSED 127.0.0.1:443',
  )
})

test.each([
  'request to https://parcels.example/people/1 failed',
  'no route for Mercier',
  'no route for MERCIER',
  'person-77 is unknown',
  'bad header value Bearer',
  's3cret',
  'unexpected 0612345678',
  'proxy user:password@proxy.example refused',
  'token a1b2c3d4e5f6a7b8c9 is dead',
  'two\nlines',
  'x'.repeat(201),
])('keeps nothing of: %s', (message) => {
  expect(toSafeCause(failed(message), request)).toBeUndefined()
})

test('keeps nothing when what was sent is not text', () => {
  expect(toSafeCause(failed('broken pipe'), { ...request, body: new Uint8Array(3) })).toBeUndefined()
})
