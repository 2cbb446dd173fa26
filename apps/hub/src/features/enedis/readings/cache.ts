import { inArray, lt, sql } from 'drizzle-orm'
import type { Connection, Database } from '../../../platform/database/database.js'
import type { Logger } from '../../../platform/process/logging.js'
import { linkyAudit, linkyCache } from '../tables.js'
import { decryptEntry, encryptEntry } from './cache-cipher.js'
import { cachePrefix } from './cache-purge.js'

/** Whose entries, of which point and resource. */
export interface CachePlace {
  accountId: string
  /** Derived from the API key that was presented. */
  cacheKey: Buffer
  /** Keyed digest of the point. */
  pointKey: string
  resource: string
}

export interface NewEntry {
  text: string
  /** Epoch milliseconds. */
  expiresAt: number
}

export interface Cache {
  /** The entries that are there and open, by their last part. Whatever is wrong with an entry, it is as if it were not there. */
  read(place: CachePlace, parts: readonly string[]): Promise<ReadonlyMap<string, string>>
  write(place: CachePlace, entries: ReadonlyMap<string, NewEntry>): Promise<void>
}

export interface CacheOptions {
  database: Database
  logger: Logger
  now: () => number
}

/** `ec:1:{account}:{digest of the point}:{resource}:{day}`. */
export function createEntryKey(
  { accountId, pointKey, resource }: Pick<CachePlace, 'accountId' | 'pointKey' | 'resource'>,
  part: string,
): string {
  return `${cachePrefix(accountId, pointKey)}${resource}:${part}`
}

export function createCache({ database, logger, now }: CacheOptions): Cache {
  /** A copy that cannot be read or written is no reason to answer nothing. */
  async function tolerate<Result>(work: () => Promise<Result>, otherwise: Result): Promise<Result> {
    try {
      return await work()
    } catch (error) {
      logger.warn?.('linky cache unavailable', { error: error instanceof Error ? error.name : 'unknown' })
      return otherwise
    }
  }

  async function reportAltered(connection: Connection, keys: readonly string[], accountId: string): Promise<void> {
    logger.warn?.('linky cache entries were altered or moved, and are erased', { entries: keys.length })
    await connection.delete(linkyCache).where(inArray(linkyCache.key, [...keys]))
    await connection.insert(linkyAudit).values({ at: new Date(now()), action: 'cache-altered', accountId })
  }

  return {
    read: (place, parts) =>
      tolerate(async () => {
        const found = new Map<string, string>()
        if (parts.length === 0) return found
        const byKey = new Map(parts.map((part) => [createEntryKey(place, part), part]))
        const rows = await database.run((connection) =>
          connection
            .select()
            .from(linkyCache)
            .where(inArray(linkyCache.key, [...byKey.keys()])),
        )
        const altered: string[] = []
        for (const { key, body, expiresAt } of rows) {
          if (expiresAt.getTime() <= now()) continue
          const text = decryptEntry(place.cacheKey, key, body)
          if (text === undefined) altered.push(key)
          else found.set(byKey.get(key) ?? '', text)
        }
        if (altered.length > 0) {
          await database.run((connection) => reportAltered(connection, altered, place.accountId))
        }
        return found
      }, new Map<string, string>()),
    async write(place, entries) {
      if (entries.size === 0) return
      await tolerate(async () => {
        const rows = [...entries].map(([part, { text, expiresAt }]) => {
          const key = createEntryKey(place, part)
          const body = encryptEntry(place.cacheKey, key, text)
          return { key, accountId: place.accountId, body, expiresAt: new Date(expiresAt) }
        })
        await database.run((connection) =>
          connection
            .insert(linkyCache)
            .values(rows)
            .onConflictDoUpdate({
              target: linkyCache.key,
              set: { body: sql`excluded.body`, expiresAt: sql`excluded.expires_at` },
            }),
        )
      }, undefined)
    },
  }
}

/** What is too old to be shown. @returns how many entries there were */
export async function eraseOldEntries(connection: Connection, now: number): Promise<number> {
  const rows = await connection
    .delete(linkyCache)
    .where(lt(linkyCache.expiresAt, new Date(now)))
    .returning({ key: linkyCache.key })
  return rows.length
}
