import type { Client } from 'openapi-fetch'
import { InvalidRequestError } from '../errors/answer-errors.js'
import { loadPart } from '../errors/load-part.js'
import { locateError } from '../errors/locate-error.js'
import type { ClientDefinition } from './definition.js'
import type { RawAnswer, RawCallInit } from './raw-call.js'
import { addWords, withWords } from '../requests/refuse.js'
import type { RequestExecutor } from './request-executor.js'
import { answerError } from './typed-errors.js'

const METHODS = ['GET', 'PUT', 'POST', 'DELETE', 'OPTIONS', 'HEAD', 'PATCH', 'TRACE'] as const

/**
 * The openapi-fetch client underneath a typed one.
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
    const { requestRaw } = await loadPart(() => import('./fetch-client.js'))
    return withWords(() =>
      requestRaw(method, path, init, { definition, executor, origin, locateError, addWords, answerError }),
    )
  }
  const byMethod = METHODS.map((method) => [method, (path: string, init?: RawCallInit) => request(method, path, init)])
  const { use, eject } = executor.middleware
  return { ...Object.fromEntries(byMethod), request, use, eject }
}
