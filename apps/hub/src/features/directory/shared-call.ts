/** Calls that are under way, by what they ask: whoever asks the same joins one, and the call ends when nobody waits for it any more. */
export interface SharedCalls<Result> {
  /**
   * @param call is given a signal that is aborted once everybody who waits has given up
   * @param signal of the one who asks; its abort ends the wait at once
   * @throws what the call throws, or the reason of `signal`
   */
  join(
    key: string,
    call: (signal: AbortSignal) => Promise<Result>,
    signal?: AbortSignal,
  ): Promise<{ result: Result; isFirst: boolean }>
}

export function createSharedCalls<Result>(): SharedCalls<Result> {
  const running = new Map<string, SharedCall<Result>>()

  function forget(key: string, shared: SharedCall<Result>): void {
    if (running.get(key) === shared) running.delete(key)
  }

  function begin(key: string, call: (signal: AbortSignal) => Promise<Result>): SharedCall<Result> {
    const controller = new AbortController()
    const shared = { result: call(controller.signal), controller, waiting: 0 }
    running.set(key, shared)
    const end = () => forget(key, shared)
    shared.result.then(end, end)
    return shared
  }

  return {
    async join(key, call, signal) {
      signal?.throwIfAborted()
      const known = running.get(key)
      const shared = known ?? begin(key, call)
      shared.waiting += 1
      const gone = Promise.withResolvers<never>()
      const leave = () => gone.reject(signal?.reason)
      signal?.addEventListener('abort', leave, { once: true })
      try {
        const result = await (signal ? Promise.race([shared.result, gone.promise]) : shared.result)
        return { result, isFirst: known === undefined }
      } finally {
        signal?.removeEventListener('abort', leave)
        shared.waiting -= 1
        if (shared.waiting === 0) {
          // Whoever comes now asks anew.
          forget(key, shared)
          shared.controller.abort()
        }
      }
    },
  }
}

interface SharedCall<Result> {
  result: Promise<Result>
  controller: AbortController
  /** How many wait for it. */
  waiting: number
}
