import { ContractError, InvalidRequestError } from '../errors/answer-errors.js'
import { adviceFor, errorClassOf, isTransientStatus } from '../errors/from-status.js'
import { HubError } from '../errors/hub-error.js'
import {
  AbortedError,
  ConnectionError,
  RedirectError,
  TimeoutError,
  TransportError,
} from '../errors/transport-errors.js'
import { AuthFailure } from '../lifecycle/attempt.js'
import type { Call } from '../lifecycle/call.js'
import { AttemptFailure } from '../lifecycle/failure.js'
import { parseRetryAfter } from '../lifecycle/retry-after.js'
import type { ClientDefinition } from './definition.js'

const BY_KIND = { connection: ConnectionError, timeout: TimeoutError, aborted: AbortedError, redirect: RedirectError }

/** The request id of an answer, when it looks like one: a server could put anything there. */
export function requestIdOf(response: Response | undefined): string | undefined {
  const value = response?.headers.get('x-request-id') ?? undefined
  return value !== undefined && /^[\w.:+=/-]{1,128}$/.test(value) ? value : undefined
}

/** The error of an answer whose status is no success. */
export function statusError(definition: ClientDefinition, call: Call, response: Response, body: unknown): HubError {
  const { status } = response
  const reading = definition.readError?.({ status, body, operation: call.operation.name })
  if (reading?.isRefusal) call.outcomeUnknown = false
  if (reading?.isPartial) call.outcomeUnknown = true
  const ErrorClass = reading?.as ?? errorClassOf(status)
  const requestId = requestIdOf(response)
  const wait = parseRetryAfter(response.headers.get('retry-after'), Date.now())
  const facts = [reading?.code, plural(call.attempts), requestId && `request id ${requestId}`]
  return new ErrorClass({
    message: sentence(definition, call, `status ${status}`, facts, reading?.advice ?? adviceFor(status)),
    isRetryable: isTransientStatus(status) && !reading?.isRefusal,
    mayHaveBeenApplied: call.mayHaveBeenApplied,
    attempts: call.attempts,
    status,
    code: reading?.code,
    requestId,
    retryAfter: wait === null ? null : Math.ceil(wait / 1000),
    body,
  })
}

/** The error of a readable answer that is not what the contract promises. */
export function mismatchError(
  definition: ClientDefinition,
  call: Call,
  response: Response,
  problem: { text: string; pointers?: readonly string[]; code?: string },
  body: unknown,
): ContractError {
  call.outcomeUnknown = true
  const requestId = requestIdOf(response)
  return new ContractError({
    message: sentence(definition, call, problem.text, [plural(call.attempts), requestId && `request id ${requestId}`]),
    isRetryable: false,
    mayHaveBeenApplied: call.mayHaveBeenApplied,
    attempts: call.attempts,
    status: response.status,
    code: problem.code,
    requestId,
    pointers: problem.pointers,
    body,
  })
}

/** What a call ends with when no answer could be handed on. Nothing of what was thrown is kept but its code. */
export function typedError(definition: ClientDefinition, call: Call, thrown: unknown): unknown {
  if (thrown instanceof AuthFailure) return thrown.thrown
  if (thrown instanceof HubError) return thrown
  if (!(thrown instanceof AttemptFailure)) return unexpectedError(definition, call)
  const { kind, problem, code, status, field } = thrown
  if (kind === 'local') return InvalidRequestError.local(field ?? 'request', problem)
  call.outcomeUnknown ||= thrown.unknownOutcome
  const ErrorClass = kind === 'contract' ? ContractError : BY_KIND[kind]
  return new ErrorClass({
    message: sentence(definition, call, problem, [status && `status ${status}`, code, plural(call.attempts)]),
    isRetryable: kind === 'connection' || kind === 'timeout',
    mayHaveBeenApplied: call.mayHaveBeenApplied,
    attempts: call.attempts,
    status,
    code,
  })
}

/** An error that is not ours: before the first attempt it comes from values that make no request. Its text may quote them. */
function unexpectedError(definition: ClientDefinition, call: Call): HubError {
  if (call.attempts === 0)
    return InvalidRequestError.local('request', 'could not be built; check the types of its parameters and body')
  const message = sentence(definition, call, 'the call failed in an unexpected way', [plural(call.attempts)])
  return new TransportError({
    message,
    isRetryable: false,
    mayHaveBeenApplied: call.operation.retry !== 'safe',
    attempts: call.attempts,
  })
}

function sentence({ api }: ClientDefinition, call: Call, what: string, facts: unknown[], advice?: string): string {
  const known = facts.filter(Boolean).join(', ')
  const doubt = call.mayHaveBeenApplied ? '; it may have been carried out, read before repeating it' : ''
  return `${api} ${call.operation.name}: ${what} (${known})${advice ? `; ${advice}` : ''}${doubt}`
}

function plural(attempts: number): string {
  return attempts === 1 ? '1 attempt' : `${attempts} attempts`
}
