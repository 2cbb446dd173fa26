import { type Document, METHODS, type OperationObject, type ResponseObject, type Schema } from './document.ts'
import { Refusal } from './refusal.ts'

const RETRY_RULES = ['safe', 'idempotent', 'never']
const REDIRECT_RULE = 'same-origin-once'

/** An operation with everything that the generated table says of it. */
export interface DocumentOperation {
  readonly operationId: string
  /** In upper case. */
  readonly method: string
  readonly path: string
  readonly retry: string
  readonly redirect?: string
  readonly answers: readonly SuccessAnswer[]
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
 * @throws Refusal naming all operations that lack what the generated table needs
 */
export function documentOperations(document: Document): DocumentOperation[] {
  const problems: string[] = []
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
      operations.push({
        operationId: id,
        method,
        path,
        retry: String(operation['x-hub-retry']),
        ...(operation['x-hub-redirect'] === undefined ? {} : { redirect: REDIRECT_RULE }),
        answers: successAnswers(document, id, operation),
      })
    }
  }
  if (problems.length > 0)
    throw new Refusal(`openapi/${document.name}.yaml cannot be generated from:\n  ${problems.join('\n  ')}`)
  return operations
}

function operationProblems(operation: OperationObject): string[] {
  const { operationId, 'x-hub-retry': retry, 'x-hub-redirect': redirect } = operation
  const problems: string[] = []
  if (operationId === undefined) problems.push('it has no operationId')
  else if (!/^[a-z][A-Za-z0-9]*$/.test(operationId)) problems.push(`operationId "${operationId}" is not in camelCase`)
  if (!RETRY_RULES.includes(String(retry))) problems.push(`x-hub-retry must be one of ${RETRY_RULES.join(', ')}`)
  if (redirect !== undefined && redirect !== REDIRECT_RULE) problems.push(`x-hub-redirect can only be ${REDIRECT_RULE}`)
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
