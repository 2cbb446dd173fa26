import { hash, randomBytes } from 'node:crypto'
import { and, asc, eq, getTableColumns, isNull, lt, or, sql } from 'drizzle-orm'
import type { Database } from '../database/database.js'
import { DatabaseError } from '../database/database-error.js'
import { OperatorError } from '../process/operator-error.js'
import { apiKeys } from '../database/tables.js'

export type StoredApiKey = Omit<typeof apiKeys.$inferSelect, 'keyHash'> & { isExpired: boolean }

export interface ApiKeyLimits {
  /** Ids of what the key covers, within the feature that knows such a limit. Default all. */
  coveredIds?: readonly string[] | undefined
  /** The first instant at which it is refused. Default never. */
  expiresAt?: Date | undefined
}

/** Compares with the clock of the database, which all processes share. */
const isExpired = sql<boolean>`coalesce(${apiKeys.expiresAt} <= now(), false)`

/** All but the digest of the key. */
const { keyHash: _, ...columns } = getTableColumns(apiKeys)
const SHOWN = { ...columns, isExpired }

/** A key is 256 random bits, so a plain digest is as good as a slow one: there is nothing to guess. */
export function digest(key: string): string {
  return hash('sha256', key)
}

/**
 * Makes a key and returns it, for the only time.
 * @throws {OperatorError} when a key of that name is in use.
 */
export async function createApiKey(
  database: Database,
  name: string,
  features: readonly string[],
  limits: ApiKeyLimits = {},
): Promise<string> {
  const key = `hub_${randomBytes(32).toString('base64url')}`
  try {
    await database.run((connection) =>
      connection.insert(apiKeys).values({
        name,
        keyHash: digest(key),
        features: [...features],
        coveredIds: limits.coveredIds && [...limits.coveredIds],
        expiresAt: limits.expiresAt,
      }),
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
  return database.run((connection) => connection.select(SHOWN).from(apiKeys).orderBy(asc(apiKeys.createdAt)))
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

/** The key of this digest, expired or not, unless it was revoked: a revocation counts from the next request on, in every process. */
export async function findApiKey(database: Database, keyHash: string): Promise<StoredApiKey | undefined> {
  const rows = await database.run((connection) =>
    connection
      .select(SHOWN)
      .from(apiKeys)
      .where(and(eq(apiKeys.keyHash, keyHash), isNull(apiKeys.revokedAt))),
  )
  return rows[0]
}

/** Writes that a key was used now, unless another process wrote so within the last minute. */
export async function markApiKeyUsed(database: Database, keyId: string): Promise<void> {
  const { id, lastUsedAt } = apiKeys
  const isOld = or(isNull(lastUsedAt), lt(lastUsedAt, sql`now() - interval '1 minute'`))
  await database.run((connection) =>
    connection
      .update(apiKeys)
      .set({ lastUsedAt: sql`now()` })
      .where(and(eq(id, keyId), isOld)),
  )
}
