import { type Document, isObject, type OpenApi, type Schema, type SchemaObject } from './document.ts'
import type { DocumentOperation } from './document-operations.ts'
import { Refusal } from './refusal.ts'

const SCHEMA_REFERENCE = '#/components/schemas/'

/**
 * The reader's copy of a document: what a program must find in an answer in order to read it, and nothing more.
 *
 * A document describes what an API sends today. Checked to the letter, an answer with one more status, a time zone in a date or a
 * new field would be refused by a program that could read it very well. The copy therefore holds only the schemas that success
 * answers reach, and of those only structure: types, properties, which of them are required, alternatives. It is a list of what
 * is kept, not of what is removed, so that an unforeseen keyword is ignored by default.
 */
export function readersCopy(document: Document, operations: readonly DocumentOperation[]): OpenApi {
  const components = document.content.components?.schemas ?? {}
  const copied: Record<string, Schema> = {}
  const pending: string[] = []
  const copy = (schema: unknown): SchemaObject =>
    getStructure(schema, (reference) => {
      const name = reference.startsWith(SCHEMA_REFERENCE) ? reference.slice(SCHEMA_REFERENCE.length) : undefined
      if (name === undefined || !(name in components)) {
        throw new Refusal(
          `openapi/${document.name}.yaml refers to ${reference}: only its own ${SCHEMA_REFERENCE}… can be read`,
        )
      }
      pending.push(name)
    })

  for (const { schemaName, schema } of operations.flatMap(({ answers }) => answers)) {
    if (schemaName in components) {
      throw new Refusal(`openapi/${document.name}.yaml: rename the schema ${schemaName}, the generator needs that name`)
    }
    copied[schemaName] = copy(schema)
  }
  for (let name = pending.shift(); name !== undefined; name = pending.shift()) {
    if (!(name in copied)) copied[name] = copy(components[name])
  }
  return { openapi: '3.1.0', paths: {}, components: { schemas: copied } }
}

function getStructure(schema: unknown, onReference: (reference: string) => void): SchemaObject {
  if (!isObject(schema)) return {}
  const copy = (inner: unknown): SchemaObject => getStructure(inner, onReference)
  const result: SchemaObject = {}
  if (typeof schema.$ref === 'string') {
    onReference(schema.$ref)
    result.$ref = schema.$ref
  }
  const type = getType(schema)
  if (type !== undefined) result.type = type
  if (isObject(schema.properties)) Object.assign(result, copyProperties(schema.properties, schema.required, copy))
  if (schema.items !== undefined && schema.items !== false) result.items = copy(schema.items)
  if (isObject(schema.additionalProperties)) result.additionalProperties = copy(schema.additionalProperties)
  if (Array.isArray(schema.allOf)) result.allOf = schema.allOf.map(copy)
  // Without their enums two alternatives may both fit, which `oneOf` forbids.
  const alternatives = [schema.anyOf, schema.oneOf].find(Array.isArray)
  if (alternatives !== undefined) result.anyOf = alternatives.map(copy)
  return result
}

/** The type, or the types of the values listed where a schema only lists values. */
function getType(schema: SchemaObject): unknown {
  if (schema.type !== undefined) return schema.type
  const values = Array.isArray(schema.enum) ? schema.enum : 'const' in schema ? [schema.const] : []
  const types = [...new Set(values.map(getJsonType))]
  return types.length > 1 ? types : types[0]
}

function getJsonType(value: unknown): string {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'array' : typeof value
}

/** Properties that are only ever sent (`writeOnly`) are no part of an answer, required or not. */
function copyProperties(all: SchemaObject, required: unknown, copy: (inner: unknown) => SchemaObject): SchemaObject {
  const read = Object.entries(all).filter(([, property]) => !(isObject(property) && property.writeOnly === true))
  const names = new Set<unknown>(read.map(([name]) => name))
  const needed = Array.isArray(required) ? required.filter((name) => names.has(name)) : []
  return {
    properties: Object.fromEntries(read.map(([name, property]) => [name, copy(property)])),
    ...(needed.length > 0 ? { required: needed } : {}),
  }
}
