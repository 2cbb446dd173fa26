import { count } from 'drizzle-orm'
import type { Database } from '../../platform/database/database.js'
import type { Metrics } from '../../platform/process/metrics.js'
import type { Verdict } from './notify-approval.js'
import { NOTIFICATION_STATUSES } from './notification.js'
import { approvals } from './tables.js'

/**
 * Shows how far France Travail has been told.
 *
 * @returns what to call at the end of each attempt
 */
export function measureApprovals(
  metrics: Pick<Metrics, 'counter' | 'gauge'>,
  database: Database,
): (verdict: Verdict) => void {
  metrics.gauge('hub_approvals', 'PASS IAE, by the status of their notification.', 'status', () =>
    countStatuses(database),
  )
  return metrics.counter(
    'hub_approval_attempts_total',
    'Attempts to tell France Travail of a PASS IAE, by how they ended.',
    'verdict',
  )
}

async function countStatuses(database: Database): Promise<Record<string, number>> {
  const { status } = approvals
  const rows = await database.run((connection) =>
    connection.select({ status, count: count() }).from(approvals).groupBy(status),
  )
  const none = Object.fromEntries(NOTIFICATION_STATUSES.map((each) => [each, 0]))
  return { ...none, ...Object.fromEntries(rows.map((row) => [row.status, row.count])) }
}
