import type { AttemptDeadline } from '../lifecycle/attempt-deadline.js'
import type { CallState } from '../lifecycle/call-state.js'
import { openBody } from '../lifecycle/body-reader.js'
import { AttemptFailure, connectionFailure } from '../lifecycle/failure.js'

/**
 * The answer to an attempt, with its body passed on as it arrives. The attempt ends with the body: read to its end, failed or cancelled, the
 * connection, the timers and the turn of the rate limiter are free.
 *
 * The reader is ours, and is cancelled directly: an AbortSignal given to `fetch` can be lost when the garbage collector runs.
 */
export function openStream(
  received: Response,
  call: CallState,
  deadline: AttemptDeadline,
  maxBytes = Infinity,
): Response {
  const { status, headers } = received
  const reader = openBody(received)
  const expected = declaredLength(headers)
  // The end of the body ends the attempt now.
  const cleanups = call.cleanups.splice(0)
  let size = 0
  let isOver = false
  let controller: ReadableStreamDefaultController<Uint8Array>

  function finish(): void {
    isOver = true
    for (const cleanUp of cleanups) cleanUp()
  }

  function fail(failure: unknown): void {
    if (isOver) return
    finish()
    void reader?.cancel(failure).catch(() => {})
    void call.toError(failure).then((error) => controller.error(error))
  }

  /** Finds a problem with the body as far as it has arrived; undefined when there is none. */
  function findProblem(isDone: boolean): AttemptFailure | undefined {
    if (size > maxBytes)
      return new AttemptFailure('contract', `the answer is larger than ${maxBytes} bytes`, { status })
    if (isDone && expected !== undefined && size !== expected)
      return new AttemptFailure('connection', 'the answer ended before its declared length')
    return undefined
  }

  async function pull(): Promise<void> {
    if (isOver) return
    // Time runs while the server is waited for, not while the consumer is busy; the deadline of the whole call holds for both.
    deadline.restart(call.limits.idleTimeout, 'idleTimeout, between two chunks of the answer')
    const chunk = await reader?.read().catch((thrown: unknown) => {
      fail(connectionFailure(thrown, 'the connection broke in the middle of the answer'))
    })
    if (isOver) return
    const isDone = !chunk || chunk.done
    if (!isDone) size += chunk.value.byteLength
    const problem = findProblem(isDone)
    if (problem) return fail(problem)
    if (isDone) {
      finish()
      return controller.close()
    }
    deadline.restart(Infinity)
    controller.enqueue(chunk.value)
  }

  const body = new ReadableStream<Uint8Array>(
    {
      start(given) {
        controller = given
      },
      pull,
      cancel(reason) {
        finish()
        void reader?.cancel(reason).catch(() => {})
      },
    },
    // Nothing is asked of the server before the consumer wants it.
    { highWaterMark: 0 },
  )
  deadline.onEnd(fail)
  const decoded = new Headers(headers)
  for (const name of ['content-encoding', 'content-length', 'transfer-encoding']) decoded.delete(name)
  const isEmpty = status === 204 || status === 205
  if (isEmpty) finish()
  return new Response(isEmpty ? null : body, { status, headers: decoded })
}

/** The bytes that are to come; unknown when the answer is compressed, since they are counted after that. */
function declaredLength(headers: Headers): number | undefined {
  const length = headers.get('content-length')
  return length === null || headers.has('content-encoding') ? undefined : Number(length)
}
