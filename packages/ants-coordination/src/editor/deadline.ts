/** Work was given up because its time was over. */
export class DeadlineError extends Error {
  override readonly name = 'DeadlineError'
}

/** Work was given up because whoever asked for it hung up. */
export class CallerGoneError extends Error {
  override readonly name = 'CallerGoneError'
}

/** Whoever asked, such as a `Request`: the signal is aborted when they hang up, and looked at only where something is waited for. */
export interface Caller {
  readonly signal: AbortSignal
}

/**
 * Runs `work` until it is done, `milliseconds` have passed or the caller is gone. In the last two cases the signal given to `work`
 * is aborted and the promise rejects at once, whether `work` listens to its signal or not; what becomes of it then is ignored. A caller
 * already gone starts nothing.
 *
 * @param controller of the signal, when that was handed out already
 * @throws DeadlineError, CallerGoneError, or what `work` throws
 */
export async function runWithin<T>(
  milliseconds: number,
  { signal: caller }: Caller,
  work: (signal: AbortSignal) => T | PromiseLike<T>,
  controller = new AbortController(),
): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  let onCallerGone: (() => void) | undefined
  const stopped = new Promise<never>((_resolve, reject) => {
    const stop = (error: Error): void => {
      // First, so that a rejection of `work` caused by the abort comes second.
      reject(error)
      controller.abort(error)
    }
    timer = setTimeout(() => stop(new DeadlineError(`not done within ${milliseconds} ms`)), milliseconds)
    onCallerGone = () => stop(new CallerGoneError('the caller hung up'))
    if (caller.aborted) onCallerGone()
    else caller.addEventListener('abort', onCallerGone, { once: true })
  })
  try {
    return await Promise.race([
      stopped,
      (async () => (controller.signal.aborted ? stopped : work(controller.signal)))(),
    ])
  } finally {
    clearTimeout(timer)
    if (onCallerGone !== undefined) caller.removeEventListener('abort', onCallerGone)
  }
}
