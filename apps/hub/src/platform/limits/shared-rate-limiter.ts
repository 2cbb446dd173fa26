import type { Connection, Database } from '../database/database.js'
import type { Lookup } from '../encryption/lookup-key.js'
import { forgetOldRows, grantPermits, readWait } from './rate-limit-rows.js'

/** Milliseconds. */
const MINUTE = 60_000

export interface SharedRateLimiter {
  /**
   * Counts one action of `key`.
   * @param transaction to count it in: it is then counted if that commits, and others of the same key wait until then
   * @returns 0 when it may pass, otherwise the milliseconds to wait, at most the window; a refused action is not counted.
   */
  take(key: string, transaction?: Connection): Promise<number>
}

export interface SharedRateLimiterOptions {
  database: Database
  lookup: Lookup
  /** Name of the action: limits of different names are independent. */
  name: string
  /** Actions in any stretch as long as the window, by all processes of the hub together. Small: the time of each is kept. */
  limit: number
  /** Minutes. Default 1. */
  windowMinutes?: number | undefined
}

/** An exact sliding window in the database, by the database's clock: for actions that cost much more than a statement. */
export function createSharedRateLimiter({
  database,
  lookup,
  name,
  limit,
  windowMinutes = 1,
}: SharedRateLimiterOptions): SharedRateLimiter {
  let forgottenAt = -Infinity

  /** Once a minute at most. */
  async function forget(): Promise<void> {
    if (performance.now() - forgottenAt < MINUTE) return
    forgottenAt = performance.now()
    await database.run(forgetOldRows)
  }

  return {
    async take(owner, transaction) {
      // Not in a transaction, which could then wait for the rows of others.
      if (!transaction) await forget()
      const run = <Result>(work: (connection: Connection) => Promise<Result>) =>
        transaction ? work(transaction) : database.run(work)
      const row = { key: createRateLimitKey(lookup, name, owner), limit, windowMinutes, lease: 0 }
      const granted = await run((connection) => grantPermits(connection, { ...row, permits: 1 }))
      return granted ? 0 : run((connection) => readWait(connection, row))
    },
  }
}

/** An owner may be an address, which is personal: a keyed digest. */
export function createRateLimitKey(lookup: Lookup, name: string, owner: string): string {
  return lookup(JSON.stringify(['rate limit', name, owner]))
}
