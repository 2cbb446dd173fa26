import { ApiPromise, type WithResponse } from '../api-promise.js'
import type { Call } from '../lifecycle/call.js'
import { toSafeLogger } from '../logger.js'
import type { Operation } from '../operations.js'
import { contractProblem } from './contract.js'
import type { ClientDefinition } from './definition.js'
import { Exchange } from './exchange.js'
import type { CallOptions, ClientOptions } from './options.js'
import { createRawClient } from './raw-client.js'
import { mismatchError, requestIdOf, statusError } from './typed-errors.js'
import type { AnswerProblem, ClientCore } from './types.js'

/** The parameters and body of a call, as openapi-fetch takes them. */
interface RequestParts {
  query?: unknown
  path?: unknown
  body?: unknown
}

type Verify = (data: never) => AnswerProblem | undefined

/**
 * Builds the shared part of a client. Never throws and never touches the network: what is wrong with the options is said by
 * the first call, so that a build without secrets passes.
 */
export function createClientCore<Paths extends object, Operations>(
  definition: ClientDefinition,
  options: ClientOptions,
): ClientCore<Paths, Operations> {
  const logger = toSafeLogger(options.logger)
  const exchange = new Exchange(definition, options, logger)
  const propertyNames = new Set(definition.propertyNames)

  async function perform(
    id: string,
    prepare: () => RequestParts,
    callOptions: CallOptions,
    verify?: Verify,
  ): Promise<WithResponse<unknown>> {
    const call = exchange.begin({ name: id, ...(definition.operations[id] as Operation) }, callOptions)
    const { body, ...params } = prepare()
    const { data, error, response } = await exchange.send(call, { params, body }, callOptions)
    if (!response.ok) throw statusError(definition, call, response, error === '' ? undefined : error)
    const problem = (await schemaProblem(call, response, data)) ?? verify?.(data as never)
    if (problem) throw mismatchError(definition, call, response, problem, data)
    return { data, response, requestId: requestIdOf(response) ?? null, attempts: call.attempts }
  }

  async function schemaProblem(call: Call, response: Response, data: unknown): Promise<AnswerProblem | undefined> {
    if (options.validate === 'off') return undefined
    const problem = await contractProblem(call.operation, response.status, data, propertyNames)
    if (!problem || options.validate !== 'warn') return problem
    const { api } = definition
    logger.warn(problem.text, {
      api,
      operation: call.operation.name,
      status: response.status,
      requestId: requestIdOf(response),
    })
    return undefined
  }

  const call = (
    id: string,
    prepare: () => RequestParts,
    callOptions: CallOptions = {},
    verify?: Verify,
  ): ApiPromise<unknown> => new ApiPromise(perform(id, prepare, callOptions, verify))
  return { call: call as ClientCore<Paths, Operations>['call'], raw: createRawClient(definition, exchange) }
}
