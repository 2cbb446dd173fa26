import { readEnvironments } from './api-declaration.ts'
import { listLines, quote, toLiteral } from './code-text.ts'
import { type Document, isObject, METHODS, type OpenApi, type OperationObject, type PathItem } from './document.ts'
import { readAnswerKind } from './content-formats.ts'
import { type CommandParameter, findSecretNames, readCommandParameters } from './command-parameters.ts'

/** A document, and the package that names it. */
export interface CommandSource {
  readonly document: Document
  readonly packageName: string
}

/** The file of the commands of one document. */
export const commandsFile = (name: string): string => `${name}.commands.gen.ts`

/** What the command line needs to know of each operation of a document: its flags, where each is sent, and what its help says. */
export function commandsText({ document }: CommandSource): string {
  const { content, name } = document
  const table = {
    name,
    title: readTitle(content, name),
    environments: readEnvironments(content.servers),
    operations: Object.entries(content.paths ?? {}).flatMap(([path, item]) =>
      METHODS.flatMap((method) => {
        const operation = item[method]
        return operation?.operationId === undefined ? [] : [readCommand(document, path, item, method, operation)]
      }),
    ),
  }
  return [
    "import type { CommandTable } from '../command-table.js'",
    '',
    `export const commands: CommandTable = ${toLiteral(table)}`,
    '',
  ].join('\n')
}

/** The list of all documents with commands; each table is loaded when one of its commands is wanted. */
export function commandListText(sources: readonly CommandSource[]): string {
  const entries = sources.map(({ document: { name, content }, packageName }) => {
    const title = readTitle(content, name)
    return `{ name: ${quote(name)}, packageName: ${quote(packageName)}, title: ${quote(title)}, load: () => import('./${commandsFile(name).replace(/\.ts$/, '.js')}') }`
  })
  return [
    "import type { CommandList } from '../command-table.js'",
    '',
    'export const commandList: CommandList = [',
    ...listLines(entries),
    ']',
    '',
  ].join('\n')
}

function readCommand(document: Document, path: string, item: PathItem, method: string, operation: OperationObject) {
  const { operationId, summary = '', description = '' } = operation
  const { parameters, body } = readCommandParameters(document, path, item, operation)
  const secretAnswers = findSecretNames(document, operation)
  const file = readFileKind(operation)
  return {
    operationId,
    method: method.toUpperCase(),
    path,
    summary: summary.trim().replace(/\.$/, ''),
    ...(description.trim() !== '' && { description: description.trim() }),
    retry: operation['x-hub-retry'] ?? (method === 'get' ? 'safe' : 'never'),
    ...(operation['x-hub-paging'] !== undefined && { isPaged: true }),
    ...(Array.isArray(operation.security) && operation.security.length === 0 && { isPublic: true }),
    ...(body && { body }),
    ...(file !== undefined && { file }),
    ...(secretAnswers.length > 0 && { secretAnswers }),
    parameters: parameters.map(withoutEmpty),
  }
}

/** Whether a success is a file: one of rows, or bytes that only a file can hold. */
function readFileKind(operation: OperationObject): 'rows' | 'bytes' | undefined {
  const declared = readAnswerKind(operation)?.kind
  if (declared !== undefined) return declared === 'text' ? undefined : declared === 'bytes' ? 'bytes' : 'rows'
  const successes = Object.entries(operation.responses ?? {}).filter(([status]) => status.startsWith('2'))
  const types = successes.flatMap(([, { content = {} }]) => Object.keys(content))
  return types.includes('text/csv') && !types.some((type) => type.includes('json')) ? 'rows' : undefined
}

function withoutEmpty(parameter: CommandParameter): object {
  return Object.fromEntries(Object.entries(parameter).filter(([, value]) => value !== undefined && value !== ''))
}

function readTitle(content: OpenApi, name: string): string {
  const { info } = content
  return isObject(info) && typeof info.title === 'string' ? info.title : name
}
