import { sql } from 'drizzle-orm'
import { bigserial, customType, index, pgTable, text, timestamp } from 'drizzle-orm/pg-core'

/** A transaction's number that never comes again; as text, since it may pass what a number of JavaScript can hold. */
const transactionNumber = customType<{ data: string }>({ dataType: () => 'xid8' })

/**
 * What changed the slots of which meeting point, for the processes that keep slots in memory. Triggers on `appointments` and
 * `meeting_points` write it (see the migration), so that no writer can forget, be it a statement typed by hand.
 */
export const slotChanges = pgTable(
  'slot_changes',
  {
    id: bigserial({ mode: 'number' }).primaryKey(),
    transactionId: transactionNumber('transaction_id').notNull().default(sql`pg_current_xact_id()`),
    /** Empty when a table was truncated: everything may have changed. */
    meetingPointId: text('meeting_point_id').notNull(),
    /** `YYYY-MM-DD` of appointments taken, moved or cancelled; null when the meeting point itself changed. */
    day: text(),
    at: timestamp({ withTimezone: true }).notNull().default(sql`clock_timestamp()`),
  },
  (table) => [index('slot_changes_transaction').on(table.transactionId), index('slot_changes_at').on(table.at)],
)
