// What openapi.json says of each field beside its type: what it means, and a value such as it has.
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { beforeAll, expect, test } from 'vitest'
import { createDirectory } from './support/engines.js'
import { sharedHub } from './support/shared-hub.js'

interface Schema extends Readonly<Record<string, unknown>> {
  $ref?: string
  description?: string
  properties?: Record<string, Schema>
  items?: Schema
  additionalProperties?: Schema | boolean
}

interface Operation {
  parameters?: { name: string; description?: string; schema: Schema }[]
  requestBody?: { content: Record<string, { schema: Schema }> }
  responses: Record<string, { content?: Record<string, { schema: Schema }> }>
}

interface OpenApiDocument {
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, Schema> }
}

const hub = sharedHub(createDirectory)
let document: OpenApiDocument
/** Every field and parameter of the document, and every component. */
let fields: { at: string; schema: Schema }[]

beforeAll(async () => {
  document = (await (await fetch(`${hub.url}/openapi.json`)).json()) as OpenApiDocument
  fields = [...fieldsIn(document)]
})

test('every field and every parameter says what it means', () => {
  expect(fields.length).toBeGreaterThan(200)
  expect(fields.flatMap(({ at, schema }) => (resolved(schema).description ? [] : [at]))).toEqual([])
})

test('every field that holds a text or a number shows one', () => {
  expect(fields.flatMap(({ at, schema }) => (isValue(schema) && !('example' in schema) ? [at] : []))).toEqual([])
})

test('what is shown is what the schema accepts', () => {
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  addFormats.default(ajv)
  ajv.addSchema({ $id: 'openapi', components: document.components })
  const shown = [...fields, ...Object.entries(document.components.schemas).map(([at, schema]) => ({ at, schema }))]
  const refused = shown.flatMap(({ at, schema }) => {
    if (!('example' in schema)) return []
    const validate = ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"openapi#/')) as object)
    return validate(schema.example) ? [] : [{ at, errors: validate.errors }]
  })
  expect(refused).toEqual([])
})

function* fieldsIn({ paths, components }: OpenApiDocument): Generator<{ at: string; schema: Schema }> {
  for (const [name, schema] of Object.entries(components.schemas)) yield* listFields(schema, name)
  for (const [path, operations] of Object.entries(paths)) {
    for (const [method, { parameters = [], requestBody, responses }] of Object.entries(operations)) {
      const at = `${method} ${path}`
      for (const { name, description, schema } of parameters) {
        yield { at: `${at} ?${name}`, schema: description === undefined ? schema : { ...schema, description } }
      }
      for (const { content = {} } of [requestBody ?? {}, ...Object.values(responses)]) {
        for (const { schema } of Object.values(content)) yield* listFields(schema, at)
      }
    }
  }
}

function* listFields(schema: Schema, at: string): Generator<{ at: string; schema: Schema }> {
  for (const [name, field] of Object.entries(schema.properties ?? {})) {
    yield { at: `${at}.${name}`, schema: field }
    yield* listFields(field, `${at}.${name}`)
  }
  const { items, additionalProperties: others } = schema
  if (items) yield* listFields(items, `${at}[]`)
  if (typeof others === 'object') yield* listFields(others, `${at}{}`)
  const alternatives = ['oneOf', 'anyOf', 'allOf'].flatMap((keyword) => (schema[keyword] ?? []) as Schema[])
  for (const [index, each] of alternatives.entries()) yield* listFields(each, `${at}|${index}`)
}

function resolved(schema: Schema): Schema {
  if (schema.description !== undefined || schema.$ref === undefined) return schema
  return document.components.schemas[schema.$ref.replace('#/components/schemas/', '')] ?? {}
}

/** Neither an object, a list, a choice among names, nor true or false: those show themselves. */
function isValue(schema: Schema): boolean {
  const types = new Set([schema.type ?? []].flat())
  return ['string', 'number', 'integer'].some((type) => types.has(type)) && !('enum' in schema || 'const' in schema)
}
