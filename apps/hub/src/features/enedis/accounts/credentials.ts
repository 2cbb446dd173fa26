// API keys. 512 random bits each, so that a keyed digest is as good as a slow one; what the database keeps recognises a key and opens
// nothing: the key of the cache is derived from the API key in another way (cache-key.ts).
import { randomBytes, randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import type { Condition } from '../../../platform/database/compiled-statement.js'
import type { Connection } from '../../../platform/database/database.js'
import type { Lookup } from '../../../platform/encryption/lookup-key.js'
import { purgeCache } from '../readings/cache-purge.js'
import { linkyAccounts, linkyRevokedTokens } from '../tables.js'

export interface Credentials {
  clientId: string
  /** The API key: shown once. */
  clientSecret: string
}

const createKeyHash = (lookup: Lookup, key: string): string => lookup(JSON.stringify(['linky API key', key]))

/** Makes an API key in place of the former one, which is refused from now on, with its tokens; what it could open is erased. */
export async function renewCredentials(
  transaction: Connection,
  lookup: Lookup,
  { accountId, now }: { accountId: string; now: number },
): Promise<Credentials> {
  const clientSecret = randomBytes(64).toString('base64url')
  const [former] = await transaction
    .select({ clientId: linkyAccounts.clientId })
    .from(linkyAccounts)
    .where(eq(linkyAccounts.id, accountId))
    .for('update')
  const clientId = former?.clientId ?? `cli_${randomBytes(32).toString('base64url')}`
  await transaction
    .update(linkyAccounts)
    .set({
      clientId,
      keyHash: createKeyHash(lookup, clientSecret),
      keyId: randomUUID(),
      keySalt: randomBytes(16).toString('base64url'),
      keyCreatedAt: new Date(now),
    })
    .where(eq(linkyAccounts.id, accountId))
  await transaction.delete(linkyRevokedTokens).where(eq(linkyRevokedTokens.accountId, accountId))
  await purgeCache(transaction, accountId)
  return { clientId, clientSecret }
}

/** The account whose API key this is, unless it was deactivated: a condition on `linky_accounts`. */
export function createKeyCondition(lookup: Lookup, key: string): Condition {
  return { part: HAS_KEY, values: { keyHash: createKeyHash(lookup, key) } }
}

const HAS_KEY = sql`${linkyAccounts.keyHash} = ${sql.placeholder('keyHash')} and ${linkyAccounts.deactivatedAt} is null`
