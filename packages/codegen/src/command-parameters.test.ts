import { describe, expect, test } from 'vitest'
import { documentWith } from '../test/documents.ts'
import { findSecretNames, readCommandParameters } from './command-parameters.ts'
import type { OperationObject } from './document.ts'

const components = {
  schemas: {
    Token: { type: 'object', properties: { access_token: { type: 'string', format: 'password' }, expires_in: {} } },
    Pair: {
      type: 'object',
      properties: { token: { $ref: '#/components/schemas/Token' }, pair: { $ref: '#/components/schemas/Pair' } },
    },
  },
}

function read(operation: Partial<OperationObject>, path = '/things/{id}') {
  const whole = { operationId: 'doThing', ...operation }
  return readCommandParameters(documentWith({ components }), path, {}, whole)
}

const json = (schema: object) => ({ required: true, content: { 'application/json': { schema } } })

describe('the flags of an operation', () => {
  test('stand where they are sent, with their type', () => {
    const { parameters, body } = read({
      parameters: [
        { name: 'id', in: 'path', required: true, schema: { type: 'integer' } },
        { name: 'kinds[]', in: 'query', schema: { type: 'array', items: { type: 'string', enum: ['a', 'b'] } } },
        { name: 'Idempotency-Key', in: 'header', description: 'Once.', schema: { type: 'string' } },
      ],
      requestBody: json({
        type: 'object',
        required: ['secret'],
        properties: {
          secret: { type: 'string', format: 'password' },
          people: { type: 'array', items: { type: 'object', properties: { name: { type: 'string' } } } },
          isOpen: { type: ['boolean', 'null'], default: true },
        },
      }),
    })
    expect(parameters).toMatchObject([
      { name: 'id', in: 'path', type: 'integer', required: true },
      { name: 'kinds', in: 'query', wire: 'kinds[]', type: 'string', isList: true, enum: ['a', 'b'] },
      { name: 'secret', in: 'body', type: 'string', required: true, isSecret: true },
      { name: 'people', in: 'body', type: 'json' },
      { name: 'isOpen', in: 'body', type: 'boolean', default: true },
      { name: 'Idempotency-Key', in: 'header', type: 'string', description: 'Once.' },
    ])
    expect(body).toEqual({ content: 'application/json' })
  })

  test('a body of alternatives is one flag', () => {
    const { parameters, body } = read(
      { requestBody: json({ anyOf: [{ type: 'string' }, { type: 'object' }] }) },
      '/things',
    )
    expect(parameters).toEqual([
      { name: 'body', in: 'body', type: 'json', isWholeBody: true, required: true, description: '' },
    ])
    expect(body).toEqual({ content: 'application/json' })
  })

  test('a file is one', () => {
    const schema = { type: 'object', properties: { data: { type: 'string', format: 'binary' } } }
    const requestBody = { content: { 'multipart/form-data': { schema } } }
    expect(read({ requestBody }, '/things').parameters).toMatchObject([{ name: 'data', in: 'body', type: 'file' }])
  })
})

test('secrets of answers are found behind references, circles included, and not in errors', () => {
  const schema = (name: string) => ({
    content: { 'application/json': { schema: { $ref: `#/components/schemas/${name}` } } },
  })
  const document = documentWith({ components })
  expect(findSecretNames(document, { responses: { 200: schema('Pair') } })).toEqual(['access_token'])
  expect(findSecretNames(document, { responses: { 400: schema('Pair') } })).toEqual([])
})
