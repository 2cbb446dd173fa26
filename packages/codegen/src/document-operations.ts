import { pickKeys, SHARED_KEYS } from './api-declaration.ts'
import { type ContentFormats, readContentFormats } from './content-formats.ts'
import {
  type Document,
  METHODS,
  type OperationObject,
  type PathItem,
  type ResponseObject,
  type Schema,
} from './document.ts'
import { type DocumentRequest, readDocumentRequest } from './document-requests.ts'
import { findHubKeyProblems } from './hub-keys.ts'
import type { ErrorAnswer } from './method-errors.ts'
import { Refusal } from './refusal.ts'

const RETRY_RULES = ['safe', 'idempotent', 'never']

/** An operation with everything that generated code says of it. */
export interface DocumentOperation {
  readonly operationId: string
  readonly summary: string
  readonly description: string
  /** In upper case. */
  readonly method: string
  readonly path: string
  readonly retry: string
  readonly retryDelay?: unknown
  readonly redirect?: unknown
  readonly timeout?: number
  readonly totalTimeout?: unknown
  readonly maxRetries?: unknown
  readonly rateLimit?: unknown
  readonly paging?: { readonly parameter: string; readonly items: string; readonly next: string; readonly key?: string }
  /** It needs no credentials. */
  readonly isPublic?: true
  /** Absent for one that takes nothing, or when requests are not read. */
  readonly request?: DocumentRequest
  /** Absent where everything is JSON. */
  readonly formats?: ContentFormats
  readonly answers: readonly SuccessAnswer[]
  readonly errors: readonly ErrorAnswer[]
}

/** A success that has a JSON body; one without (204, a file) leaves nothing to check and is not listed. */
export interface SuccessAnswer {
  readonly status: string
  /** Name of its schema in the reader's copy. */
  readonly schemaName: string
  readonly schema: Schema
}

/**
 * Every operation of a document, path by path.
 *
 * @param written The document as it was written, for what requests may hold; without it they are not read.
 * @throws Refusal naming all operations that lack what the generated table needs, and every key of ours that is wrong
 */
export function documentOperations(document: Document, written?: Document): DocumentOperation[] {
  const problems: string[] = findHubKeyProblems(document)
  const seen = new Map<string, string>()
  const operations: DocumentOperation[] = []
  for (const [path, item] of Object.entries(document.content.paths ?? {})) {
    for (const key of METHODS) {
      const operation = item[key]
      if (operation === undefined) continue
      const method = key.toUpperCase()
      const found = operationProblems(operation)
      const id = String(operation.operationId)
      const earlier = seen.get(id)
      if (earlier !== undefined && operation.operationId !== undefined)
        found.push(`operationId "${id}" is already that of ${earlier}`)
      seen.set(id, `${method} ${path}`)
      problems.push(...found.map((problem) => `${method} ${path}: ${problem}`))
      if (found.length > 0) continue
      const request = written && readRequest(written, path, key)
      const formats = readContentFormats(operation, `openapi/${document.name}.yaml ${id}`, (response) =>
        resolveResponse(document, response),
      )
      operations.push({
        ...readDeclarations(document, operation),
        operationId: id,
        method,
        path,
        ...(request && { request }),
        ...((formats.body ?? formats.answer) && { formats }),
        answers: successAnswers(document, id, operation),
        errors: errorAnswers(document, operation),
      })
    }
  }
  if (problems.length > 0)
    throw new Refusal(`openapi/${document.name}.yaml cannot be generated from:\n  ${problems.join('\n  ')}`)
  return operations
}

function readRequest(written: Document, path: string, key: (typeof METHODS)[number]): DocumentRequest | undefined {
  const item = written.content.paths?.[path] as PathItem
  return readDocumentRequest(written, item, item[key] as OperationObject)
}

/** Reads the x-hub keys of an operation, or those of its document for all operations. */
function readDeclarations({ content }: Document, operation: OperationObject) {
  const { security = [{}], summary = '', description = '' } = operation
  const isPublic = Array.isArray(security) && security.length === 0
  return {
    summary,
    description,
    retry: String(operation['x-hub-retry']),
    ...pickKeys(content, { 'x-hub-retry-delay': 'retryDelay' }),
    ...pickKeys(operation, {
      'x-hub-retry-delay': 'retryDelay',
      'x-hub-redirect': 'redirect',
      'x-hub-pace': 'rateLimit',
      'x-hub-paging': 'paging',
      ...SHARED_KEYS,
    }),
    ...(isPublic && { isPublic }),
  }
}

function operationProblems(operation: OperationObject): string[] {
  const { operationId, 'x-hub-retry': retry } = operation
  const problems: string[] = []
  if (operationId === undefined) problems.push('it has no operationId')
  else if (!/^[a-z][A-Za-z0-9]*$/.test(operationId)) problems.push(`operationId "${operationId}" is not in camelCase`)
  if (retry === undefined) problems.push(`x-hub-retry must be one of ${RETRY_RULES.join(', ')}`)
  if (Object.keys(operation.responses ?? {}).some((status) => /^2XX$/i.test(status))) {
    problems.push('name its success statuses one by one, not 2XX')
  }
  return problems
}

function successAnswers(document: Document, operationId: string, operation: OperationObject): SuccessAnswer[] {
  const answers: [status: string, schema: Schema][] = []
  for (const [status, response] of Object.entries(operation.responses ?? {})) {
    if (!/^2\d\d$/.test(status)) continue
    const schema = jsonSchema(resolveResponse(document, response))
    if (schema !== undefined) answers.push([status, schema])
  }
  const name = `${operationId.charAt(0).toUpperCase()}${operationId.slice(1)}Response`
  return answers.map(([status, schema]) => ({
    status,
    schemaName: answers.length === 1 ? name : `${name}${status}`,
    schema,
  }))
}

function errorAnswers(document: Document, { responses = {} }: OperationObject): ErrorAnswer[] {
  return Object.entries(responses)
    .filter(([status]) => !status.startsWith('2'))
    .map(([status, response]) => ({ status, description: resolveResponse(document, response).description ?? '' }))
}

function resolveResponse(document: Document, response: ResponseObject): ResponseObject {
  if (response.$ref === undefined) return response
  const target = document.content.components?.responses?.[response.$ref.replace('#/components/responses/', '')]
  if (target === undefined)
    throw new Refusal(`openapi/${document.name}.yaml refers to ${response.$ref}, which it does not hold`)
  return resolveResponse(document, target)
}

function jsonSchema({ content = {} }: ResponseObject): Schema | undefined {
  for (const [mediaType, { schema }] of Object.entries(content)) {
    if (/^application\/(.+\+)?json\b/i.test(mediaType)) return schema
  }
  return undefined
}
