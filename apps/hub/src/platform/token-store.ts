// Tokens of other services' sessions, shared by all processes of the hub: some services allow one session at a time.
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { StoredToken, TokenStore } from '@hub/http'
import { and, eq, sql } from 'drizzle-orm'
import type { Cipher } from './crypto.js'
import type { Database } from './database.js'
import { sharedTokens } from './tables.js'

/** Longer than a token takes to be obtained; after it, the process that was at it is taken for dead. */
const LEASE = sql`interval '45 seconds'`
/** Milliseconds between two looks at whether the lease is free. */
const PATIENCE = 50

export interface TokenStoreOptions {
  database: Database
  cipher: Cipher
  /** Which session: `rdv-solidarites`. */
  name: string
}

export const tokenPlace = (name: string): string => `shared_tokens.token:${name}`

/**
 * Keeps a token sealed in the database. Who changes it holds a lease, since a token is obtained over HTTP, and a transaction is never
 * held open for that.
 */
export function createSharedTokenStore<Value>({ database, cipher, name }: TokenStoreOptions): TokenStore<Value> {
  const isThis = eq(sharedTokens.name, name)

  async function read(): Promise<StoredToken<Value> | undefined> {
    const [row] = await database.run((connection) => connection.select().from(sharedTokens).where(isThis))
    return row?.token == null ? undefined : (JSON.parse(cipher.open(row.token, tokenPlace(name))) as StoredToken<Value>)
  }

  /** One statement: of several processes, one gets it. */
  async function take(owner: string): Promise<boolean> {
    const lease = { leaseOwner: owner, leaseUntil: sql`clock_timestamp() + ${LEASE}` }
    const { leaseUntil } = sharedTokens
    const taken = await database.run((connection) =>
      connection
        .insert(sharedTokens)
        .values({ name, ...lease })
        .onConflictDoUpdate({
          target: sharedTokens.name,
          set: lease,
          setWhere: sql`${leaseUntil} is null or ${leaseUntil} < clock_timestamp()`,
        })
        .returning({ name: sharedTokens.name }),
    )
    return taken.length > 0
  }

  /** Does nothing when the lease was lost: whoever has it now writes a newer token. */
  async function release(owner: string, token?: string): Promise<void> {
    await database.run((connection) =>
      connection
        .update(sharedTokens)
        .set({ leaseOwner: null, leaseUntil: null, ...(token !== undefined && { token }) })
        .where(and(isThis, eq(sharedTokens.leaseOwner, owner))),
    )
  }

  return {
    read,
    async update(change) {
      const owner = randomUUID()
      // oxlint-disable-next-line no-await-in-loop -- waits for its turn
      while (!(await take(owner))) await sleep(PATIENCE)
      try {
        const next = await change(await read())
        await release(owner, cipher.seal(JSON.stringify(next), tokenPlace(name)))
        return next
      } catch (error) {
        await release(owner)
        throw error
      }
    },
  }
}
