import { bigint, index, integer, pgTable, text, timestamp } from 'drizzle-orm/pg-core'
import type { SynchronizationStatus } from './synchronization.js'

/**
 * What remains to be told to ANTS, one row per number. A change of any appointment that touches the number raises
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
    /** Who synchronises it now, until when; both null when nobody does. */
    leaseOwner: text('lease_owner'),
    leaseUntil: timestamp('lease_until', { withTimezone: true }),
    attempts: integer().notNull().default(0),
    nextAttemptAt: timestamp('next_attempt_at', { withTimezone: true }).notNull().defaultNow(),
    /** A code, never a message. */
    lastError: text('last_error'),
    firstFailedAt: timestamp('first_failed_at', { withTimezone: true }),
    /** Until when a request to ANTS may still be carried out; null when none is on its way. */
    unsettledUntil: timestamp('unsettled_until', { withTimezone: true }),
  },
  (table) => [index('application_synchronizations_due').on(table.status, table.nextAttemptAt)],
)
