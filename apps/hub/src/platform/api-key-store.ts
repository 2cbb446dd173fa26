import { createHash, randomBytes } from 'node:crypto'
import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Feature } from '../features.js'
import type { Database } from './database.js'
import { DatabaseError } from './database-error.js'
import { OperatorError } from './operator-error.js'
import { apiKeys } from './tables.js'

export type StoredApiKey = Omit<typeof apiKeys.$inferSelect, 'keyHash'>

/** A key is 256 random bits, so a plain digest is as good as a slow one: there is nothing to guess. */
export function digest(key: string): string {
  return createHash('sha256').update(key).digest('hex')
}

/**
 * Makes a key and returns it, for the only time.
 * @throws {OperatorError} when a key of that name is in use.
 */
export async function createApiKey(database: Database, name: string, features: readonly Feature[]): Promise<string> {
  const key = `hub_${randomBytes(32).toString('base64url')}`
  try {
    await database.run((connection) =>
      connection.insert(apiKeys).values({ name, keyHash: digest(key), features: [...features] }),
    )
  } catch (error) {
    if (!(error instanceof DatabaseError) || error.constraint !== 'api_keys_live_name') throw error
    throw new OperatorError(
      `A key named ${name} is in use: revoke it first (keys revoke ${name}), or choose another name.`,
    )
  }
  return key
}

export function listApiKeys(database: Database): Promise<StoredApiKey[]> {
  const { id, name, features, createdAt, revokedAt } = apiKeys
  return database.run((connection) =>
    connection.select({ id, name, features, createdAt, revokedAt }).from(apiKeys).orderBy(asc(apiKeys.createdAt)),
  )
}

/** @throws {OperatorError} when no key of that name is in use. */
export async function revokeApiKey(database: Database, name: string): Promise<void> {
  const revoked = await database.run((connection) =>
    connection
      .update(apiKeys)
      .set({ revokedAt: new Date() })
      .where(and(eq(apiKeys.name, name), isNull(apiKeys.revokedAt)))
      .returning({ id: apiKeys.id }),
  )
  if (revoked.length === 0) throw new OperatorError(`No key named ${name} is in use: "keys list" shows the names.`)
}

/** The key of this digest, unless it was revoked: a revocation counts from the next request on, in every process. */
export async function findApiKey(database: Database, keyHash: string): Promise<StoredApiKey | undefined> {
  const rows = await database.run((connection) =>
    connection
      .select()
      .from(apiKeys)
      .where(and(eq(apiKeys.keyHash, keyHash), isNull(apiKeys.revokedAt))),
  )
  return rows[0]
}
