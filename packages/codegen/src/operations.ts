import type { DocumentOperation } from './document-operations.ts'
import { schemaConstant } from './schemas.ts'

/** The table by which the shared client core sends each operation and checks its answer. */
export function operationsText(
  documentName: string,
  operations: readonly DocumentOperation[],
  names: readonly string[],
): string {
  const constants = operations.flatMap(({ answers }) => answers.map(({ schemaName }) => schemaConstant(schemaName)))
  return [
    ...(constants.length === 0
      ? []
      : ['import {', ...listLines(constants.toSorted()), `} from './${documentName}.schemas.gen.js'`, '']),
    '/** Every operation by `operationId`: how it is sent, whether it may be sent again, and the schema of each success. */',
    'export const operations = {',
    ...operations.flatMap(operationLines),
    '} as const',
    '',
    '/** Every property that an answer may hold by contract; any other key is data. */',
    'export const propertyNames = [',
    ...listLines(names.map(quote)),
    '] as const',
    '',
  ].join('\n')
}

function operationLines({ operationId, method, path, retry, redirect, answers }: DocumentOperation): string[] {
  const schemas = answers.map(({ status, schemaName }) => `${status}: ${schemaConstant(schemaName)}`).join(', ')
  return [
    `  ${operationId}: {`,
    `    method: ${quote(method)},`,
    `    path: ${quote(path)},`,
    `    retry: ${quote(retry)},`,
    ...(redirect === undefined ? [] : [`    redirect: ${quote(redirect)},`]),
    `    responses: {${schemas === '' ? '' : ` ${schemas} `}},`,
    '  },',
  ]
}

/** One entry per line: a change of the document is then a change of its own lines. */
function listLines(entries: readonly string[]): string[] {
  return entries.map((entry) => `  ${entry},`)
}

function quote(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
}
