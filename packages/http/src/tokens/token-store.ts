/** A token as it is kept: what was obtained, until when, and the how-manieth it is. */
export interface StoredToken<Value> {
  readonly value: Value
  /** Epoch milliseconds; null when the issuer does not say. */
  readonly expiresAt: number | null
  /** Grows by one with each token of a store, so that a late answer never replaces a newer token. */
  readonly generation: number
}

/** Where a token lives; share one between processes and they share one session. */
export interface TokenStore<Value> {
  /** The token kept, or undefined. */
  read(): Promise<StoredToken<Value> | undefined>
  /**
   * Runs `change` on the token kept while no other caller, of any process, does; keeps what it resolves to and resolves to
   * the same. When `change` rejects, nothing is changed.
   */
  update(change: TokenChange<Value>): Promise<StoredToken<Value>>
}

export type TokenChange<Value> = (current: StoredToken<Value> | undefined) => Promise<StoredToken<Value>>

/** A store for one process. */
export function createMemoryTokenStore<Value>(): TokenStore<Value> {
  let kept: StoredToken<Value> | undefined
  let turn: Promise<unknown> = Promise.resolve()
  return {
    read: async () => kept,
    update(change) {
      const updated = turn.then(async () => {
        kept = await change(kept)
        return kept
      })
      turn = updated.catch(() => {})
      return updated
    },
  }
}
