import { ApiPromise, type WithResponse } from '../api-promise.js'
import type { AnswerContent } from '../answers/answer-format.js'
import { locateError } from '../errors/locate-error.js'
import type { Call } from '../lifecycle/call.js'
import { type AnswerHead, readRequestId } from '../lifecycle/received-answer.js'
import { toSafeLogger } from '../logger.js'
import type { Operation } from '../operations.js'
import { addWords } from '../requests/refuse.js'
import { CallOutcome } from './call-outcome.js'
import { findContractProblem, fitsContract } from './find-contract-problem.js'
import type { ClientDefinition } from './definition.js'
import { type NamedOperation, RequestExecutor } from './request-executor.js'
import type { CallOptions, ClientOptions } from './options.js'
import type { RequestParts } from './outgoing.js'
import { createRawClient } from './raw-client.js'
import { answerError, mismatchError } from './typed-errors.js'
import type { AnswerProblem, ClientCore } from './types.js'

type Prepare = () => RequestParts | Promise<RequestParts>
type Verify = (data: never) => AnswerProblem | undefined | Promise<AnswerProblem | undefined>
type Finish = (data: never) => unknown

/**
 * Builds the shared part of a client. Never throws and never touches the network: what is wrong with the options is said by
 * the first call, so that a build without secrets passes.
 */
export function createClientCore<Paths extends object, Operations>(
  definition: ClientDefinition,
  options: ClientOptions,
): ClientCore<Paths, Operations> {
  const logger = toSafeLogger(options.logger)
  const executor = new RequestExecutor(definition, options, logger)
  const propertyNames = new Set(definition.propertyNames)
  const named = new Map<string, NamedOperation>()

  function findNamed(name: string): NamedOperation {
    let operation = named.get(name)
    if (!operation) named.set(name, (operation = { name, ...(definition.operations[name] as Operation) }))
    return operation
  }

  async function perform(
    id: string,
    prepare: Prepare,
    callOptions: CallOptions,
    verify?: Verify,
    finish?: Finish,
  ): Promise<WithResponse<unknown>> {
    // After the first wait, nothing knows any more where the method was called.
    const origin = new Error()
    let call: Call | undefined
    try {
      call = executor.begin(findNamed(id), callOptions)
      const parts = prepare()
      const sent = await executor.send(call, parts instanceof Promise ? await parts : parts, callOptions)
      const { error, answer } = sent
      const format = answer.ok && call.operation.answer
      const read: Partial<AnswerContent> = format
        ? await format.read(answer.response, call, !!definition.readRefusal)
        : sent
      const { data, object = data } = read
      // Waits only for what is there: each wait costs every call something, and nearly no answer has a problem.
      const refusal = answerError(definition, call, answer, object ?? (error === '' ? undefined : error))
      let problem: AnswerProblem | Error | undefined = refusal && (await refusal)
      if (!problem && options.validate !== 'off' && !fitsContract(call.operation, answer.status, data))
        problem = await schemaProblem(call, answer, data)
      problem ??= verify && (await verify(data as never))
      if (problem) {
        read.discard?.()
        throw problem instanceof Error ? problem : await mismatchError(definition, call, answer, problem, data)
      }
      const outcome = new CallOutcome(finish ? finish(data as never) : data, answer, call.attempts)
      call.observer?.end()
      return outcome
    } catch (thrown) {
      await addWords(thrown)
      const error = locateError(thrown, definition.api, id, origin)
      call?.observer?.end(error)
      throw error
    }
  }

  async function schemaProblem(call: Call, answer: AnswerHead, data: unknown): Promise<AnswerProblem | undefined> {
    const problem = await findContractProblem(call.operation, answer.status, data, propertyNames)
    if (!problem || options.validate !== 'warn') return problem
    const { api } = definition
    logger.warn(problem.text, {
      api,
      operation: call.operation.name,
      status: answer.status,
      requestId: readRequestId(answer),
    })
    return undefined
  }

  const call = (
    id: string,
    prepare: Prepare,
    callOptions: CallOptions = {},
    verify?: Verify,
    finish?: Finish,
  ): ApiPromise<unknown> => new ApiPromise(perform(id, prepare, callOptions, verify, finish), id)
  return { call: call as ClientCore<Paths, Operations>['call'], raw: createRawClient(definition, executor) }
}
