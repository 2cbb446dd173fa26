import type { OperationRequest } from '../operations.js'
import { parseRequest } from './parse-request.js'
import type { RequestFormats } from './request-schema.js'

/** Where the parameters of one call travel. */
export interface RequestParts {
  path: Record<string, unknown>
  query: Record<string, unknown>
  body?: Record<string, unknown>
}

/**
 * How the parameters of an operation become its request: what its path names goes there, what its query has goes there, and the rest
 * into the body.
 */
export function createRequestBuilder(
  path: string,
  request: OperationRequest | undefined,
  formats: RequestFormats = {},
): (parameters: unknown) => RequestParts {
  const { parameters: schema, query = [], body } = request ?? {}
  const wireNames = new Map(query.map((wire) => [wire.replace('[]', ''), wire]))

  /** @throws InvalidRequestError naming the parameter at fault */
  return (parameters) => {
    const parts: RequestParts = { path: {}, query: {} }
    const rest: Record<string, unknown> = {}
    const parsed = schema ? (parseRequest(schema, parameters, '', formats) as object) : {}
    for (const [name, value] of Object.entries(parsed)) {
      const wire = wireNames.get(name)
      if (wire !== undefined) parts.query[wire] = value
      else if (path.includes(`{${name}}`)) parts.path[name] = value
      else rest[name] = value
    }
    if (body && (body.required || Object.keys(rest).length > 0)) {
      parts.body = body.wrap === undefined ? rest : { [body.wrap]: rest }
    }
    return parts
  }
}
