import type { operations } from '../generated/rdv-insertion.operations.gen.js'

/** An operation by its `operationId`. */
export type RdvInsertionOperation = keyof typeof operations

/**
 * Something that goes wrong:
 * - `status`: answered with a status, nothing applied
 * - `reset`: the connection breaks before the request is read, nothing applied
 * - `lost-answer`: the connection breaks once the request **was applied**
 * - `delay`: applied, then answered after `milliseconds`
 */
export type RdvInsertionFailure =
  | { kind: 'status'; status: number; body?: unknown; headers?: Record<string, string> | undefined }
  | { kind: 'reset' | 'lost-answer' }
  | { kind: 'delay'; milliseconds: number }

export type ScheduledFailure = RdvInsertionFailure & {
  /** Default: whatever operation comes next. */
  operation?: RdvInsertionOperation | undefined
  /** How many calls fail. Default 1. */
  times?: number | undefined
}

/** Failures still to come, first scheduled first. */
export class FailureQueue {
  #pending: { failure: ScheduledFailure; left: number }[] = []

  add(failure: ScheduledFailure): void {
    const { times = 1 } = failure
    if (!Number.isInteger(times) || times < 1) throw new RangeError('times must be a whole number, at least 1')
    if (failure.kind === 'status' && !(failure.status >= 200 && failure.status <= 599))
      throw new RangeError('status must be from 200 to 599')
    this.#pending.push({ failure, left: times })
  }

  /** The failure of this call, if any, which is then used up. */
  take(operation: RdvInsertionOperation): RdvInsertionFailure | undefined {
    const entry = this.#pending.find(({ failure }) => (failure.operation ?? operation) === operation)
    if (entry === undefined) return undefined
    entry.left -= 1
    if (entry.left === 0) this.#pending.splice(this.#pending.indexOf(entry), 1)
    return entry.failure
  }

  clear(): void {
    this.#pending = []
  }
}
