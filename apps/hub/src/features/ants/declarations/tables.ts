import { bigint, index, pgTable, text, timestamp } from 'drizzle-orm/pg-core'
import { attemptColumns } from '../../../platform/jobs/attempt-columns.js'
import type { SynchronizationStatus } from './synchronization.js'

/**
 * What remains to be declared to ANTS, one row per number. A change of any appointment that touches the number raises
 * `wanted_version` in its own transaction; who synchronised what was wanted at version n writes n to `done_version`.
 */
export const applicationSynchronizations = pgTable(
  'application_synchronizations',
  {
    /** Keyed digest of the canonical number. */
    applicationKey: text('application_key').primaryKey(),
    wantedVersion: bigint('wanted_version', { mode: 'number' }).notNull().default(1),
    doneVersion: bigint('done_version', { mode: 'number' }).notNull().default(0),
    status: text().$type<SynchronizationStatus>().notNull().default('due'),
    ...attemptColumns(),
    /** Until when ANTS may still execute a request; null when none is running. */
    unsettledUntil: timestamp('unsettled_until', { withTimezone: true }),
  },
  (table) => [index('application_synchronizations_due').on(table.status, table.nextAttemptAt)],
)
