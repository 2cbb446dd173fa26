/**
 * Something that goes wrong:
 * - `status`: answered with a status, nothing applied
 * - `reset`: the connection breaks before the request is read, nothing applied
 * - `lost-answer`: the connection breaks once the request **was applied**
 * - `empty`: applied, answered 200 without a body
 * - `delay`: applied, then answered after `milliseconds`
 */
export type Failure =
  | { kind: 'status'; status: number; body?: string | undefined; headers?: Record<string, string> | undefined }
  | { kind: 'reset' | 'lost-answer' | 'empty' }
  | { kind: 'delay'; milliseconds: number }

export type ScheduledFailure<Operation extends string = string> = Failure & {
  /** Default: whatever operation comes next. */
  operation?: Operation | undefined
  /** How many calls fail. Default 1. */
  times?: number | undefined
}

/** Failures still to come, first scheduled first. */
export class FailureQueue<Operation extends string = string> {
  #pending: { failure: ScheduledFailure<Operation>; left: number }[] = []

  /** @throws RangeError when `times` is no whole number from 1, or `status` none from 200 to 599 */
  add(failure: ScheduledFailure<Operation>): void {
    const { times = 1 } = failure
    if (!Number.isInteger(times) || times < 1) throw new RangeError('times must be a whole number, at least 1')
    if (failure.kind === 'status' && !isStatus(failure.status)) {
      throw new RangeError('status must be a whole number from 200 to 599')
    }
    this.#pending.push({ failure, left: times })
  }

  /** The failure that a call meets now, which is then used up. */
  take(operation: Operation): Failure | undefined {
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

function isStatus(status: number): boolean {
  return Number.isInteger(status) && status >= 200 && status <= 599
}

/** The response of a scheduled `status`. */
export function createFailureResponse({ status, body, headers }: Failure & { kind: 'status' }): Response {
  // These statuses may not have a body.
  if (status === 204 || status === 205 || status === 304) return new Response(null, { status, headers: { ...headers } })
  const text = body ?? JSON.stringify({ errors: ['Simulated failure'] })
  return new Response(text, {
    status,
    headers: { 'content-type': isJson(text) ? 'application/json' : 'text/html', ...headers },
  })
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
