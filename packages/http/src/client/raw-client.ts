import type { Client } from 'openapi-fetch'
import { InvalidRequestError } from '../errors/answer-errors.js'
import { findOperation } from '../operations.js'
import type { ClientDefinition } from './definition.js'
import type { Answer, Exchange, RequestInitParts } from './exchange.js'
import type { HeaderOptions } from './options.js'

interface RawInit extends RequestInitParts {
  headers?: HeadersInit | HeaderOptions
  signal?: AbortSignal | null
}

const METHODS = ['GET', 'PUT', 'POST', 'DELETE', 'OPTIONS', 'HEAD', 'PATCH', 'TRACE'] as const

/**
 * The openapi-fetch client underneath a typed one. Each call is bound to its operation here, because the transport must know
 * whether it may be sent again, and takes the signal out of the request: signals of cloned requests are lost under garbage
 * collection.
 */
export function createRawClient<Paths extends object>(definition: ClientDefinition, exchange: Exchange): Client<Paths> {
  const request = async (method: string, path: string, init: RawInit = {}): Promise<Answer> => {
    // The path is appended to the address: without its slash it would change the host.
    if (!path.startsWith('/')) throw InvalidRequestError.local('path', 'must begin with a slash')
    const { headers, signal, ...rest } = init
    const options = { headers: headerOptionsOf(headers), signal: signal ?? undefined }
    const operation = findOperation(definition.operations, method.toUpperCase(), path)
    return exchange.send(exchange.begin(operation, options), rest, options)
  }
  const byMethod = METHODS.map((method) => [method, (path: string, init?: RawInit) => request(method, path, init)])
  const raw = {
    ...Object.fromEntries(byMethod),
    request,
    use: (...middleware: never[]) => exchange.fetchClient.use(...middleware),
    eject: (...middleware: never[]) => exchange.fetchClient.eject(...middleware),
  }
  return raw
}

/** Headers in any of the forms that `fetch` knows, null kept where the form allows it. */
function headerOptionsOf(headers: RawInit['headers']): HeaderOptions | undefined {
  if (headers === undefined) return undefined
  return headers instanceof Headers || Array.isArray(headers) ? Object.fromEntries(new Headers(headers)) : headers
}
