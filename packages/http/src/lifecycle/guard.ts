import { AttemptFailure } from './failure.js'

/** What bounds one attempt. */
export interface GuardLimits {
  /** Milliseconds from now. */
  timeout: number
  /** True when the timeout is what remains of the whole call. */
  isTotal: boolean
  signal: AbortSignal | undefined
}

/**
 * Ends an attempt on time: one timer and one listener race every step of it, and tell the step under way to stop.
 * Nothing relies on `fetch` noticing; its signal is only asked to free the connection.
 */
export class Guard {
  /** Set once the request is handed to `fetch`: from then on a write may have been applied. */
  requestIsOut = false
  readonly #controller = new AbortController()
  readonly #ended: Promise<never>
  readonly #timer: ReturnType<typeof setTimeout>
  readonly #callerSignal: AbortSignal | undefined
  readonly #onAbort: () => void
  #stopStep: ((reason: unknown) => void) | undefined

  constructor({ timeout, isTotal, signal }: GuardLimits) {
    const { promise, reject } = Promise.withResolvers<never>()
    promise.catch(() => {})
    this.#ended = promise
    const end = (kind: 'timeout' | 'aborted', problem: string): void => {
      const failure = new AttemptFailure(kind, problem, { unknownOutcome: this.requestIsOut })
      reject(failure)
      this.#controller.abort(failure)
      this.#stopStep?.(failure)
    }
    const within = isTotal ? 'totalTimeout' : `the attempt's timeout`
    this.#timer = setTimeout(() => end('timeout', `no complete answer within ${within}`), timeout)
    this.#callerSignal = signal
    this.#onAbort = () => end('aborted', `the caller's signal was aborted`)
    signal?.addEventListener('abort', this.#onAbort, { once: true })
    if (signal?.aborted) this.#onAbort()
  }

  /** Asks the connection to be freed when the attempt ends early. */
  get signal(): AbortSignal {
    return this.#controller.signal
  }

  /** Waits for a step, at most until the attempt ends; `stop` is called if it ends during that step. */
  async race<Value>(step: Promise<Value>, stop?: (reason: unknown) => void): Promise<Value> {
    this.#stopStep = stop
    try {
      return await Promise.race([step, this.#ended])
    } finally {
      this.#stopStep = undefined
    }
  }

  /** Frees the timer and the listener; a signal used for thousands of calls must not collect them. */
  release(): void {
    clearTimeout(this.#timer)
    this.#callerSignal?.removeEventListener('abort', this.#onAbort)
  }
}

/** Waits, unless the caller gives up first. */
export function sleep(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const onAbort = (): void => {
      clearTimeout(timer)
      reject(new AttemptFailure('aborted', `the caller's signal was aborted between two attempts`))
    }
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', onAbort)
      resolve()
    }, milliseconds)
    signal?.addEventListener('abort', onAbort, { once: true })
    if (signal?.aborted) onAbort()
  })
}
