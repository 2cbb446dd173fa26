import { sql } from 'drizzle-orm'
import type { Connection } from '../../platform/database/database.js'

/** Any constant that no other advisory lock of this database has. */
const AGENDA_LOCK = 7_281_966

/**
 * Until the end of the transaction no other transaction writes meeting points. First statement of every transaction that does, so that
 * writers come one after the other and what an import compares with is what it replaces.
 */
export async function lockAgenda(transaction: Connection): Promise<void> {
  await transaction.execute(sql`select pg_advisory_xact_lock(${AGENDA_LOCK})`)
}
