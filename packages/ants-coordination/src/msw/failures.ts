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
export type AntsFailure =
  | { kind: 'status'; status: number; body?: string | undefined; headers?: Record<string, string> | undefined }
  | { kind: 'reset' | 'lost-answer' | 'empty' }
  | { kind: 'delay'; milliseconds: number }
  | { kind: 'unsuccessful' }

export type ScheduledFailure = AntsFailure & {
  /** Default: whatever operation comes next. */
  operation?: AntsOperation | undefined
  /** How many calls fail. Default 1. */
  times?: number | undefined
}

/** Failures still to come, first scheduled first. */
export class FailureQueue {
  #pending: { failure: ScheduledFailure; left: number }[] = []

  add(failure: ScheduledFailure): void {
    const { times = 1, operation } = failure
    if (!Number.isInteger(times) || times < 1) throw new RangeError('times must be a whole number, at least 1')
    if (failure.kind === 'status' && !isStatus(failure.status)) {
      throw new RangeError('status must be a whole number from 200 to 599')
    }
    if (failure.kind === 'unsuccessful' && operation !== undefined && operation !== 'createAppointment') {
      throw new TypeError('only createAppointment can be unsuccessful')
    }
    this.#pending.push({ failure, left: times })
  }

  /** The failure of this call, if any. */
  take(operation: AntsOperation): AntsFailure | undefined {
    const entry = this.#pending.find(
      ({ failure }) => operationOf(failure) === undefined || operationOf(failure) === operation,
    )
    if (entry === undefined) return undefined
    entry.left -= 1
    if (entry.left === 0) this.#pending.splice(this.#pending.indexOf(entry), 1)
    return entry.failure
  }

  clear(): void {
    this.#pending = []
  }
}

function operationOf(failure: ScheduledFailure): AntsOperation | undefined {
  return failure.kind === 'unsuccessful' ? 'createAppointment' : failure.operation
}

function isStatus(status: number): boolean {
  return Number.isInteger(status) && status >= 200 && status <= 599
}
