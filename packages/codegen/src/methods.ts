import { toComment, toPascalCase } from './code-text.ts'
import type { Document } from './document.ts'
import type { DocumentOperation } from './document-operations.ts'
import { describeErrors } from './method-errors.ts'
import type { RequestNode } from './request-node.ts'
import { propertyLines, requestType, toParameters } from './request-types.ts'

/** Name of the interface of all methods of a document. */
export const methodsName = (documentName: string): string => `${toPascalCase(documentName)}Methods`

/** The parameters of each method and the interface of all of them, with what the document says of each. */
export function methodsText(document: Document, operations: readonly DocumentOperation[]): string {
  const shared = new Map<string, RequestNode>()
  const parameters = operations.flatMap((operation) => parametersLines(operation, shared))
  const objects: string[] = []
  for (const [name, node] of shared) objects.push(...objectLines(name, node, shared))
  const isPaged = operations.some(({ paging }) => paging !== undefined)
  return [
    `import type { ApiPromise, CallOptions, DataOf${isPaged ? ', PagedPromise' : ''} } from '@hub/http'`,
    `import type { operations } from './${document.name}.types.gen.js'`,
    '',
    ...objects,
    ...parameters,
    '/** A method per operation. Each refuses wrong parameters before any call, by an InvalidRequestError that names the field. */',
    `export interface ${methodsName(document.name)} {`,
    ...operations.flatMap(methodLines),
    '}',
    '',
  ].join('\n')
}

function objectLines(name: string, node: RequestNode, shared: Map<string, RequestNode>): string[] {
  const comment = toComment([node.description])
  const alternatives = node.schema['x-hub-require-one-of']
  const names = [...(node.properties?.keys() ?? [])]
  if (Array.isArray(alternatives) && names.every((each) => alternatives.includes(each))) {
    const { component: _, ...anonymous } = node
    return [...comment, `export type ${name} = ${requestType(anonymous, shared)}`, '']
  }
  return [...comment, `export interface ${name} {`, ...propertyLines(toParameters(node), shared), '}', '']
}

function parametersLines({ operationId, request }: DocumentOperation, shared: Map<string, RequestNode>): string[] {
  if (!request) return []
  return [`export interface ${parametersName(operationId)} {`, ...propertyLines(request.parameters, shared), '}', '']
}

function methodLines(operation: DocumentOperation): string[] {
  const { operationId, request, paging } = operation
  const isOptional = request !== undefined && ![...request.parameters.values()].some(({ required }) => required)
  const parameters = request ? `parameters${isOptional ? '?' : ''}: ${parametersName(operationId)}, ` : ''
  const data = `DataOf<operations['${operationId}']>`
  const item =
    paging &&
    `${data}${paging.items
      .split('.')
      .map((name) => `['${name}']`)
      .join('')}[number]`
  const result = item === undefined ? `ApiPromise<${data}>` : `PagedPromise<${data}, ${item}>`
  return [
    ...toComment(describe(operation), '  '),
    `  ${operationId}: (${parameters}options?: CallOptions) => ${result}`,
  ]
}

function describe(operation: DocumentOperation): string[] {
  const { summary, description, retry, paging, timeout } = operation
  const isRepeated = retry === 'idempotent'
  return [
    `${summary.replace(/\.$/, '')}.`,
    description,
    ...(paging
      ? ['Awaited, it is one page as the API answers it; iterated with `for await`, every item from that page on.']
      : []),
    ...(retry === 'never'
      ? ['Never sent again by itself: when an error says `mayHaveBeenApplied`, look before you repeat it.']
      : []),
    ...(isRepeated ? ['Sent again by itself after a failure, since a second time changes nothing.'] : []),
    ...(timeout === undefined ? [] : [`Default \`timeout\` of this method: ${timeout} ms.`]),
    describeErrors(operation.errors).join('\n'),
  ]
}

function parametersName(operationId: string): string {
  return `${operationId.charAt(0).toUpperCase()}${operationId.slice(1)}Parameters`
}
