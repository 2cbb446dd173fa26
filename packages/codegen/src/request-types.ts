import { quote, toComment, toKey } from './code-text.ts'
import type { RequestParameter } from './document-requests.ts'
import type { RequestNode } from './request-node.ts'

/** Type of a file of a form. */
const FILE_TYPE = "Blob | import('@hub/http').FilePart"

/** The TypeScript type of what a caller gives: more than what is sent, since numbers may be digits and days may be a Date. */
export function requestType(node: RequestNode, shared: Map<string, RequestNode>): string {
  const { schema, nullable, component } = node
  const isNamed = component !== undefined && node.properties !== undefined
  if (isNamed) shared.set(component, node)
  const type = isNamed ? component : ownType(node, shared)
  const accepted = Array.isArray(schema['x-hub-accepts']) ? schema['x-hub-accepts'] : []
  const isDate = schema.format === 'date' && schema['x-hub-format'] === undefined
  const others = [...accepted.map(String), ...(isDate ? ['Date'] : []), ...(nullable ? ['null'] : [])]
  return [type, ...others].join(' | ')
}

/** The properties of an object type, each with what is said of it. */
export function propertyLines(
  parameters: ReadonlyMap<string, RequestParameter>,
  shared: Map<string, RequestNode>,
): string[] {
  const lines: string[] = []
  for (const [name, { node, required, description }] of parameters) {
    lines.push(...toComment([withDefault(description, node)], '  '))
    const type = requestType(node, shared)
    lines.push(`  ${toKey(name)}${required ? '' : '?'}: ${type}${required ? '' : ' | undefined'}`)
  }
  return lines
}

/** Properties of an object schema in the form of parameters. */
export function toParameters({ properties = new Map(), required }: RequestNode): Map<string, RequestParameter> {
  return new Map(
    [...properties].map(([name, node]) => {
      const { description } = node
      return [name, { node, required: required.includes(name), description }] as const
    }),
  )
}

function ownType({ schema, items, properties, required }: RequestNode, shared: Map<string, RequestNode>): string {
  const values = Array.isArray(schema.enum) ? schema.enum.filter((value) => value !== null) : []
  if (values.length > 0)
    return values.map((value) => (typeof value === 'string' ? quote(value) : String(value))).join(' | ')
  if (schema.format === 'binary') return FILE_TYPE
  switch (schema.type) {
    case 'integer':
    case 'number':
      return 'number | string'
    case 'boolean':
      return "boolean | 'true' | 'false'"
    case 'array': {
      const item = items ? requestType(items, shared) : 'unknown'
      return `readonly ${item.includes(' ') ? `(${item})` : item}[]`
    }
    case 'object':
      return properties ? objectType(properties, required, schema['x-hub-require-one-of'], shared) : 'object'
    default:
      return schema.type === 'string' ? 'string' : 'unknown'
  }
}

/** An object that is nothing but a choice of properties is the choice: a type whose properties are all optional takes anything. */
function objectType(
  properties: ReadonlyMap<string, RequestNode>,
  required: readonly string[],
  oneOf: unknown,
  shared: Map<string, RequestNode>,
): string {
  const one = (needed: readonly string[]): string => {
    const entries = [...properties].map(([name, node]) =>
      needed.includes(name)
        ? `${toKey(name)}: ${requestType(node, shared)}`
        : `${toKey(name)}?: ${requestType(node, shared)} | undefined`,
    )
    return `{ ${entries.join('; ')} }`
  }
  const isChoice = Array.isArray(oneOf) && [...properties.keys()].every((name) => oneOf.includes(name))
  return isChoice ? [...properties.keys()].map((name) => one([...required, name])).join(' | ') : one(required)
}

function withDefault(description: string, { schema }: RequestNode): string {
  const text = description.trim()
  return schema.default === undefined
    ? text
    : `${text}${text === '' ? '' : ' '}Default ${JSON.stringify(schema.default)}.`
}
