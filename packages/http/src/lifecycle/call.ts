import type { AuthHeaders } from '../auth.js'
import type { Operation } from '../operations.js'

/** What one call allows itself. */
export interface CallLimits {
  /** Milliseconds an attempt may take, its body included. */
  timeout: number
  /** Milliseconds the whole call may take, waits included. */
  totalTimeout: number
  /** Further attempts after the first. */
  maxRetries: number
  /** Bytes of an answer, after decompression. */
  maxResponseBytes: number
  signal: AbortSignal | undefined
}

/** The state of one call on its way through its attempts. */
export class Call {
  readonly operation: Operation & { name: string }
  readonly limits: CallLimits
  readonly #deadline: number
  attempts = 0
  retries = 0
  /** A 401 is replayed once at most. */
  replayed = false
  /** True once the server may have carried the request out without a readable answer saying so. */
  outcomeUnknown = false
  /** The credentials of the last attempt. */
  sentAuth: AuthHeaders = {}

  constructor(operation: Operation & { name: string }, limits: CallLimits) {
    this.operation = operation
    this.limits = limits
    this.#deadline = performance.now() + limits.totalTimeout
  }

  /** Milliseconds left before the deadline of the whole call. */
  get timeLeft(): number {
    return this.#deadline - performance.now()
  }

  get mayRepeat(): boolean {
    return this.operation.retry !== 'never' && this.retries < this.limits.maxRetries
  }

  get mayHaveBeenApplied(): boolean {
    return this.operation.retry !== 'safe' && this.outcomeUnknown
  }
}
