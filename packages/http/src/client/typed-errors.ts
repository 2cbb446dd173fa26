import { type AnswerErrorDetails, ContractError, InvalidRequestError } from '../errors/answer-errors.js'
import { findErrorClass, isTransientStatus } from '../errors/from-status.js'
import type { CallEnd } from '../errors/explain-error.js'
import { HubError } from '../errors/hub-error.js'
import { loadExplanations } from '../errors/load-explanations.js'
import { readFrames } from '../errors/locate-error.js'
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
import { walkCauses } from '../lifecycle/walk-causes.js'
import type { ClientDefinition, ErrorAnswer, ErrorReading } from './definition.js'
import type { AnswerProblem } from './types.js'

const BY_KIND = {
  connection: ConnectionError,
  timeout: TimeoutError,
  aborted: AbortedError,
  redirect: RedirectError,
  contract: ContractError,
}

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
  answer: AnswerHead,
  body: unknown,
): Promise<HubError> | undefined {
  const { status, ok } = answer
  const reading = readApiError(definition, ok ? 'readRefusal' : 'readError', {
    status,
    body,
    operation: call.operation.name,
  })
  if (ok && !reading) return undefined
  if (reading?.isRefusal ?? ok) call.outcomeUnknown = false
  if (reading?.isPartial) call.outcomeUnknown = true
  const wait = parseRetryAfter(answer.headers.get('retry-after'), Date.now()) ?? toWait(reading)
  const details = {
    isRetryable: reading?.isRetryable ?? (isTransientStatus(status) && !reading?.isRefusal),
    status,
    code: reading?.code,
    requestId: readRequestId(answer),
    retryAfter: wait === null ? (reading?.retryAfter ?? null) : Math.ceil(wait / 1000),
    body,
  }
  return createError(reading?.as ?? findErrorClass(status), definition, call, details, {
    what: `status ${status}`,
    answer,
    advice: reading?.advice,
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
  answer: AnswerHead,
  { text, pointers, code }: AnswerProblem,
  body: unknown,
): Promise<HubError> {
  call.outcomeUnknown = true
  const details = { isRetryable: false, status: answer.status, code, requestId: readRequestId(answer), pointers, body }
  return createError(ContractError, definition, call, details, { what: text, answer })
}

/** What a call ends with when no answer could be handed on. Nothing of what was thrown is kept but its code. */
export async function typedError(definition: ClientDefinition, call: Call, thrown: unknown): Promise<unknown> {
  if (thrown instanceof AuthFailure) return thrown.thrown
  if (thrown instanceof HubError) return thrown
  if (!(thrown instanceof AttemptFailure)) {
    call.outcomeUnknown ||= call.attempts > 0
    const what = 'the call failed in an unexpected way'
    return createError(TransportError, definition, call, { isRetryable: false }, { what, thrown })
  }
  const { kind, problem: what, code, status, field, body } = thrown
  if (kind === 'local') return InvalidRequestError.local(field ?? 'request', what)
  call.outcomeUnknown ||= thrown.unknownOutcome
  const details = { isRetryable: kind === 'connection' || kind === 'timeout', status, code, body }
  return createError(BY_KIND[kind], definition, call, details, { what, failure: thrown })
}

/** What the call itself does not know of its error. */
type Details = Pick<AnswerErrorDetails, 'isRetryable' | 'status' | 'code' | 'requestId' | 'retryAfter' | 'body'> & {
  pointers?: readonly string[] | undefined
}

async function createError(
  ErrorClass: new (details: AnswerErrorDetails & Details) => HubError,
  { api }: ClientDefinition,
  call: Call,
  details: Details,
  end: CallEnd,
): Promise<HubError> {
  const { attempts, mayHaveBeenApplied, operation } = call
  const known = { ...details, api, operation: operation.name, attempts, mayHaveBeenApplied }
  const explain = (await loadExplanations())?.explainError
  const inShort = { message: `${api} ${operation.name}: ${end.what}` }
  return new ErrorClass({ ...known, ...(explain?.(known, end, { readFrames, walkCauses }) ?? inShort) })
}
