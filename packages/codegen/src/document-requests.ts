import { type Document, isObject, type OperationObject, type PathItem } from './document.ts'
import { Refusal } from './refusal.ts'
import { type RequestNode, readRequestNode } from './request-node.ts'

/** What the method of an operation takes. */
export interface DocumentRequest {
  readonly parameters: ReadonlyMap<string, RequestParameter>
  /** Names in the query, as they are sent. */
  readonly query: readonly string[]
  readonly body?: { readonly content: string; readonly required: boolean; readonly wrap?: string }
  /** Rules about which of its fields are there at all, of a body whose fields are parameters. */
  readonly rules: { readonly requireOneOf?: unknown; readonly minProperties?: number; readonly format?: string }
}

export interface RequestParameter {
  readonly node: RequestNode
  readonly required: boolean
  readonly description: string
}

interface ParameterObject {
  $ref?: string
  name?: string
  in?: string
  required?: boolean
  description?: string
  schema?: { [key: string]: unknown }
}

/** The parameters of an operation and the fields of its body, as one list; undefined when it takes nothing. */
export function readDocumentRequest(
  document: Document,
  item: PathItem,
  operation: OperationObject,
): DocumentRequest | undefined {
  const at = `openapi/${document.name}.yaml ${operation.operationId}`
  const parameters = new Map<string, RequestParameter>()
  const add = (name: string, parameter: RequestParameter): void => {
    if (parameters.has(name)) throw new Refusal(`${at}: has two parameters ${name}`)
    parameters.set(name, parameter)
  }
  const query: string[] = []
  for (const parameter of readParameters(document, item, operation)) {
    const { name: wire = '', in: place, required = false, description = '', schema } = parameter
    if (place !== 'path' && place !== 'query') continue
    const name = wire.replace('[]', '')
    if (place === 'query') query.push(wire)
    add(name, { node: readRequestNode(schema, document.content, `${at}/${wire}`), required, description })
  }
  const fixed = parameters.size
  const body = readBody(document, operation, at)
  for (const [name, node] of body?.fields ?? []) {
    const required = body?.node.required.includes(name) ?? false
    add(name, { node, required, description: node.description })
  }
  if (parameters.size === 0 && !body) return undefined
  const schema = body?.node.schema ?? {}
  return {
    parameters,
    query,
    ...(body && { body: body.about }),
    rules: {
      ...(schema['x-hub-require-one-of'] !== undefined && { requireOneOf: schema['x-hub-require-one-of'] }),
      ...(typeof schema.minProperties === 'number' && { minProperties: schema.minProperties + fixed }),
      ...(typeof schema['x-hub-format'] === 'string' && { format: schema['x-hub-format'] }),
    },
  }
}

/** The parameters of an operation and of its path, references followed. */
export function readParameters({ content }: Document, item: PathItem, operation: OperationObject): ParameterObject[] {
  const written = [item.parameters, operation.parameters].filter(Array.isArray).flat() as ParameterObject[]
  return written.map((parameter) => {
    if (parameter.$ref === undefined) return parameter
    const name = parameter.$ref.replace('#/components/parameters/', '')
    const target = content.components?.parameters?.[name]
    if (!isObject(target)) throw new Refusal(`refers to ${parameter.$ref}, which the document does not hold`)
    return target
  })
}

function readBody({ content }: Document, { requestBody }: OperationObject, at: string) {
  if (!isObject(requestBody)) return undefined
  const [media, other] = Object.entries(isObject(requestBody.content) ? requestBody.content : {})
  if (media === undefined || other !== undefined) throw new Refusal(`${at}: describe one body`)
  const [contentType, described] = media
  const outer = readRequestNode(isObject(described) ? (described.schema as never) : undefined, content, `${at}/body`)
  const [[wrap, wrapped] = [], ...beside] = outer.properties ?? []
  const isWrapped = wrapped?.schema['x-hub-flatten'] === true && beside.length === 0
  const node = isWrapped && wrapped ? wrapped : outer
  if (!node.properties) throw new Refusal(`${at}: the body must be an object with properties`)
  const required = requestBody.required === true
  return {
    node,
    fields: node.properties,
    about: { content: contentType, required, ...(isWrapped && wrap !== undefined && { wrap }) },
  }
}
