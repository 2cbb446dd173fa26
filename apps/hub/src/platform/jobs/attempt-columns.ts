import { integer, text, timestamp } from 'drizzle-orm/pg-core'

/** Columns of a table whose rows are each worked on by one process at a time until done, with growing retry delays. */
export function attemptColumns() {
  return {
    /** The process that holds the row, and until when; both null when none does. */
    leaseOwner: text('lease_owner'),
    leaseUntil: timestamp('lease_until', { withTimezone: true }),
    /** Failed attempts in a row. */
    attempts: integer().notNull().default(0),
    nextAttemptAt: timestamp('next_attempt_at', { withTimezone: true }).notNull().defaultNow(),
    /** A code, never a message. */
    lastError: text('last_error'),
    firstFailedAt: timestamp('first_failed_at', { withTimezone: true }),
  }
}
