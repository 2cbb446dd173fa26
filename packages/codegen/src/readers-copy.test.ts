import { describe, expect, test } from 'vitest'
import { documentOf, documentWith } from '../test/documents.ts'
import type { Schema } from './document.ts'
import { documentOperations } from './document-operations.ts'
import { readersCopy } from './readers-copy.ts'

function createCopy(schemas: Record<string, Schema>) {
  const document = documentOf(schemas)
  return readersCopy(document, documentOperations(document))
}

describe('readersCopy', () => {
  test('keeps structure and drops every rule about values', () => {
    const copy = createCopy({
      Thing: {
        type: 'object',
        additionalProperties: false,
        minProperties: 1,
        required: ['kind', 'count'],
        properties: {
          kind: { type: 'string', enum: ['a', 'b'], default: 'a', pattern: '^[ab]$', minLength: 1, maxLength: 1 },
          count: { type: 'integer', format: 'int64', minimum: 0, exclusiveMaximum: 10, multipleOf: 2 },
          tags: {
            type: 'array',
            minItems: 1,
            maxItems: 3,
            uniqueItems: true,
            items: { type: 'string', format: 'uuid' },
          },
        },
      },
    })
    expect(copy.components?.schemas?.Thing).toEqual({
      type: 'object',
      required: ['kind', 'count'],
      properties: {
        kind: { type: 'string' },
        count: { type: 'integer' },
        tags: { type: 'array', items: { type: 'string' } },
      },
    })
  })

  test('keeps a property that is called like a dropped keyword', () => {
    const properties = { enum: { type: 'string' }, format: { type: 'string' }, default: { type: 'string' } }
    const copy = createCopy({ Thing: { type: 'object', required: ['format'], properties } })
    expect(copy.components?.schemas?.Thing).toEqual({ type: 'object', required: ['format'], properties })
  })

  test.each<[string, Schema, Schema]>([
    ['a closed list without a type', { enum: ['a', 'b'] }, { type: 'string' }],
    ['a closed list with null', { enum: ['a', null] }, { type: ['string', 'null'] }],
    ['a constant', { const: 3 }, { type: 'number' }],
    [
      'alternatives, exclusive no more',
      { oneOf: [{ const: 'a' }, { enum: ['b'] }] },
      { anyOf: [{ type: 'string' }, { type: 'string' }] },
    ],
    [
      'a map',
      { type: 'object', additionalProperties: { type: 'integer', minimum: 1 } },
      { type: 'object', additionalProperties: { type: 'integer' } },
    ],
    ['a tuple, which may grow', { type: 'array', prefixItems: [{ type: 'number' }], items: false }, { type: 'array' }],
    ['anything', true, {}],
  ])('reads %s', (_label, schema, expected) => {
    expect(createCopy({ Thing: schema }).components?.schemas?.Thing).toEqual(expected)
  })

  test('leaves out what is only ever sent', () => {
    const copy = createCopy({
      Thing: {
        type: 'object',
        required: ['name', 'password'],
        properties: { name: { type: 'string' }, password: { type: 'string', writeOnly: true } },
      },
    })
    expect(copy.components?.schemas?.Thing).toEqual({
      type: 'object',
      required: ['name'],
      properties: { name: { type: 'string' } },
    })
  })

  test('holds what success answers reach, through any number of references, and nothing else', () => {
    const copy = createCopy({
      Thing: { type: 'array', items: { $ref: '#/components/schemas/Inner' } },
      Inner: {
        type: 'object',
        properties: { self: { $ref: '#/components/schemas/Inner' }, leaf: { $ref: '#/components/schemas/Leaf' } },
      },
      Leaf: { type: 'string' },
      Request: { type: 'object' },
    })
    expect(Object.keys(copy.components?.schemas ?? {}).toSorted()).toEqual([
      'GetThingResponse',
      'Inner',
      'Leaf',
      'Thing',
    ])
  })

  test('refuses a reference that leads out of the document', () => {
    expect(() => createCopy({ Thing: { $ref: './other.yaml#/Thing' } })).toThrow('refers to ./other.yaml#/Thing')
    expect(() => createCopy({ Thing: { $ref: '#/components/schemas/Absent' } })).toThrow('Absent')
  })

  test('refuses a schema that bears the name of an answer', () => {
    expect(() => createCopy({ GetThingResponse: { type: 'string' } })).toThrow('rename the schema GetThingResponse')
  })

  test('does not change the document', () => {
    const schemas = { Thing: { type: 'string', enum: ['a'] } }
    const before = structuredClone(schemas)
    createCopy(schemas)
    expect(schemas).toEqual(before)
  })

  test('a document without operations gives an empty copy', () => {
    const document = documentWith({ components: { schemas: { Thing: { type: 'string' } } } })
    expect(readersCopy(document, documentOperations(document)).components?.schemas).toEqual({})
  })
})
