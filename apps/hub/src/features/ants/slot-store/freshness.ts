/** A copy of data that changes elsewhere, and whether it is fresh enough to be used. */
export interface Freshness {
  /** Whether the copy can be used now, without waiting. */
  isFresh: () => boolean
  /**
   * Waits until it can.
   * @throws what `refresh` throws; the next call tries again
   */
  waitUntilFresh: () => Promise<void>
  /** Milliseconds since the copy began to be read, the last time that succeeded; Infinity before there is one. */
  age: () => number
  /** To be called when the original has changed: a copy whose reading began before is no longer fresh. */
  expire: () => void
}

export interface FreshnessOptions {
  /** Updates the copy. Never called while a call is running. */
  refresh: () => Promise<void>
  /** Milliseconds for which a copy is fresh, from when its reading began. */
  trustedFor: number
  /** Milliseconds of a monotonic clock. */
  elapsed: () => number
}

export function createFreshness({ refresh, trustedFor, elapsed }: FreshnessOptions): Freshness {
  /** Number of calls of `expire`, and the number when the copy began to be read. */
  let changes = 0
  let known = -1
  let readAt = -Infinity
  let refreshing: Promise<void> | undefined

  async function refreshOnce(): Promise<void> {
    const begun = { at: elapsed(), changes }
    await refresh()
    readAt = begun.at
    known = begun.changes
  }

  return {
    isFresh: () => known === changes && elapsed() - readAt < trustedFor,
    async waitUntilFresh() {
      const needed = changes
      // A refresh that takes longer than `trustedFor` still serves the callers from before it began.
      const asked = elapsed()
      while (known < needed || readAt + trustedFor <= asked) {
        refreshing ??= refreshOnce().finally(() => (refreshing = undefined))
        await refreshing
      }
    },
    age: () => elapsed() - readAt,
    expire() {
      changes += 1
    },
  }
}
