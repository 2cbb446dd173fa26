import { describe, expect, test } from 'vitest'
import { documentWith } from '../test/documents.ts'
import type { SchemaObject } from './document.ts'
import { documentOperations } from './document-operations.ts'
import { operationsText } from './operations.ts'

const json = (schema: SchemaObject) => ({ content: { 'application/json': { schema } } })
const getThing = { operationId: 'getThing', 'x-hub-retry': 'safe', responses: { 200: json({ type: 'object' }) } }

describe('documentOperations', () => {
  test('lists the JSON body of each success, and no error', () => {
    const document = documentWith({
      paths: {
        '/thing': {
          parameters: [],
          put: {
            operationId: 'putThing',
            'x-hub-retry': 'idempotent',
            'x-hub-redirect': 'same-origin-once',
            responses: {
              200: { $ref: '#/components/responses/Thing' },
              201: { content: { 'application/ld+json; charset=utf-8': { schema: { type: 'string' } } } },
              202: { content: { 'text/csv': { schema: { type: 'string' } } } },
              204: {},
              404: json({ type: 'object' }),
              default: json({ type: 'object' }),
            },
          },
        },
      },
      components: { responses: { Thing: json({ type: 'object' }) } },
    })
    expect(documentOperations(document)).toEqual([
      {
        operationId: 'putThing',
        summary: '',
        description: '',
        method: 'PUT',
        path: '/thing',
        retry: 'idempotent',
        redirect: 'same-origin-once',
        errors: [
          { status: '404', description: '' },
          { status: 'default', description: '' },
        ],
        answers: [
          { status: '200', schemaName: 'PutThingResponse200', schema: { type: 'object' } },
          { status: '201', schemaName: 'PutThingResponse201', schema: { type: 'string' } },
        ],
      },
    ])
  })

  test('refuses, all at once, what the table could not say', () => {
    const document = documentWith({
      paths: {
        '/thing': {
          get: getThing,
          post: { ...getThing, 'x-hub-retry': undefined },
          delete: { ...getThing, operationId: undefined },
        },
        '/other': {
          get: { ...getThing, operationId: 'get-other' },
          put: { ...getThing, operationId: 'putOther', 'x-hub-retry': 'sometimes', 'x-hub-redirect': 'always' },
          patch: { ...getThing, operationId: 'patchOther', responses: { '2XX': json({}) } },
        },
      },
    })
    expect(() => documentOperations(document)).toThrow(
      [
        'openapi/example.yaml cannot be generated from:',
        '  #/paths/~1other/put: x-hub-retry must be one of safe, idempotent, never',
        '  #/paths/~1other/put: x-hub-redirect must be same-origin-once',
        '  POST /thing: x-hub-retry must be one of safe, idempotent, never',
        '  POST /thing: operationId "getThing" is already that of GET /thing',
        '  DELETE /thing: it has no operationId',
        '  GET /other: operationId "get-other" is not in camelCase',
        '  PATCH /other: name its success statuses one by one, not 2XX',
      ].join('\n'),
    )
  })

  test('refuses a response that the document does not hold', () => {
    const document = documentWith({
      paths: { '/thing': { get: { ...getThing, responses: { 200: { $ref: '#/components/responses/Absent' } } } } },
    })
    expect(() => documentOperations(document)).toThrow('refers to #/components/responses/Absent')
  })
})

test('the table quotes what a path may hold and imports no schema that it does not use', () => {
  const document = documentWith({
    paths: {
      "/it's/{id}": { delete: { operationId: 'deleteIt', 'x-hub-retry': 'idempotent', responses: { 204: {} } } },
    },
  })
  const text = operationsText('example', documentOperations(document))
  expect(text).toContain("path: '/it\\'s/{id}',\n    retry: 'idempotent',\n    responses: {},")
  expect(text).not.toContain('import')
})
