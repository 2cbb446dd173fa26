// Erasing what nobody needs any more.
import { and, isNotNull, lt, or } from 'drizzle-orm'
import type { Database } from '../../platform/database/database.js'
import { LENGTHY } from '../../platform/database/time-limits.js'
import type { Counts, Retention } from '../../platform/feature.js'
import { eraseOldTokens } from './accounts/tokens.js'
import { eraseOldEntries } from './readings/cache.js'
import { eraseOldUsage } from './readings/quotas.js'
import { linkyAudit, linkyConsents, linkyLinks, linkySessions } from './tables.js'

const DAY = 86_400_000
/** Days that visits to Enedis are remembered, and what operators did. */
const CONSENTS_KEPT = 30
const AUDIT_KEPT = 365

/** Entries of the cache, sessions, links, tokens and visits that are over, old counters and old lines of the audit. */
export function eraseOld(database: Database, { now }: Retention): Promise<Counts> {
  const before = (days: number): Date => new Date(now - days * DAY)
  return database.run(async (connection) => {
    const sessions = await connection
      .delete(linkySessions)
      .where(lt(linkySessions.expiresAt, before(0)))
      .returning({ id: linkySessions.accountId })
    const links = await connection
      .delete(linkyLinks)
      .where(lt(linkyLinks.expiresAt, before(0)))
      .returning({ id: linkyLinks.id })
    // One that was never finished is of no use after a day, whatever Enedis sent back.
    const isOld = or(
      lt(linkyConsents.createdAt, before(CONSENTS_KEPT)),
      and(isNotNull(linkyConsents.returned), lt(linkyConsents.returnedAt, before(2))),
    )
    const consents = await connection.delete(linkyConsents).where(isOld).returning({ id: linkyConsents.id })
    await connection.delete(linkyAudit).where(lt(linkyAudit.at, before(AUDIT_KEPT)))
    return {
      linky_cache: await eraseOldEntries(connection, now),
      linky_sessions: sessions.length,
      linky_links: links.length,
      linky_consents: consents.length,
      linky_tokens: await eraseOldTokens(connection, now),
      linky_usage: await eraseOldUsage(connection, now),
    }
  }, LENGTHY)
}
