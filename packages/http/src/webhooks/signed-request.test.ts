import { expect, test } from 'vitest'
import { getHeader, type NodeRequest } from './signed-request.js'

const nodeRequest = (headers: NodeRequest['headers']): NodeRequest => ({
  headers,
  async *[Symbol.asyncIterator]() {},
})

test.each<[string, NodeRequest['headers'], string | null]>([
  ['a text', { 'x-signature': 'one' }, 'one'],
  ['an empty text', { 'x-signature': '' }, ''],
  ['a list of one, as some frameworks give every header', { 'x-signature': ['one'] }, 'one'],
  ['several: nobody signs twice', { 'x-signature': ['one', 'two'] }, null],
  ['an empty list', { 'x-signature': [] }, null],
  ['absent', { 'x-signature': undefined }, null],
])('a header of a Node.js request: %s', (_label, headers, expected) => {
  expect(getHeader(nodeRequest(headers), 'X-Signature')).toBe(expected)
})

test('a header of a Request', () => {
  const request = new Request('http://receiver.example/', { headers: { 'X-Signature': 'one' } })
  expect([getHeader(request, 'x-signature'), getHeader(request, 'x-other')]).toEqual(['one', null])
})
