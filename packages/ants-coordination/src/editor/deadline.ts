/** The work was abandoned because its time was over. */
export class DeadlineError extends Error {
  override readonly name = 'DeadlineError'
}

/** The work was abandoned because the caller disconnected. */
export class CallerGoneError extends Error {
  override readonly name = 'CallerGoneError'
}

/** The origin of a call, such as a `Request`: its signal is aborted when the caller disconnects, and read only where something is awaited. */
export interface Caller {
  readonly signal: AbortSignal
}

/**
 * Runs `work` until it settles, `milliseconds` have passed or the caller disconnects. In the last two cases the signal passed to `work`
 * is aborted and the promise rejects at once, whether `work` listens to its signal or not; its later result is ignored. When the caller
 * is already gone, nothing is started.
 *
 * @param controller of the signal, when that was passed on already
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

/** The same for work that has begun. It may fail when nobody waits for it any more, or when nobody did. */
export function waitWithin<T>(
  milliseconds: number,
  caller: Caller,
  begun: PromiseLike<T>,
  controller: AbortController,
): Promise<T> {
  const work = Promise.resolve(begun)
  work.catch(() => {})
  return runWithin(milliseconds, caller, () => work, controller)
}
