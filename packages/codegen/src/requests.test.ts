import { describe, expect, test } from 'vitest'
import { documentWith } from '../test/documents.ts'
import type { Document, SchemaObject } from './document.ts'
import { documentOperations } from './document-operations.ts'
import { methodsText } from './methods.ts'
import { requestFormats, requestsText } from './requests.ts'

const NUMBER = { type: 'string', pattern: '^[A-Z]{2}$', 'x-hub-format': 'number', 'x-hub-must-be': 'two letters' }
const schemas: Record<string, SchemaObject> = {
  Id: { type: 'integer', minimum: 1 },
  Fields: {
    type: 'object',
    properties: {
      born: { type: ['string', 'null'], format: 'date', description: 'Day of birth.' },
      number: { $ref: '#/components/schemas/Number' },
    },
  },
  Number: NUMBER,
  Change: {
    minProperties: 1,
    allOf: [
      { $ref: '#/components/schemas/Fields' },
      { type: 'object', required: ['place'], properties: { place: { $ref: '#/components/schemas/Place' } } },
    ],
  },
  Place: {
    type: 'object',
    'x-hub-require-one-of': ['code', 'name'],
    properties: { code: { type: 'string', 'x-hub-accepts': ['number'] }, name: { type: 'string', minLength: 1 } },
  },
}

const answer = (description: string) => ({ description })
const change: SchemaObject = {
  operationId: 'changeThing',
  summary: 'Change a thing',
  description: 'What is left out stays.',
  'x-hub-retry': 'never',
  'x-hub-timeout': 60_000,
  parameters: [{ name: 'notify', in: 'query', schema: { type: 'boolean', default: false } }],
  requestBody: { required: true, content: { 'application/json': { schema: { $ref: '#/components/schemas/Change' } } } },
  responses: { 204: answer('Done.'), 404: answer('It does not exist. It never did.'), '5XX': answer('') },
}
const list: SchemaObject = {
  operationId: 'listThings',
  summary: 'All things.',
  'x-hub-retry': 'safe',
  'x-hub-paging': { parameter: 'page', items: 'data.things', next: 'next' },
  parameters: [
    { name: 'ids[]', in: 'query', schema: { type: 'array', items: { $ref: '#/components/schemas/Id' } } },
    { name: 'page', in: 'query', schema: { type: 'integer' } },
  ],
  responses: { 200: answer('A page.') },
}
const health: SchemaObject = {
  operationId: 'getHealth',
  summary: 'Up',
  'x-hub-retry': 'safe',
  responses: { 200: answer('') },
}

function documentAround(operations: Record<string, SchemaObject>): Document {
  const id = {
    name: 'id',
    in: 'path',
    required: true,
    description: 'Which.',
    schema: { $ref: '#/components/schemas/Id' },
  }
  return documentWith({
    paths: { '/things/{id}': { parameters: [id], ...operations } },
    components: { schemas },
  })
}

const document = documentAround({ patch: change })
const operations = documentOperations(document, document)

describe('requests', () => {
  test('are data with references followed, parts joined, and shared schemas by name', () => {
    expect(requestsText(operations, false)).toContain(
      `export const Place: RequestSchema = {
  type: 'object',
  properties: { code: { type: 'string', acceptsNumber: true }, name: { type: 'string', minLength: 1 } },
  requireOneOf: ['code', 'name'],
}

/** What the method of each operation takes. */
export const requests = {
  changeThing: {
    parameters: {
      type: 'object',
      properties: {
        id: Id,
        notify: { type: 'boolean' },
        born: { type: 'string', nullable: true, format: 'date' },
        number: Number,
        place: Place,
      },
      required: ['id', 'place'],
      minProperties: 3,
    },
    query: ['notify'],
    body: { content: 'application/json', required: true },
  },
} as const satisfies Record<string, OperationRequest>`,
    )
  })

  test('leave unknown parameters out where the document says so', () => {
    expect(requestsText(operations, true)).toContain(
      "required: ['id', 'place'],\n      minProperties: 3,\n      ignoreUnknown: true",
    )
  })

  test('name the formats that the package must read', () => {
    expect(requestFormats(operations)).toEqual({ own: ['number'], builtIn: ['date'] })
  })

  test.each<[string, object, string]>([
    [
      'alternatives',
      { schema: { anyOf: [{ type: 'string' }, { type: 'integer' }] } },
      'alternatives cannot be checked',
    ],
    [
      'a schema that is not there',
      { schema: { $ref: '#/components/schemas/None' } },
      'refers to #/components/schemas/None',
    ],
    ['two parameters of one name', { name: 'id', schema: {} }, 'has two parameters id'],
  ])('refuse %s', (_label, parameter, problem) => {
    const wrong = documentAround({ get: { ...health, parameters: [{ name: 'x', in: 'query', ...parameter }] } })
    expect(() => documentOperations(wrong, wrong)).toThrow(problem)
  })
})

describe('methods', () => {
  const text = methodsText(document, operations)

  test('have the documentation of their operation', () => {
    expect(text).toContain(`  /**
   * Change a thing.
   *
   * What is left out stays.
   *
   * Never sent again by itself: when an error says \`mayHaveBeenApplied\`, look before you repeat it.
   *
   * Default \`timeout\` of this method: 60000 ms.
   *
   * @throws NotFoundError 404: It does not exist
   * @throws ServerError 5XX
   */
  changeThing: (parameters: ChangeThingParameters, options?: CallOptions) => ApiPromise<DataOf<operations['changeThing']>>`)
  })

  test('take more than what is sent: digits, days as a Date, flags of a form', () => {
    expect(text).toContain(`export interface ChangeThingParameters {
  /** Which. */
  id: number | string
  /** Default false. */
  notify?: boolean | 'true' | 'false' | undefined
  /** Day of birth. */
  born?: string | Date | null | undefined
  number?: string | undefined
  place: Place
}`)
  })

  test('an object that is only a choice is typed as that choice', () => {
    expect(text).toContain(
      'export type Place = { code: string | number; name?: string | undefined } | { code?: string | number | undefined; name: string }',
    )
  })

  test('of lists are paged, of nothing take options only', () => {
    const both = documentWith({
      paths: { '/things': { get: list }, '/health': { get: health } },
      components: { schemas },
    })
    const found = methodsText(both, documentOperations(both, both))
    const data = "DataOf<operations['listThings']>"
    expect(found).toContain(
      `listThings: (parameters?: ListThingsParameters, options?: CallOptions) => PagedPromise<${data}, ${data}['data']['things'][number]>`,
    )
    expect(found).toContain('  ids?: readonly (number | string)[] | undefined')
    expect(found).toContain("getHealth: (options?: CallOptions) => ApiPromise<DataOf<operations['getHealth']>>")
  })
})
