import { discardBody } from './body-reader.js'
import type { CallLimits } from './call-limits.js'
import { AttemptFailure } from './failure.js'

/** What a deadline must know of its call. */
interface TimedCall {
  readonly limits: Pick<CallLimits, 'timeout' | 'totalTimeout' | 'signal'>
  /** Milliseconds. */
  readonly timeLeft: number
}

/**
 * Ends an attempt on time: one timer and one listener race all of it, and tell the step under way to stop.
 * Nothing relies on `fetch` noticing; its signal is only asked to free the connection.
 */
export class AttemptDeadline {
  /** Set once the request is handed to `fetch`: from then on a write may have been applied. */
  requestIsOut = false
  /** Tells the step under way that the attempt ends early. */
  #stop: ((reason: unknown) => void) | undefined
  readonly #controller = new AbortController()
  /** Asks the connection to be freed when the attempt ends early. */
  readonly signal: AbortSignal = this.#controller.signal
  #failure: AttemptFailure | undefined
  /** Ends the attempt for who waits for it. */
  #reject: ((failure: AttemptFailure) => void) | undefined
  readonly #call: TimedCall
  readonly #onAbort = (): void => this.end('aborted', `the caller's signal was aborted`)
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(call: TimedCall) {
    const { timeout, signal } = call.limits
    this.#call = call
    this.restart(timeout)
    signal?.addEventListener('abort', this.#onAbort, { once: true })
    if (signal?.aborted) this.#onAbort()
  }

  end(kind: 'timeout' | 'aborted', problem: string): void {
    if (this.#failure) return
    const failure = (this.#failure = new AttemptFailure(kind, problem, { unknownOutcome: this.requestIsOut }))
    this.#reject?.(failure)
    this.#controller.abort(failure)
    this.#stop?.(failure)
  }

  /** Sets the timer anew, never beyond what is left of the whole call. `within` names the limit in the error. */
  restart(timeout: number, within = `the attempt's timeout`): void {
    clearTimeout(this.#timer)
    const { timeLeft, limits } = this.#call
    const [milliseconds, limit] = timeLeft <= timeout ? [limits.totalTimeout, 'totalTimeout'] : [timeout, within]
    this.#timer = setTimeout(
      () => this.end('timeout', `no complete answer within ${milliseconds} ms (${limit})`),
      Math.min(timeout, timeLeft),
    )
  }

  /** Waits for the work of the attempt until it ends early. What the work does after that is nobody's: see `assertRunning`. */
  race<Value>(work: Promise<Value>): Promise<Value> {
    return new Promise((resolve, reject) => {
      if (this.#failure) reject(this.#failure)
      this.#reject = reject
      work.then(resolve, reject)
    })
  }

  /** Has the step that begins now told when the attempt ends early, be it that it has. */
  onEnd(stop: (reason: unknown) => void): void {
    this.#stop = stop
    if (this.#failure) stop(this.#failure)
  }

  /**
   * @param late what was waited for, whose connection is then freed
   * @throws AttemptFailure when the attempt has ended: what was waited for came too late, and nothing must follow from it
   */
  assertRunning(late?: Response): void {
    if (!this.#failure) return
    if (late) discardBody(late)
    throw this.#failure
  }

  /** Frees the timer and the listener; a signal used for thousands of calls must not collect them. */
  release(): void {
    clearTimeout(this.#timer)
    this.#call.limits.signal?.removeEventListener('abort', this.#onAbort)
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
