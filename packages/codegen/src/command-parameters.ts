import { isObject, type Document, type OperationObject, type PathItem, type Schema } from './document.ts'
import { type DocumentRequest, readDocumentRequest, readParameters } from './document-requests.ts'
import { Refusal } from './refusal.ts'
import { type RequestNode, readRequestNode } from './request-node.ts'

/** A flag of a command: a parameter of the path, the query or the headers, or a field of the body. */
export interface CommandParameter {
  /** As the owner of the API writes it. */
  readonly name: string
  readonly in: 'path' | 'query' | 'header' | 'body'
  /** `json`: an object, or a list of objects; `file`: the name of a file. */
  readonly type: 'string' | 'integer' | 'number' | 'boolean' | 'json' | 'file'
  readonly isList?: true | undefined
  readonly required?: true | undefined
  /** Never taken from a flag. */
  readonly isSecret?: true | undefined
  /** Wire name in the query, where it differs. */
  readonly wire?: string | undefined
  /** It is the whole body and not a field of it. */
  readonly isWholeBody?: true | undefined
  readonly enum?: readonly unknown[] | undefined
  readonly default?: unknown
  readonly description?: string | undefined
}

export interface CommandParameters {
  readonly parameters: CommandParameter[]
  readonly body?: { readonly content: string; readonly wrap?: string }
}

const SCALARS = new Set(['string', 'integer', 'number', 'boolean'])

/** The flags of an operation. A body whose fields cannot be told one by one is one flag, `body`. */
export function readCommandParameters(
  document: Document,
  path: string,
  item: PathItem,
  operation: OperationObject,
): CommandParameters {
  const { requestBody, ...bare } = operation
  const whole = readRequest(document, item, operation)
  const request = whole ?? readDocumentRequest(document, item, bare)
  const query = new Map((request?.query ?? []).map((wire) => [wire.replace('[]', ''), wire]))
  const parameters: CommandParameter[] = []
  for (const [name, { node, required, description }] of request?.parameters ?? []) {
    const wire = query.get(name)
    const place = path.includes(`{${name}}`) ? 'path' : wire === undefined ? 'body' : 'query'
    const isRenamed = wire !== undefined && wire !== name
    parameters.push({ ...describe(name, node, required, description), in: place, ...(isRenamed && { wire }) })
  }
  for (const { name = '', required = false, description = '', schema, in: place } of readParameters(
    document,
    item,
    operation,
  )) {
    if (place !== 'header') continue
    const node = readRequestNode(
      schema,
      document.content,
      `openapi/${document.name}.yaml ${operation.operationId}/${name}`,
    )
    parameters.push({ ...describe(name, node, required, description), in: 'header' })
  }
  if (whole !== null) return { parameters, ...(whole?.body && { body: pickBody(whole.body) }) }
  const required = isObject(requestBody) && requestBody.required === true
  const description =
    isObject(requestBody) && typeof requestBody.description === 'string' ? requestBody.description : ''
  const body: CommandParameter = {
    name: 'body',
    in: 'body',
    type: 'json',
    isWholeBody: true,
    ...(required && { required }),
    description,
  }
  return { parameters: [...parameters, body], body: { content: readMediaType(requestBody) } }
}

/** Names of the properties of the success answers that hold a secret: `format: password`. */
export function findSecretNames(document: Document, { responses = {} }: OperationObject): string[] {
  const names = new Set<string>()
  const seen = new Set<unknown>()
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null || seen.has(value)) return
    seen.add(value)
    if (Array.isArray(value)) return value.forEach(visit)
    const { $ref, properties } = value as { $ref?: unknown; properties?: unknown }
    if (typeof $ref === 'string') visit(follow(document, $ref))
    for (const [name, property] of Object.entries(isObject(properties) ? properties : {}))
      if (isObject(property) && property.format === 'password') names.add(name)
    for (const inner of Object.values(value)) visit(inner)
  }
  for (const [status, response] of Object.entries(responses)) if (status.startsWith('2')) visit(response)
  return [...names]
}

function follow({ content }: Document, $ref: string): unknown {
  return $ref
    .replace(/^#\//, '')
    .split('/')
    .reduce<unknown>((value, key) => (isObject(value) ? value[key] : undefined), content)
}

/** Null when the body is of a kind whose fields cannot be told one by one. */
function readRequest(
  document: Document,
  item: PathItem,
  operation: OperationObject,
): DocumentRequest | undefined | null {
  try {
    return readDocumentRequest(document, item, operation)
  } catch (error) {
    if (error instanceof Refusal) return null
    throw error
  }
}

function pickBody({ content, wrap }: NonNullable<DocumentRequest['body']>) {
  return { content, ...(wrap !== undefined && { wrap }) }
}

function readMediaType(requestBody: unknown): string {
  const content = isObject(requestBody) && isObject(requestBody.content) ? requestBody.content : {}
  return Object.keys(content)[0] ?? 'application/json'
}

function describe(name: string, node: RequestNode, required: boolean, description: string) {
  const { schema, items } = node
  const item = items?.schema
  const isList = schema.type === 'array' && SCALARS.has(String(item?.type))
  const values = isList ? item?.enum : schema.enum
  return {
    name,
    type: readType(isList ? (item as Schema) : schema),
    ...(isList && { isList }),
    ...(required && { required }),
    ...(schema.format === 'password' && { isSecret: true as const }),
    ...(Array.isArray(values) && { enum: values.filter((value) => value !== null) }),
    ...(schema.default !== undefined && { default: schema.default }),
    description: description.trim(),
  }
}

function readType(schema: Schema): CommandParameter['type'] {
  if (!isObject(schema)) return 'json'
  if (schema.format === 'binary') return 'file'
  const type = String(schema.type)
  if (SCALARS.has(type)) return type as CommandParameter['type']
  return schema.type === undefined && Array.isArray(schema.enum) ? 'string' : 'json'
}
