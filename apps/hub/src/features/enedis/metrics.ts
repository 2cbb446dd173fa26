import { count, gt, sql } from 'drizzle-orm'
import type { Database } from '../../platform/database/database.js'
import type { Metrics } from '../../platform/process/metrics.js'
import { linkyAccounts, linkyCache, linkyPoints } from './tables.js'

/** Accounts, points and entries of the cache. Nothing of a person is in a label. */
export function measureGateway(metrics: Pick<Metrics, 'gauge'>, database: Database, now: () => number): void {
  metrics.gauge('hub_linky_accounts', 'Accounts of the energy gateway, by state.', 'state', async () => {
    const active = sql<number>`count(*) filter (where ${linkyAccounts.deactivatedAt} is null)`.mapWith(Number)
    const [row] = await database.run((connection) => connection.select({ active, all: count() }).from(linkyAccounts))
    return { active: row?.active ?? 0, deactivated: (row?.all ?? 0) - (row?.active ?? 0) }
  })
  metrics.gauge('hub_linky_points', 'Usage points of accounts, by state.', 'state', async () => {
    const { status } = linkyPoints
    const rows = await database.run((connection) =>
      connection.select({ status, number: count() }).from(linkyPoints).groupBy(status),
    )
    const none = { active: 0, pending: 0, revoked: 0 }
    return { ...none, ...Object.fromEntries(rows.map((row) => [row.status, row.number])) }
  })
  metrics.gauge('hub_linky_cache_entries', 'Entries of the cache that are not over.', 'state', async () => {
    const isLive = gt(linkyCache.expiresAt, new Date(now()))
    const [row] = await database.run((connection) =>
      connection.select({ number: count() }).from(linkyCache).where(isLive),
    )
    return { live: row?.number ?? 0 }
  })
}
