import { isObject, type OpenApi, type Schema, type SchemaObject } from './document.ts'
import { Refusal } from './refusal.ts'

const PREFIX = '#/components/schemas/'

/** What a value of a request must be, with references followed and parts joined. */
export interface RequestNode {
  /** Name of the shared schema that it is, if it is one. */
  readonly component?: string
  readonly schema: SchemaObject
  readonly description: string
  readonly nullable: boolean
  readonly items?: RequestNode
  readonly properties?: ReadonlyMap<string, RequestNode>
  readonly required: readonly string[]
}

/**
 * Reads the schema of a parameter or a body.
 *
 * @throws Refusal for what cannot be checked before a call: alternatives other than null, schemas inside themselves
 */
export function readRequestNode(schema: Schema | undefined, content: OpenApi, at: string): RequestNode {
  return readNode(schema, content, at, [])
}

function readNode(schema: unknown, content: OpenApi, at: string, ancestors: readonly string[]): RequestNode {
  const component = sharedName(schema)
  if (component !== undefined && ancestors.includes(component)) throw new Refusal(`${at}: ${component} holds itself`)
  const path = component === undefined ? ancestors : [...ancestors, component]
  const { schema: joined, nullable } = join(schema, content, at)
  const inner = (value: unknown, name: string): RequestNode => readNode(value, content, `${at}/${name}`, path)
  const properties = isObject(joined.properties)
    ? new Map(Object.entries(joined.properties).map(([name, property]) => [name, inner(property, name)]))
    : undefined
  return {
    ...(component !== undefined && !nullable && { component }),
    schema: joined,
    description: typeof joined.description === 'string' ? joined.description : '',
    nullable,
    ...(joined.items !== undefined && { items: inner(joined.items, 'items') }),
    ...(properties && { properties }),
    required: Array.isArray(joined.required) ? joined.required.map(String) : [],
  }
}

/** The name of a shared schema that stands alone, or with nothing but words beside it. */
function sharedName(schema: unknown): string | undefined {
  if (!isObject(schema) || typeof schema.$ref !== 'string') return undefined
  const isAlone = Object.keys(schema).every((key) => key === '$ref' || key === 'description')
  return isAlone ? schema.$ref.slice(PREFIX.length) : undefined
}

/** One schema of a reference, its parts and what stands beside them. */
function join(written: unknown, content: OpenApi, at: string): { schema: SchemaObject; nullable: boolean } {
  const { $ref, allOf, anyOf, oneOf, ...own } = isObject(written) ? written : {}
  const alternatives = [anyOf, oneOf].filter(Array.isArray).flat()
  const others = alternatives.filter((part) => !(isObject(part) && part.type === 'null'))
  if (others.length > 1) throw new Refusal(`${at}: alternatives cannot be checked before a call; describe one of them`)
  const parts = [
    ...($ref === undefined ? [] : [follow($ref, content, at)]),
    ...(Array.isArray(allOf) ? allOf : []),
    ...others,
  ]
  const joined = parts.map((part) => join(part, content, at))
  const types = [own.type].flat().filter((type) => type !== undefined)
  const schema = [...joined.map((part) => part.schema), own].reduce(merge, {})
  const type = types.find((each) => each !== 'null') ?? schema.type
  return {
    schema: { ...schema, ...(type !== undefined && { type }) },
    nullable: types.includes('null') || others.length < alternatives.length || joined.some((part) => part.nullable),
  }
}

function merge(one: SchemaObject, other: SchemaObject): SchemaObject {
  const properties = { ...(one.properties as object | undefined), ...(other.properties as object | undefined) }
  const required = [one.required, other.required].filter(Array.isArray).flat()
  return {
    ...one,
    ...other,
    ...(Object.keys(properties).length > 0 && { properties }),
    ...(required.length > 0 && { required: [...new Set(required)] }),
  }
}

function follow($ref: unknown, content: OpenApi, at: string): Schema {
  const name = typeof $ref === 'string' && $ref.startsWith(PREFIX) ? $ref.slice(PREFIX.length) : undefined
  const target = name === undefined ? undefined : content.components?.schemas?.[name]
  if (target === undefined) throw new Refusal(`${at}: refers to ${String($ref)}, which the document does not hold`)
  return target
}
