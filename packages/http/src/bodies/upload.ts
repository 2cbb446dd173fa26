import type { AttemptDeadline } from '../lifecycle/attempt-deadline.js'
import type { CallLimits } from '../lifecycle/call-limits.js'

/** Bytes that come little by little. Text is sent as UTF-8. */
export type ByteSource = ReadableStream<Uint8Array> | AsyncIterable<Uint8Array | string>

/**
 * The stream of a request body on its way out. It reports progress, so that a stalled upload can be ended, and always ends its source: read
 * to its end, or cancelled when the call is over before that.
 */
export class Upload {
  /** What `fetch` reads. */
  readonly stream: ReadableStream<Uint8Array>
  readonly #source: AsyncIterator<Uint8Array | string>
  #isOver = false
  #onProgress = () => {}
  #onFailure: (problem: string) => void = () => {}

  constructor(source: ByteSource) {
    this.#source = iterate(source)
    const pull = (controller: ReadableStreamDefaultController<Uint8Array>) => this.#pull(controller)
    // Nothing is read before it can be sent.
    this.stream = new ReadableStream({ pull, cancel: () => this.stop() }, { highWaterMark: 0 })
  }

  /** Gives the attempt more time with every chunk: `idleTimeout` for the next one, and after the last `timeout` for the answer. */
  watch({ timeout, idleTimeout }: CallLimits, deadline: AttemptDeadline): void {
    this.#onProgress = () => {
      if (this.#isOver) deadline.restart(timeout)
      else deadline.restart(idleTimeout, 'idleTimeout, between two chunks of the request body')
    }
    this.#onFailure = (problem) => deadline.end('aborted', problem)
  }

  /** Cancels the source, unless it has been read to its end. */
  stop(): void {
    if (this.#isOver) return
    this.#isOver = true
    void (async () => this.#source.return?.())().catch(() => {})
  }

  async #pull(controller: ReadableStreamDefaultController<Uint8Array>): Promise<void> {
    if (this.#isOver) return
    this.#onProgress()
    let next: IteratorResult<Uint8Array | string>
    try {
      next = await this.#source.next()
    } catch {
      this.stop()
      // Its own error is not kept: the caller, who wrote the source, knows it, and it may quote what is being sent.
      const problem = 'the stream given as a request body failed'
      this.#onFailure(problem)
      return controller.error(new Error(problem))
    }
    if (this.#isOver) return
    if (next.done) {
      this.#isOver = true
      controller.close()
    } else controller.enqueue(typeof next.value === 'string' ? new TextEncoder().encode(next.value) : next.value)
    this.#onProgress()
  }
}

/** Does not use `for await`, since a stream of a browser may not be iterable. */
export function iterate(source: ByteSource): AsyncIterator<Uint8Array | string> {
  if (!('getReader' in source)) return source[Symbol.asyncIterator]()
  const reader = source.getReader()
  return {
    next: () => reader.read() as Promise<IteratorResult<Uint8Array>>,
    return: async () => (await reader.cancel(), { done: true, value: undefined }),
  }
}

export function isByteSource(value: unknown): value is ByteSource {
  return typeof value === 'object' && value !== null && ('getReader' in value || Symbol.asyncIterator in value)
}
