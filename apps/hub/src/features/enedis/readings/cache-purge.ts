import { and, eq, sql } from 'drizzle-orm'
import type { Connection } from '../../../platform/database/database.js'
import { linkyCache } from '../tables.js'

/** Beginning of the keys of an account; of one of its points, with the digest of that. */
export function cachePrefix(accountId: string, pointKey?: string): string {
  return ['ec', '1', accountId, ...(pointKey === undefined ? [] : [pointKey]), ''].join(':')
}

/** @returns how many entries there were */
export async function purgeCache(connection: Connection, accountId: string, pointKey?: string): Promise<number> {
  const isOfPoint =
    pointKey === undefined ? undefined : sql`starts_with(${linkyCache.key}, ${cachePrefix(accountId, pointKey)})`
  const rows = await connection
    .delete(linkyCache)
    .where(and(eq(linkyCache.accountId, accountId), isOfPoint))
    .returning({ key: linkyCache.key })
  return rows.length
}
