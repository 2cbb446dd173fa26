import { count, eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { Database } from '../../../platform/database/database.js'
import type { Metrics } from '../../../platform/process/metrics.js'
import { appointmentApplications } from '../appointments/tables.js'
import type { ApplicationState } from '../appointments/types.js'
import { UNCONFIRMED_CODES, type AttemptOutcome } from './synchronization.js'
import { applicationSynchronizations } from './tables.js'

const STATES: readonly ApplicationState[] = ['pending', 'declared', 'unconfirmed', 'failed', 'withdrawing', 'withdrawn']

/**
 * Metrics of the synchronization with ANTS.
 * @returns what to call at the end of each attempt
 */
export function measureDeclarations(metrics: Metrics, database: Database): (attemptOutcome: AttemptOutcome) => void {
  metrics.gauge('hub_declarations', 'Application numbers of appointments, by what ANTS has been told.', 'state', () =>
    countStates(database),
  )
  metrics.gauge(
    'hub_declarations_overdue_seconds',
    'For how long the oldest due synchronization, the oldest failing one, and the oldest that ANTS does not let us confirm have been waiting.',
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
  const { status, nextAttemptAt, firstFailedAt, lastError } = applicationSynchronizations
  const since = (time: SQL) =>
    sql<string>`greatest(coalesce(extract(epoch from clock_timestamp() - min(${time})), 0), 0)::text`
  const isUnconfirmed = inArray(lastError, [...UNCONFIRMED_CODES])
  const [waiting] = await database.run((connection) =>
    connection
      .select({
        due: since(sql`${nextAttemptAt}`),
        failing: since(sql`case when not ${isUnconfirmed} then ${firstFailedAt} end`),
        unconfirmed: since(sql`case when ${isUnconfirmed} then ${firstFailedAt} end`),
      })
      .from(applicationSynchronizations)
      .where(eq(status, 'due')),
  )
  return {
    due: Number(waiting?.due ?? 0),
    failing: Number(waiting?.failing ?? 0),
    unconfirmed: Number(waiting?.unconfirmed ?? 0),
  }
}
