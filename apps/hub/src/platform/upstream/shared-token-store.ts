// Tokens of other services' sessions, shared by all processes of the hub: some services allow one session at a time.
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { StoredToken, TokenStore } from '@hub/http'
import { eq, sql } from 'drizzle-orm'
import type { Cipher } from '../encryption/cipher.js'
import type { Database } from '../database/database.js'
import { endLease, isFree } from '../jobs/lease-rows.js'
import { sharedTokens } from '../database/tables.js'

/** Longer than it takes to obtain a token; afterwards the process that held it is taken for crashed. */
const LEASE = sql`interval '45 seconds'`
/** Milliseconds between two checks whether the lease is free. */
const POLL_INTERVAL = 50

export interface TokenStoreOptions {
  database: Database
  cipher: Cipher
  /** Which service: `rdv-solidarites`. Each address and account has a row of its own. */
  name: string
}

export const tokenAssociatedData = (name: string): string => `shared_tokens.token:${name}`

/**
 * Keeps a token encrypted in the database. A change needs a lease: a token is obtained over HTTP, and a transaction is never
 * held open for that.
 */
export function createSharedTokenStore<Value>({ name, ...options }: TokenStoreOptions): TokenStore<Value> {
  const storeFor = (owner?: string) =>
    createRowStore<Value>({ ...options, name: owner === undefined ? name : `${name}:${owner}` })
  return {
    read: (owner) => storeFor(owner).read(),
    update: (change, owner) => storeFor(owner).update(change),
  }
}

function createRowStore<Value>({ database, cipher, name }: TokenStoreOptions): TokenStore<Value> {
  const isThis = eq(sharedTokens.name, name)

  async function read(): Promise<StoredToken<Value> | undefined> {
    const [row] = await database.run((connection) => connection.select().from(sharedTokens).where(isThis))
    return row?.token == null
      ? undefined
      : (JSON.parse(cipher.decrypt(row.token, tokenAssociatedData(name))) as StoredToken<Value>)
  }

  /** One statement, so that one of several processes gets it. */
  async function take(owner: string): Promise<boolean> {
    const lease = { leaseOwner: owner, leaseUntil: sql`clock_timestamp() + ${LEASE}` }
    const taken = await database.run((connection) =>
      connection
        .insert(sharedTokens)
        .values({ name, ...lease })
        .onConflictDoUpdate({
          target: sharedTokens.name,
          set: lease,
          setWhere: isFree(sharedTokens),
        })
        .returning({ name: sharedTokens.name }),
    )
    return taken.length > 0
  }

  /** Does nothing when the lease was lost: its new holder writes a newer token. */
  async function release(owner: string, token?: string): Promise<void> {
    const values = token === undefined ? {} : { token }
    await database.run((connection) => endLease(connection, sharedTokens, { where: isThis, owner, values }))
  }

  return {
    read,
    async update(change) {
      const owner = randomUUID()
      while (!(await take(owner))) await sleep(POLL_INTERVAL)
      try {
        const next = await change(await read())
        await release(owner, cipher.encrypt(JSON.stringify(next), tokenAssociatedData(name)))
        return next
      } catch (error) {
        await release(owner)
        throw error
      }
    },
  }
}
