import type { Failure, ScheduledFailure as SharedFailure } from '@hub/http/simulator'
import type { operations } from '../generated/ants-coordination.operations.gen.js'

/** An operation by its `operationId`. */
export type AntsOperation = keyof typeof operations

/**
 * Something that goes wrong:
 * - `status`: answered with a status, nothing applied. 500 is the text `Internal Server Error`, others FastAPI's JSON, unless
 *   `body` says otherwise
 * - `reset`: the connection breaks before the request is read, nothing applied
 * - `lost-answer`: the connection breaks once the request **was applied**
 * - `delay`: applied, then answered after `milliseconds`
 * - `empty`: applied, answered 200 without a body (it has happened)
 * - `unsuccessful`: a creation answered 200 `{"success": false}`, nothing applied
 */
export type AntsFailure = Failure | { kind: 'unsuccessful' }

export type ScheduledFailure = AntsFailure & {
  /** Default: whatever operation comes next. */
  operation?: AntsOperation | undefined
  /** How many calls fail. Default 1. */
  times?: number | undefined
}

/**
 * A failure with the body that this service gives.
 *
 * @throws TypeError when only a creation can fail so
 */
export function toSharedFailure(failure: ScheduledFailure): SharedFailure<AntsOperation> {
  if (failure.kind === 'status') return withBody(failure)
  if (failure.kind !== 'unsuccessful') return failure
  const { operation = 'createAppointment', times } = failure
  if (operation !== 'createAppointment') throw new TypeError('only createAppointment can be unsuccessful')
  return { kind: 'status', status: 200, body: JSON.stringify({ success: false }), operation, times }
}

/** 500 is not JSON, as RDV-SP's tests have it. */
function withBody(failure: ScheduledFailure & { kind: 'status' }): SharedFailure<AntsOperation> {
  const text = failure.body ?? (failure.status === 500 ? 'Internal Server Error' : undefined)
  if (text === undefined) return { ...failure, body: JSON.stringify({ detail: 'Simulated failure' }) }
  return { ...failure, body: text, headers: { 'content-type': 'text/plain', ...failure.headers } }
}
