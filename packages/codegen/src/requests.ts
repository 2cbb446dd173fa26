import { listLines, RawCode, toLiteral } from './code-text.ts'
import type { DocumentOperation } from './document-operations.ts'
import type { DocumentRequest } from './document-requests.ts'
import type { RequestNode } from './request-node.ts'

/** Formats that `@hub/http` checks by itself; those of `x-hub-format` are the package's own, any other is a remark for readers. */
const BUILT_IN_FORMATS = new Set<unknown>(['date', 'uri'])
/** Limits that mean the same in the document and in `RequestSchema`. */
const LIMITS = ['minLength', 'maxLength', 'minimum', 'maximum', 'minItems', 'maxItems', 'minProperties'] as const

/** Where the request of an operation is in generated code. */
export const requestReference = (operationId: string): string => `requests.${operationId}`

/** What each operation's method takes, as data that `parseRequest` of `@hub/http` reads. */
export function requestsText(operations: readonly DocumentOperation[], ignoreUnknown: boolean): string {
  const shared = new Map<string, string>()
  const entries = operations.flatMap(({ operationId, request }) =>
    request ? [`${operationId}: ${toLiteral(requestLiteral(request, shared, ignoreUnknown), '  ')}`] : [],
  )
  return [
    `import type { OperationRequest${shared.size > 0 ? ', RequestSchema' : ''} } from '@hub/http'`,
    '',
    ...[...shared].flatMap(([name, text]) => [`export const ${name}: RequestSchema = ${text}`, '']),
    '/** What the method of each operation takes. */',
    'export const requests = {',
    ...listLines(entries),
    '} as const satisfies Record<string, OperationRequest>',
    '',
  ].join('\n')
}

/** The names of all formats that requests need, sorted: those of `x-hub-format`, and of JSON Schema those that `@hub/http` can read. */
export function requestFormats(operations: readonly DocumentOperation[]): { own: string[]; builtIn: string[] } {
  const names = new Set<string>()
  const builtIn = new Set<string>()
  const visit = ({ schema, items, properties }: RequestNode): void => {
    if (typeof schema['x-hub-format'] === 'string') names.add(schema['x-hub-format'])
    else if (BUILT_IN_FORMATS.has(schema.format)) builtIn.add(String(schema.format))
    if (items) visit(items)
    properties?.forEach(visit)
  }
  for (const { request } of operations) {
    request?.parameters.forEach(({ node }) => visit(node))
    if (request?.rules.format !== undefined) names.add(request.rules.format)
  }
  return { own: [...names].toSorted(), builtIn: [...builtIn].toSorted() }
}

function requestLiteral(
  { parameters, query, body, rules }: DocumentRequest,
  shared: Map<string, string>,
  ignoreUnknown: boolean,
) {
  const properties = [...parameters].map(([name, { node }]) => [name, nodeLiteral(node, shared, ignoreUnknown)])
  const required = [...parameters].filter((entry) => entry[1].required).map(([name]) => name)
  const { content, required: isBodyRequired, wrap } = body ?? {}
  return {
    parameters: {
      type: 'object',
      properties: Object.fromEntries(properties) as object,
      ...(required.length > 0 && { required }),
      ...rules,
      ...(ignoreUnknown && { ignoreUnknown }),
    },
    ...(query.length > 0 && { query }),
    ...(body && { body: { content, ...(isBodyRequired && { required: true }), ...(wrap !== undefined && { wrap }) } }),
  }
}

/** A schema in place, or the constant that holds it. */
function nodeLiteral(node: RequestNode, shared: Map<string, string>, ignoreUnknown: boolean): object {
  const { component } = node
  const literal = schemaLiteral(node, shared, ignoreUnknown)
  if (component === undefined) return literal
  shared.set(component, toLiteral(literal))
  return new RawCode(component)
}

function schemaLiteral(node: RequestNode, shared: Map<string, string>, ignoreUnknown: boolean): object {
  const { schema, nullable, items, properties, required } = node
  const inner = (each: RequestNode): object => nodeLiteral(each, shared, ignoreUnknown)
  const limits = LIMITS.flatMap((name) => (schema[name] === undefined ? [] : [[name, schema[name]]]))
  const accepts = Array.isArray(schema['x-hub-accepts']) ? schema['x-hub-accepts'] : []
  const format = schema['x-hub-format'] ?? (BUILT_IN_FORMATS.has(schema.format) ? schema.format : undefined)
  return {
    // The content of a file is read by the format of the body.
    ...(schema.type !== undefined && schema.format !== 'binary' && { type: schema.type }),
    ...(nullable && { nullable }),
    ...(format !== undefined && { format }),
    ...(schema['x-hub-must-be'] !== undefined && { mustBe: schema['x-hub-must-be'] }),
    ...(Array.isArray(schema.enum) && { enum: schema.enum.filter((value) => value !== null) }),
    ...(schema.const !== undefined && { enum: [schema.const] }),
    ...Object.fromEntries(limits),
    ...(typeof schema.pattern === 'string' && { pattern: toRegExp(schema.pattern) }),
    ...(accepts.includes('number') && { acceptsNumber: true }),
    ...(accepts.includes('Date') && { acceptsDate: true }),
    ...(items && { items: inner(items) }),
    ...(schema.uniqueItems === true && { uniqueItems: true }),
    ...(properties && {
      properties: Object.fromEntries([...properties].map(([name, property]) => [name, inner(property)])),
      ...(required.length > 0 && { required }),
      ...(ignoreUnknown && { ignoreUnknown }),
    }),
    ...(schema['x-hub-require-one-of'] !== undefined && { requireOneOf: schema['x-hub-require-one-of'] }),
  }
}

function toRegExp(pattern: string): RawCode {
  return new RawCode(String(new RegExp(pattern, 'u')))
}
