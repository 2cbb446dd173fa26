// Requests that the OpenAPI document describes, made of its own examples.
import type { OpenApiDocument } from '../openapi-answers.js'
import type { Chooser } from './chooser.js'

interface Schema {
  $ref?: string
  type?: string | string[]
  enum?: unknown[]
  example?: unknown
  default?: unknown
  format?: string
  pattern?: string
  properties?: Record<string, Schema>
  items?: Schema
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
  minimum?: number
}

interface Parameter {
  name: string
  in: string
  schema: Schema
  required?: boolean
}

export interface DescribedOperation {
  method: string
  template: string
  parameters: Parameter[]
  /** A body as it should be; undefined when the operation takes none. */
  body: unknown
}

interface DescribedPath {
  parameters?: Parameter[]
  requestBody?: { content: Record<string, { schema: Schema }> }
}

/** @returns every operation, with a body made of the document's examples */
export function describedOperations(document: OpenApiDocument): DescribedOperation[] {
  const schemas = document.components.schemas as Record<string, Schema>
  return Object.entries(document.paths).flatMap(([template, methods]) =>
    Object.entries(methods as Record<string, DescribedPath>).map(([method, { parameters = [], requestBody }]) => {
      const schema = requestBody?.content['application/json']?.schema
      return { method, template, parameters, body: schema && createSample(schema, schemas) }
    }),
  )
}

/** What a valid request has in a parameter. */
export function parameterSample({ schema }: Parameter, choose: Chooser): string {
  if (schema.enum) return String(choose.pick(schema.enum))
  if (schema.example !== undefined) return text(schema.example)
  if (schema.format === 'date') return `${new Date().getUTCFullYear() + 1}-01-0${1 + choose.below(9)}`
  if (schema.type === 'integer') return String((schema.minimum ?? 1) + choose.below(3))
  return text(schema.default ?? 'A123456789')
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function createSample(schema: Schema, schemas: Record<string, Schema>): unknown {
  const { $ref, anyOf, oneOf, allOf, properties, items } = schema
  if (schema.example !== undefined) return schema.example
  if ($ref !== undefined) return createSample(schemas[$ref.split('/').at(-1) ?? ''] ?? {}, schemas)
  const other = anyOf?.[0] ?? oneOf?.[0] ?? allOf?.[0]
  if (other) return createSample(other, schemas)
  if (schema.enum) return schema.enum[0]
  if (schema.default !== undefined) return schema.default
  if (properties) {
    return Object.fromEntries(Object.entries(properties).map(([name, each]) => [name, createSample(each, schemas)]))
  }
  if (items) return [createSample(items, schemas)]
  return BY_TYPE[[schema.type].flat()[0] ?? ''] ?? 'text'
}

const BY_TYPE: Readonly<Record<string, unknown>> = { integer: 1, number: 1, boolean: true, object: {}, array: [] }
