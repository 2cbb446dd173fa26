import type { Client } from 'openapi-fetch'
import { InvalidRequestError } from '../errors/answer-errors.js'
import { locateError } from '../errors/locate-error.js'
import type { ClientDefinition } from './definition.js'
import type { RawAnswer, RawInit } from './fetch-client.js'
import type { HeaderOptions } from './options.js'
import type { RequestExecutor } from './request-executor.js'
import { answerError } from './typed-errors.js'

interface RawCallInit extends RawInit {
  headers?: HeadersInit | HeaderOptions
  signal?: AbortSignal | null
}

const METHODS = ['GET', 'PUT', 'POST', 'DELETE', 'OPTIONS', 'HEAD', 'PATCH', 'TRACE'] as const

/**
 * The openapi-fetch client underneath a typed one. Each call is bound to its operation here, because the transport must know
 * whether it may be sent again, and takes the signal out of the request: signals of cloned requests are lost under garbage
 * collection.
 *
 * An error status always has an `error`: the body, or the HubError of the status where that would be nothing or a value that reads
 * as nothing.
 */
export function createRawClient<Paths extends object>(
  definition: ClientDefinition,
  executor: RequestExecutor,
): Client<Paths> {
  const request = async (method: string, path: string, init: RawCallInit = {}): Promise<RawAnswer> => {
    const origin = new Error()
    // The path is appended to the address: without its slash it would change the host.
    if (!path.startsWith('/')) throw InvalidRequestError.local('path', 'must begin with a slash')
    const { findOperation, toHeaderOptions } = await import('./fetch-client.js')
    const { headers, signal, ...rest } = init
    const options = { headers: toHeaderOptions(headers), signal: signal ?? undefined }
    const operation = findOperation(definition.operations, method.toUpperCase(), path)
    const call = executor.begin(operation, options)
    const answer = await executor.sendRaw(call, rest, options).catch((thrown: unknown) => {
      const error = locateError(thrown, definition.api, operation.name, origin)
      call.observer?.end(error)
      throw error
    })
    const refusal = answer.response.ok ? undefined : await answerError(definition, call, answer.response, answer.error)
    call.observer?.end(refusal)
    // `if (error)` and `error !== undefined` must both see it: the body may be empty, or `null`, `false`, `0` or `""`.
    if (!answer.response.ok && !answer.error) {
      return { error: refusal, response: answer.response }
    }
    return answer
  }
  const byMethod = METHODS.map((method) => [method, (path: string, init?: RawCallInit) => request(method, path, init)])
  const raw = {
    ...Object.fromEntries(byMethod),
    request,
    use: (...middleware: never[]) => executor.middleware.use(...middleware),
    eject: (...middleware: never[]) => executor.middleware.eject(...middleware),
  }
  return raw
}
