import { AbortedError } from '@hub/http'

/** How many calls an API takes in which time. */
export interface Pace {
  calls: number
  /** Milliseconds. */
  period: number
}

/**
 * Runs work in turn, at most `calls` in any `period`. Times are counted from the end of each call: the server counted it before it
 * answered, so that its period is over when ours is, however slow the way there was.
 */
export function createPacer({ calls, period }: Pace) {
  const ends: number[] = []
  let last: Promise<unknown> = Promise.resolve()

  async function whenAllowed<Result>(work: () => Promise<Result>, signal: AbortSignal | undefined): Promise<Result> {
    if (ends.length >= calls) await pause((ends[0] ?? 0) + period - performance.now(), signal)
    signal?.throwIfAborted()
    if (ends.length >= calls) ends.shift()
    try {
      return await work()
    } finally {
      ends.push(performance.now())
    }
  }

  /** @throws AbortedError when the signal is aborted before the work has begun */
  return async <Result>(work: () => Promise<Result>, signal?: AbortSignal): Promise<Result> => {
    const turn = last
    const { promise: over, resolve: endTurn } = Promise.withResolvers<void>()
    last = turn.then(() => over)
    try {
      await untilAborted(turn, signal)
      return await whenAllowed(work, signal)
    } catch (thrown) {
      throw thrown === signal?.reason && signal?.aborted ? abortedError() : thrown
    } finally {
      endTurn()
    }
  }
}

/** Waits, or rejects with the signal's reason. */
export async function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  if (milliseconds <= 0) return
  let timer: ReturnType<typeof setTimeout> | undefined
  const elapsed = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds)
  })
  try {
    await untilAborted(elapsed, signal)
  } finally {
    clearTimeout(timer)
  }
}

async function untilAborted(promise: Promise<unknown>, signal: AbortSignal | undefined): Promise<void> {
  if (!signal) return void (await promise)
  signal.throwIfAborted()
  const { promise: aborted, reject } = Promise.withResolvers<never>()
  const giveUp = (): void => reject(signal.reason)
  signal.addEventListener('abort', giveUp, { once: true })
  try {
    await Promise.race([promise, aborted])
  } finally {
    signal.removeEventListener('abort', giveUp)
  }
}

export function abortedError(): AbortedError {
  const message = "rdv-insertion: the caller's signal was aborted between two calls; the next batch was not sent"
  return new AbortedError({ message, isRetryable: false, mayHaveBeenApplied: false, attempts: 0 })
}
