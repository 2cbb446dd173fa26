import { type Document, isObject, type OpenApi, referredSchema, type Schema, type SchemaObject } from './document.ts'
import { Refusal } from './refusal.ts'
import { hiddenNulls } from './hidden-nulls.ts'
import { findProblems, STRUCTURE } from './refused-keywords.ts'

const MAPS = new Set(['properties', 'patternProperties', '$defs'])
const LISTS = new Set(['allOf', 'anyOf', 'oneOf', 'prefixItems'])
const SINGLES = new Set(['items', 'additionalProperties'])
const NULL = { type: 'null' }
/** Rules that only ever refuse a value, or help to choose an alternative: neither types nor schemas read them. */
const UNREAD = new Set([
  'discriminator',
  'not',
  'contains',
  'minContains',
  'maxContains',
  'propertyNames',
  'dependentRequired',
  'unevaluatedProperties',
  'unevaluatedItems',
])
const BESIDE_REFERENCE = [...STRUCTURE, 'type', 'enum', 'const', 'anyOf', 'oneOf']

/**
 * The document with its schemas written so that the generators of types and of schemas, each of which ignores other combinations of
 * keywords, read the same. A value that fits the document fits what it becomes.
 *
 * @throws Refusal naming, by its pointer, each part that cannot be written so
 */
export function withPlainSchemas(document: Document): Document {
  const problems: string[] = []
  const plain = createPlainSchema(document.content, (pointer, advice) => problems.push(`${pointer}: ${advice}`))

  /** Finds schemas where OpenAPI has them: media types, parameters, headers and components. */
  const visit = (value: unknown, pointer: string): unknown => {
    if (Array.isArray(value)) return value.map((inner, index) => visit(inner, `${pointer}/${index}`))
    if (!isObject(value)) return value
    return mapEntries(value, (key, inner) => {
      const place = `${pointer}/${escape(key)}`
      if (key === 'example' || key === 'examples' || key.startsWith('x-')) return inner
      if (key === 'schema') return plain(inner, place)
      if (place === '#/components/schemas' && isObject(inner)) {
        return mapEntries(inner, (name, schema) => plain(schema, `${place}/${escape(name)}`))
      }
      return visit(inner, place)
    })
  }

  const content = visit(document.content, '#') as OpenApi
  if (problems.length > 0) {
    throw new Refusal(`openapi/${document.name}.yaml cannot be generated from:\n  ${problems.join('\n  ')}`)
  }
  return { ...document, content }
}

function createPlainSchema(content: OpenApi, refuse: (pointer: string, advice: string) => void) {
  const writeOnly = writeOnlyNames(content)

  const plain = (schema: unknown, pointer: string): Schema => {
    if (schema === true) return {}
    if (schema === false) refuse(pointer, 'is false, which no value fits; leave it out')
    if (!isObject(schema)) return {}
    for (const [keyword, advice] of [...findProblems(schema), ...hiddenNulls(schema, content)])
      refuse(`${pointer}/${keyword}`, advice)
    return rewrite(withPlainInside(schema, pointer))
  }

  const withPlainInside = (schema: SchemaObject, pointer: string): SchemaObject => {
    const kept = Object.entries(schema).filter(([keyword]) => !UNREAD.has(keyword))
    return mapEntries(Object.fromEntries(kept), (keyword, value) => {
      const place = `${pointer}/${keyword}`
      if (MAPS.has(keyword) && isObject(value)) {
        return mapEntries(value, (name, inner) => plain(inner, `${place}/${escape(name)}`))
      }
      if (LISTS.has(keyword) && Array.isArray(value)) return value.map((inner, at) => plain(inner, `${place}/${at}`))
      return SINGLES.has(keyword) && isObject(value) ? plain(value, place) : value
    })
  }

  const rewrite = (schema: SchemaObject): SchemaObject =>
    joinSchemas(withMap(withList(withClosedList(withRequiredProperties(schema, content, writeOnly)))))

  return plain
}

/** A name that is required and declared elsewhere, or nowhere, is a property all the same. */
function withRequiredProperties(schema: SchemaObject, content: OpenApi, writeOnly: ReadonlySet<string>): SchemaObject {
  const own = isObject(schema.properties) ? schema.properties : {}
  const required = Array.isArray(schema.required) ? schema.required.filter((name) => typeof name === 'string') : []
  const missing = required.filter((name) => !Object.hasOwn(own, name) && !writeOnly.has(name))
  if (missing.length === 0) return schema
  const declared = missing.map((name) => [name, declaredProperty(schema, name, content, new Set()) ?? {}])
  return { ...schema, properties: { ...own, ...Object.fromEntries(declared) } }
}

/** Finds the declaration of a property in another part of the whole, by `allOf` or `$ref`. */
function declaredProperty(schema: Schema, name: string, content: OpenApi, seen: Set<unknown>): Schema | undefined {
  if (!isObject(schema) || seen.has(schema)) return undefined
  seen.add(schema)
  const { properties, allOf, $ref } = schema
  if (isObject(properties) && Object.hasOwn(properties, name)) {
    const found = properties[name]
    return isObject(found) && Object.keys(found).some((key) => BESIDE_REFERENCE.includes(key) || key === '$ref')
      ? found
      : {}
  }
  const target = referredSchema($ref, content)
  for (const part of [...getMembers(allOf), ...(target === undefined ? [] : [target])]) {
    const found = declaredProperty(part, name, content, seen)
    if (found !== undefined) return found
  }
  return undefined
}

/** A closed list without null leaves no null, whatever `type` says; the constant null is a type. */
function withClosedList(schema: SchemaObject): SchemaObject {
  if (schema.const === null) {
    const { const: _const, ...rest } = schema
    return { ...rest, type: 'null' }
  }
  const { type, enum: values } = schema
  if (!Array.isArray(values) || !Array.isArray(type) || schema['x-hub-open'] === true || values.includes(null))
    return schema
  return { ...schema, type: type.filter((each) => each !== 'null') }
}

/**
 * `items` says nothing of the elements that `prefixItems` describes: a list of both holds either. A list may be shorter than
 * `prefixItems`, and allows anything afterwards unless `items` restricts it: a tuple cannot express that.
 */
function withList({ prefixItems, items, ...schema }: SchemaObject): SchemaObject {
  if (!Array.isArray(prefixItems)) return items === undefined ? schema : { ...schema, items }
  const others = items === false ? [] : [isObject(items) ? items : {}]
  return { ...schema, items: { anyOf: [...prefixItems, ...others] } }
}

/** `additionalProperties` says nothing of the keys that `properties` and `patternProperties` describe: a map of all holds any of them. */
function withMap({ patternProperties, additionalProperties, ...schema }: SchemaObject): SchemaObject {
  const patterns = isObject(patternProperties) ? Object.values(patternProperties) : []
  const isOpen = additionalProperties === undefined || additionalProperties === true
  // Keys that fit no pattern may hold anything.
  if (isOpen) return schema
  const others = isObject(additionalProperties) ? [additionalProperties] : []
  if (patterns.length + others.length === 0) return { ...schema, additionalProperties }
  const { properties } = schema
  const declared = isObject(properties) ? Object.values(properties) : []
  const values = [...patterns, ...others, ...declared]
  const map = { type: 'object', additionalProperties: values.length === 1 ? values[0] : { anyOf: values } }
  if (declared.length === 0 && schema.allOf === undefined)
    return { ...schema, ...map, ...(schema.type !== undefined && { type: schema.type }) }
  if (![schema.type].flat().includes('null')) return { ...schema, allOf: [...getMembers(schema.allOf), map] }
  const { properties: _properties, required, type: _type, ...about } = schema
  return {
    ...about,
    anyOf: [{ type: 'object', properties, ...(required !== undefined && { required }), allOf: [map] }, NULL],
  }
}

/** Joins alternatives and references with the keywords beside them, which generators would ignore. */
function joinSchemas(schema: SchemaObject): SchemaObject {
  const alternatives = schema.anyOf !== undefined ? 'anyOf' : schema.oneOf !== undefined ? 'oneOf' : undefined
  if (typeof schema.$ref === 'string') return separate(schema, '$ref', BESIDE_REFERENCE)
  if (alternatives === undefined) return schema
  const { type: _type, ...rest } = schema
  // A type alone adds nothing to alternatives that have their own.
  return STRUCTURE.some((keyword) => schema[keyword] !== undefined)
    ? separate(schema, alternatives, [...STRUCTURE, 'type'])
    : rest
}

function separate(schema: SchemaObject, apart: string, keywords: readonly string[]): SchemaObject {
  const entries = Object.entries(schema)
  const beside = entries.filter(([keyword]) => keyword !== apart && keywords.includes(keyword))
  if (beside.length === 0) return schema
  const about = entries.filter(([keyword]) => keyword !== apart && !keywords.includes(keyword))
  return { ...Object.fromEntries(about), allOf: [{ [apart]: schema[apart] }, joinSchemas(Object.fromEntries(beside))] }
}

function getMembers(list: unknown): Schema[] {
  return Array.isArray(list) ? (list as Schema[]) : []
}

/** Names that are only ever sent, wherever they are declared: no answer holds them, required or not. */
function writeOnlyNames(value: unknown, names = new Set<string>()): Set<string> {
  if (Array.isArray(value)) for (const inner of value) writeOnlyNames(inner, names)
  if (!isObject(value)) return names
  for (const [key, inner] of Object.entries(value)) {
    if (isObject(inner) && inner.writeOnly === true) names.add(key)
    writeOnlyNames(inner, names)
  }
  return names
}

function mapEntries<Value>(
  object: SchemaObject,
  change: (key: string, value: unknown) => Value,
): Record<string, Value> {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(key, value)]))
}

function escape(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1')
}
