import { count, eq, sql } from 'drizzle-orm'
import type { Database } from '../../platform/database.js'
import type { Metrics } from '../../platform/metrics.js'
import { appointmentApplications } from '../appointments/tables.js'
import type { ApplicationState } from '../appointments/types.js'
import type { Verdict } from './synchronization.js'
import { applicationSynchronizations } from './tables.js'

const STATES: readonly ApplicationState[] = ['pending', 'declared', 'refused', 'failed', 'withdrawing', 'withdrawn']

/**
 * Shows how far ANTS has been told.
 * @returns what to call at the end of each attempt
 */
export function measureDeclarations(metrics: Metrics, database: Database): (verdict: Verdict) => void {
  metrics.gauge('hub_declarations', 'Application numbers of appointments, by what ANTS has been told.', 'state', () =>
    countStates(database),
  )
  metrics.gauge(
    'hub_declarations_overdue_seconds',
    'For how long the oldest due synchronization, and the oldest failing one, have been waiting.',
    'kind',
    () => oldest(database),
  )
  return metrics.counter(
    'hub_synchronization_attempts_total',
    'Attempts to bring ANTS up to date, by how they ended.',
    'verdict',
  )
}

async function countStates(database: Database): Promise<Record<string, number>> {
  const { state } = appointmentApplications
  const rows = await database.run((connection) =>
    connection.select({ state, count: count() }).from(appointmentApplications).groupBy(state),
  )
  const none = Object.fromEntries(STATES.map((each) => [each, 0]))
  return { ...none, ...Object.fromEntries(rows.map((row) => [row.state, row.count])) }
}

async function oldest(database: Database): Promise<Record<string, number>> {
  const { status, nextAttemptAt, firstFailedAt } = applicationSynchronizations
  const since = (time: typeof nextAttemptAt | typeof firstFailedAt) =>
    sql<string>`greatest(coalesce(extract(epoch from clock_timestamp() - min(${time})), 0), 0)::text`
  const [waiting] = await database.run((connection) =>
    connection
      .select({ due: since(nextAttemptAt), failing: since(firstFailedAt) })
      .from(applicationSynchronizations)
      .where(eq(status, 'due')),
  )
  return { due: Number(waiting?.due ?? 0), failing: Number(waiting?.failing ?? 0) }
}
