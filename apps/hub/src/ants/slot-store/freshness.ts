/** A copy of something that changes elsewhere, and when it may be relied on. */
export interface Freshness {
  /** Whether the copy can be used now, without waiting. */
  isFresh: () => boolean
  /**
   * Waits until it can.
   * @throws what `refresh` throws; the next one to wait tries again
   */
  refreshed: () => Promise<void>
  /** Says that the original changed just now: what began to be read before is not relied on. */
  expire: () => void
}

export interface FreshnessOptions {
  /** Brings the copy up to date. Never called while it is at work. */
  refresh: () => Promise<void>
  /** Milliseconds that a copy is relied on, from when it began to be read. */
  trustedFor: number
  /** Milliseconds by a clock that nobody sets. */
  elapsed: () => number
}

export function createFreshness({ refresh, trustedFor, elapsed }: FreshnessOptions): Freshness {
  /** How often the original was said to change, and how much of that the copy knows. */
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
    async refreshed() {
      const needed = changes
      // A refresh that takes longer than it is trusted for is still good for whoever asked before it began.
      const asked = elapsed()
      while (known < needed || readAt + trustedFor <= asked) {
        refreshing ??= refreshOnce().finally(() => (refreshing = undefined))
        // oxlint-disable-next-line no-await-in-loop -- the one at work may have begun too early
        await refreshing
      }
    },
    expire() {
      changes += 1
    },
  }
}
