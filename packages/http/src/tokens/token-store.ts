/** A token as it is kept: what was obtained, until when, for whom, and its number. */
export interface StoredToken<Value> {
  readonly value: Value
  /** Epoch milliseconds; null when the issuer does not say. */
  readonly expiresAt: number | null
  /** Grows by one with each token of a store, so that a late answer never replaces a newer token. */
  readonly generation: number
  /** Digest of the service and the account that it is for; one of another owner, or of none where one is expected, is never used. */
  readonly owner?: string | undefined
}

/**
 * Where tokens live; share one between processes and they share one session.
 *
 * Both functions get the owner of the token: a store should keep one token for each, or two accounts that share it keep replacing
 * each other's. One that does not look at it is safe all the same, because the owner is written into the token. Keep every field of a
 * token: one that comes back without its owner is not used, so each process and each restart obtains a new one.
 */
export interface TokenStore<Value> {
  /**
   * The token kept, or undefined.
   *
   * @param owner 64 hexadecimal digits that name the service and the account, without showing them; undefined when there is no owner.
   */
  read(owner?: string): Promise<StoredToken<Value> | undefined>
  /**
   * Runs `change` on the token kept while no other caller, of any process, does; keeps what it resolves to and resolves to
   * the same. When `change` rejects, nothing is changed.
   */
  update(change: TokenChange<Value>, owner?: string): Promise<StoredToken<Value>>
}

export type TokenChange<Value> = (current: StoredToken<Value> | undefined) => Promise<StoredToken<Value>>

/** A store for one process. */
export function createMemoryTokenStore<Value>(): TokenStore<Value> {
  const kept = new Map<string | undefined, StoredToken<Value>>()
  const turns = new Map<string | undefined, Promise<unknown>>()
  return {
    read: async (owner) => kept.get(owner),
    update(change, owner) {
      const updated = (turns.get(owner) ?? Promise.resolve()).then(async () => {
        const next = await change(kept.get(owner))
        kept.set(owner, next)
        return next
      })
      turns.set(
        owner,
        updated.catch(() => {}),
      )
      return updated
    },
  }
}
