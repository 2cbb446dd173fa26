import { describe, expect, test } from 'vitest'
import { documentWith } from '../test/documents.ts'
import { documentOperations } from './document-operations.ts'
import type { OperationObject } from './document.ts'
import { methodsText } from './methods.ts'
import { operationsText } from './operations.ts'
import { requestsText } from './requests.ts'
import { typesText } from './types.ts'

const json = { 'application/json': { schema: { type: 'object' } } }
const csv = { 'text/csv': { schema: { type: 'string' } } }
const file = { type: 'string', format: 'binary' }
const columns = { type: 'array', items: { type: 'string' } }
const form = { type: 'object', properties: { data: file, columns }, required: ['data'] }

function start(operation: OperationObject & { 'x-hub-answer'?: unknown }) {
  const post = { operationId: 'geocode', 'x-hub-retry': 'safe', ...operation }
  const document = documentWith({ paths: { '/csv': { post } } })
  return { document, operations: documentOperations(document, document) }
}

const multipart = { requestBody: { required: true, content: { 'multipart/form-data': { schema: form } } } }
const streamed = { 'x-hub-answer': { as: 'stream', maxBytes: 9 }, responses: { 200: { content: csv } } }

describe('an operation that neither sends nor answers JSON', () => {
  const { document, operations } = start({ ...multipart, ...streamed })

  test('names its formats in the table, and imports them', () => {
    const text = operationsText('example', operations, true)
    expect(text).toContain("import { anyContent, multipartBody, streamedAnswer } from '@hub/http'\n")
    expect(text).toContain('    body: multipartBody,\n    answer: streamedAnswer({ maxBytes: 9 }),\n')
    expect(text).toContain('responses: { 200: anyContent },')
  })

  test('has the types of what its method takes and gives', async () => {
    const types = await typesText(document.content)
    expect(types).toContain('"text/csv": ReadableStream<Uint8Array>;')
    expect(types).toContain("data: Blob | import('@hub/http').FilePart;")
    expect(methodsText(document, operations)).toContain("data: Blob | import('@hub/http').FilePart\n")
  })

  test('leaves a file to its format, and checks the other fields', () => {
    const text = requestsText(operations, false)
    expect(text).toContain('data: {}')
    expect(text).toContain("columns: { type: 'array', items: { type: 'string' } }")
  })
})

test.each([
  ['application/x-www-form-urlencoded', 'formBody'],
  ['multipart/form-data', 'multipartBody'],
  ['application/json', undefined],
])('a body of %s', (type, expected) => {
  const requestBody = { content: { [type]: { schema: { type: 'object', properties: { a: { type: 'string' } } } } } }
  const { operations } = start({ requestBody, responses: { 200: { content: json } } })
  expect(operations[0]?.formats?.body).toBe(expected)
})

test.each([
  ['text', 'textAnswer()', 'string'],
  ['bytes', 'bytesAnswer()', 'Uint8Array'],
  ['stream', 'streamedAnswer()', 'ReadableStream<Uint8Array>'],
])('an answer as %s', async (kind, code, type) => {
  const { document, operations } = start({ 'x-hub-answer': kind, responses: { 200: { content: csv } } })
  expect(operations[0]?.formats?.answer).toBe(code)
  expect(await typesText(document.content)).toContain(`"text/csv": ${type};`)
})

test.each([
  [{ 'x-hub-answer': 'file', responses: { 200: { content: csv } } }, 'x-hub-answer must be text, bytes, stream'],
  [{ 'x-hub-answer': { as: 'stream', max: 1 }, responses: {} }, 'x-hub-answer must be text, bytes, stream'],
  [{ 'x-hub-answer': 'text', responses: { 200: { content: json } } }, 'for successes that are not JSON'],
])('what cannot be is refused: %j', (operation, message) => {
  expect(() => start(operation as OperationObject)).toThrow(message)
})
