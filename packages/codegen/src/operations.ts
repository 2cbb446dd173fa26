import { listLines, quote, toLiteral } from './code-text.ts'
import type { DocumentOperation } from './document-operations.ts'
import { requestReference } from './requests.ts'
import { schemaConstant } from './schemas.ts'

/**
 * The table by which the shared client core sends each operation and checks its answer.
 *
 * @param hasRequests whether what each method takes is generated too
 */
export function operationsText(
  documentName: string,
  operations: readonly DocumentOperation[],
  hasRequests = false,
): string {
  const constants = operations.flatMap(({ answers }) => answers.map(({ schemaName }) => schemaConstant(schemaName)))
  const formats = [...new Set(operations.flatMap((operation) => operation.formats?.imports ?? []))].toSorted()
  const hasImports = formats.length > 0 || hasRequests || constants.length > 0
  return [
    ...(formats.length > 0 ? [`import { ${formats.join(', ')} } from '@hub/http'`] : []),
    ...(hasRequests ? [`import { requests } from './${documentName}.requests.gen.js'`] : []),
    ...(constants.length === 0
      ? []
      : ['import {', ...listLines(constants.toSorted()), `} from './${documentName}.schemas.gen.js'`]),
    ...(hasImports ? [''] : []),
    '/** Every operation by `operationId`: how it is sent, whether it may be sent again, and the schema of each success. */',
    'export const operations = {',
    ...operations.flatMap((operation) => operationLines(operation, hasRequests)),
    '} as const',
    '',
  ].join('\n')
}

function operationLines(operation: DocumentOperation, hasRequests: boolean): string[] {
  const { operationId, method, path, retry, answers, request } = operation
  const { retryDelay, redirect, timeout, totalTimeout, maxRetries, rateLimit, isPublic, paging } = operation
  const optional = { retryDelay, redirect, timeout, totalTimeout, maxRetries, rateLimit, isPublic, paging }
  const { body, answer, statuses = [] } = operation.formats ?? {}
  const schemas = [
    ...answers.map(({ status, schemaName }) => `${status}: ${schemaConstant(schemaName)}`),
    ...statuses.map((status) => `${status}: anyContent`),
  ].join(', ')
  return [
    `  ${operationId}: {`,
    `    method: ${quote(method)},`,
    `    path: ${quote(path)},`,
    `    retry: ${quote(retry)},`,
    ...Object.entries(optional).flatMap(([key, value]) =>
      value === undefined ? [] : [`    ${key}: ${toLiteral(value, '    ')},`],
    ),
    ...(body === undefined ? [] : [`    body: ${body},`]),
    ...(answer === undefined ? [] : [`    answer: ${answer},`]),
    ...(hasRequests && request ? [`    request: ${requestReference(operationId)},`] : []),
    `    responses: {${schemas === '' ? '' : ` ${schemas} `}},`,
    '  },',
  ]
}
