import { ContractError, InvalidRequestError } from '../errors/answer-errors.js'
import { adviceFor, findErrorClass, isTransientStatus } from '../errors/from-status.js'
import { HubError } from '../errors/hub-error.js'
import { readFrames } from '../errors/locate-error.js'
import { readSafeHeaders } from '../errors/safe-headers.js'
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
import { type AnswerHead, type ReceivedAnswer, readRequestId } from '../lifecycle/received-answer.js'
import { parseRetryAfter } from '../lifecycle/retry-after.js'
import type { ClientDefinition, ErrorAnswer, ErrorReading } from './definition.js'

const BY_KIND = { connection: ConnectionError, timeout: TimeoutError, aborted: AbortedError, redirect: RedirectError }

/** The API's own reading. A body that its reader did not foresee must not put another error in the place of the answer's. */
function readApiError(
  definition: ClientDefinition,
  reader: 'readError' | 'readRefusal',
  answer: ErrorAnswer,
): ErrorReading | undefined {
  try {
    return definition[reader]?.(answer)
  } catch {
    return undefined
  }
}

/**
 * The error of an answer that refuses, by its status or, in a success, by the API's own words; undefined when a success is none. In a
 * success that refuses nothing was done, unless its reading says otherwise.
 */
export function answerError(
  definition: ClientDefinition,
  call: Call,
  response: AnswerHead,
  body: unknown,
): HubError | undefined {
  const { status, ok } = response
  const reading = readApiError(definition, ok ? 'readRefusal' : 'readError', {
    status,
    body,
    operation: call.operation.name,
  })
  if (ok && !reading) return undefined
  if (reading?.isRefusal ?? ok) call.outcomeUnknown = false
  if (reading?.isPartial) call.outcomeUnknown = true
  const ErrorClass = reading?.as ?? findErrorClass(status)
  const requestId = readRequestId(response)
  const wait = parseRetryAfter(response.headers.get('retry-after'), Date.now()) ?? toWait(reading)
  const facts = [reading?.code, plural(call.attempts), requestId && `request id ${requestId}`]
  return new ErrorClass({
    message: sentence(definition, call, `status ${status}`, facts, reading?.advice ?? adviceFor(status)),
    isRetryable: reading?.isRetryable ?? (isTransientStatus(status) && !reading?.isRefusal),
    mayHaveBeenApplied: call.mayHaveBeenApplied,
    attempts: call.attempts,
    status,
    code: reading?.code,
    ...describeCall(definition, call, response),
    requestId,
    retryAfter: wait === null ? (reading?.retryAfter ?? null) : Math.ceil(wait / 1000),
    body,
  })
}

/** The wait that an API asks for in its own words, in milliseconds; null when it does not. */
function toWait(reading: ErrorReading | undefined): number | null {
  return reading?.retryAt === undefined ? null : Math.max(0, reading.retryAt - Date.now())
}

/**
 * The wait that the body of a refusal asks for, in milliseconds: what `Retry-After` is to other APIs.
 *
 * @returns null when it does not say
 */
export function readWait(definition: ClientDefinition, call: Call, answer: ReceivedAnswer): number | null {
  if (answer.ok || !definition.readError) return null
  const { name: operation } = call.operation
  return toWait(readApiError(definition, 'readError', { status: answer.status, body: answer.readError(), operation }))
}

/** The error of a readable answer that is not what the contract promises. */
export function mismatchError(
  definition: ClientDefinition,
  call: Call,
  response: AnswerHead,
  problem: { text: string; pointers?: readonly string[]; code?: string },
  body: unknown,
): ContractError {
  call.outcomeUnknown = true
  const requestId = readRequestId(response)
  return new ContractError({
    message: sentence(definition, call, problem.text, [plural(call.attempts), requestId && `request id ${requestId}`]),
    isRetryable: false,
    mayHaveBeenApplied: call.mayHaveBeenApplied,
    attempts: call.attempts,
    status: response.status,
    code: problem.code,
    ...describeCall(definition, call, response),
    requestId,
    pointers: problem.pointers,
    body,
  })
}

/** What a call ends with when no answer could be handed on. Nothing of what was thrown is kept but its code. */
export function typedError(definition: ClientDefinition, call: Call, thrown: unknown): unknown {
  if (thrown instanceof AuthFailure) return thrown.thrown
  if (thrown instanceof HubError) return thrown
  if (!(thrown instanceof AttemptFailure)) return unexpectedError(definition, call, thrown)
  const { kind, problem, code, status, field, body } = thrown
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
    body,
    cause: thrown.cause as Error | undefined,
    ...describeCall(definition, call),
  })
}

/**
 * An exception of our own code or of the engine. Its text may quote anything; its class and the lines of its stack cannot, and are what a
 * report of the defect needs.
 */
function unexpectedError(definition: ClientDefinition, call: Call, thrown: unknown): HubError {
  const name = thrown instanceof Error && /^[A-Za-z]{1,40}$/.test(thrown.name) ? thrown.name : 'no Error'
  const advice = 'this is a defect, of the library or of the engine that it runs on: please report it with its cause'
  const message = sentence(
    definition,
    call,
    'the call failed in an unexpected way',
    [name, plural(call.attempts)],
    advice,
  )
  const cause = new Error('an unexpected exception')
  cause.name = name
  cause.stack = `${name}: ${cause.message}\n${thrown instanceof Error ? readFrames(thrown) : ''}`
  return new TransportError({
    message,
    isRetryable: false,
    mayHaveBeenApplied: call.attempts > 0 && call.operation.retry !== 'safe',
    attempts: call.attempts,
    cause,
    ...describeCall(definition, call),
  })
}

/** What every error says of its call, and of the answer where there is one. */
function describeCall({ api }: ClientDefinition, call: Call, answer?: AnswerHead) {
  return { api, operation: call.operation.name, headers: answer && readSafeHeaders(answer.headers) }
}

function sentence({ api }: ClientDefinition, call: Call, what: string, facts: unknown[], advice?: string): string {
  const known = facts.filter(Boolean).join(', ')
  const doubt = call.mayHaveBeenApplied ? '; it may have been carried out, read before repeating it' : ''
  return `${api} ${call.operation.name}: ${what} (${known})${advice ? `; ${advice}` : ''}${doubt}`
}

function plural(attempts: number): string {
  return attempts === 1 ? '1 attempt' : `${attempts} attempts`
}
