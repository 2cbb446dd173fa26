import type { AuthHeaders } from '../auth.js'
import type { Upload } from '../bodies/upload.js'
import type { CallObserver } from '../observation/call-observer.js'
import type { Operation } from '../operations.js'
import type { CallLimits } from './call-limits.js'
import type { CallState } from './call-state.js'

/** The state of one call on its way through its attempts. */
export class Call implements CallState {
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
  /** What the attempt under way holds and must let go of: its timer, its turn of a rate limiter, a stream that is being sent. */
  cleanups: (() => void)[] = []
  /** The body, when it is a stream. */
  upload: Upload | undefined
  /** Who is told what becomes of the call. */
  observer: CallObserver | undefined
  /** Makes what a caller gets of a failure. */
  toError!: (failure: unknown) => Promise<unknown>

  constructor(operation: Operation & { name: string }, limits: CallLimits) {
    this.operation = operation
    this.limits = limits
    this.#deadline = performance.now() + limits.totalTimeout
  }

  /** Milliseconds left before the deadline of the whole call, at least 0. */
  get timeLeft(): number {
    return Math.max(0, this.#deadline - performance.now())
  }

  /** Lets go of all that the attempt held. */
  endAttempt(): void {
    for (const cleanUp of this.cleanups.splice(0)) cleanUp()
  }

  get mayRepeat(): boolean {
    return this.operation.retry !== 'never' && this.retries < this.limits.maxRetries
  }

  get mayHaveBeenApplied(): boolean {
    return this.operation.retry !== 'safe' && this.outcomeUnknown
  }
}
