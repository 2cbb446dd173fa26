import type { SerializedBody } from '../bodies/body-format.js'
import type { Operation } from '../operations.js'
import type { OutgoingRequest } from '../lifecycle/outgoing-request.js'
import { serializePath } from './path.js'
import { serializeQuery } from './query.js'

/** The parameters and body of a call, each where it travels. */
export interface RequestParts {
  query?: unknown
  path?: unknown
  body?: unknown
}

/** What every request of a call has, however it is built. */
export interface RequestBase {
  baseUrl: string
  /** By name in lower case. */
  headers: Record<string, string>
  /** The body, of operations whose body is not JSON. */
  written: Partial<SerializedBody>
}

/**
 * The request of a typed call.
 *
 * @throws InvalidRequestError naming a parameter of the path that is missing; another error when the values make no request
 */
export function toOutgoing(
  { method, path, body: format }: Operation,
  { path: pathParameters, query, body: value }: RequestParts,
  { baseUrl, headers, written }: RequestBase,
): OutgoingRequest {
  const search = serializeQuery(query ?? {})
  const url =
    baseUrl + serializePath(path, (pathParameters ?? {}) as Record<string, unknown>) + (search && `?${search}`)
  const body = format ? written.bodySerializer?.() : value === undefined ? undefined : JSON.stringify(value)
  if (body === undefined) return { url, method, headers }
  // It has no body. `fetch` would say so too, in words that look like a broken connection.
  if (method === 'GET' || method === 'HEAD') throw new TypeError(method)
  return {
    url,
    method,
    headers: format ? headers : { 'content-type': 'application/json', ...headers },
    body: body as BodyInit,
    init: written.duplex && ({ duplex: written.duplex } as RequestInit),
  }
}
