// Erases old personal data. The source keeps its own.
import { and, isNull, lt, or, type SQL, sql } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import type { Database } from '../../platform/database/database.js'
import type { Retention } from '../../platform/feature.js'
import { LENGTHY } from '../../platform/database/time-limits.js'
import { AHEAD_KEPT, REPEATED_FOR } from './event-age.js'
import { eraseOldOrders } from './event-orders.js'
import { sourceAppointments, sourceInvitations, webhookDeliveries } from './tables.js'

const DAY = 86_400_000
/** Rows erased in one transaction. */
const BATCH = 500
const DELIVERIES_KEPT = sql`interval '1 day' * ${REPEATED_FOR / DAY}`

/** Numbers of erased rows; `deliveries` counts digests and orders. */
export type RetentionCounts = Readonly<Record<'source_appointments' | 'source_invitations' | 'deliveries', number>>

/**
 * Erases old appointments with who took part, old invitations, the digests of deliveries that are no longer repeated, and the order of
 * events about objects not heard of for so long that nothing it holds back would be taken.
 */
export async function eraseOld(database: Database, { retentionDays, now }: Retention): Promise<RetentionCounts> {
  const before = new Date(now - retentionDays * DAY)
  const { receivedAt, aheadUntil } = webhookDeliveries
  const delivered = and(
    lt(receivedAt, sql`now() - ${DELIVERIES_KEPT}`),
    or(isNull(aheadUntil), lt(aheadUntil, new Date(now - AHEAD_KEPT))),
  )
  return {
    source_appointments: await eraseRows(database, sourceAppointments, lt(sourceAppointments.startsAt, before)),
    source_invitations: await eraseRows(database, sourceInvitations, lt(sourceInvitations.sentAt, before)),
    deliveries: (await eraseRows(database, webhookDeliveries, delivered)) + (await eraseOldOrders(database, now)),
  }
}

/** In small transactions, so that a webhook that arrives meanwhile is answered at once. */
async function eraseRows(database: Database, table: PgTable, isOld: SQL | undefined): Promise<number> {
  let count = 0
  for (;;) {
    const some = sql`select ctid from ${table} where ${isOld} limit ${BATCH} for update skip locked`
    const deleted = await database.run(
      (connection) => connection.delete(table).where(sql`ctid in (${some})`).returning({ one: sql`1` }),
      LENGTHY,
    )
    count += deleted.length
    if (deleted.length < BATCH) return count
  }
}
