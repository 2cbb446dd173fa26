// Erasing what is kept of people, once nobody needs it any more. The source stays who remembers.
import { lt, type SQL, sql } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import type { Database } from '../platform/database.js'
import type { Jobs } from '../platform/jobs.js'
import type { Logger } from '../platform/logging.js'
import { sourceAppointments, sourceInvitations, webhookDeliveries } from './tables.js'

const DAY = 86_400_000
/** Rows erased in one transaction. */
const BATCH = 500
/** rdv-insertion repeats a delivery for about three weeks, RDV-Solidarités for eight days. */
const DELIVERIES_KEPT = sql`interval '30 days'`

export interface RetentionOptions {
  /** Days that appointments are kept after they took place, and invitations after they were last heard of. */
  retentionDays: number
  /** Epoch milliseconds. */
  now: number
}

/** How much was erased. */
export type RetentionCounts = Readonly<Record<'source_appointments' | 'source_invitations' | 'deliveries', number>>

/** Has `jobs` erase every night, once for all processes. */
export function registerRetention(
  jobs: Jobs,
  { database, retentionDays, logger }: { database: Database; retentionDays: number; logger: Logger },
): void {
  const everyNight = { cron: '41 3 * * *', expiresAfter: 3_600 }
  const handler = async (): Promise<void> => {
    logger.info?.('purged webhooks', { ...(await eraseOld(database, { retentionDays, now: Date.now() })) })
  }
  jobs.register('purge-rdv-insertion', handler, everyNight)
}

/** Erases old appointments with who took part, old invitations, and the digests of deliveries that nobody repeats any more. */
export async function eraseOld(database: Database, { retentionDays, now }: RetentionOptions): Promise<RetentionCounts> {
  const before = new Date(now - retentionDays * DAY)
  const delivered = lt(webhookDeliveries.receivedAt, sql`now() - ${DELIVERIES_KEPT}`)
  return {
    source_appointments: await eraseRows(database, sourceAppointments, lt(sourceAppointments.startsAt, before)),
    source_invitations: await eraseRows(database, sourceInvitations, lt(sourceInvitations.sentAt, before)),
    deliveries: await eraseRows(database, webhookDeliveries, delivered),
  }
}

/** In small transactions, since a webhook that comes meanwhile is answered at once. */
async function eraseRows(database: Database, table: PgTable, isOld: SQL): Promise<number> {
  let count = 0
  for (;;) {
    const some = sql`select ctid from ${table} where ${isOld} limit ${BATCH} for update skip locked`
    // oxlint-disable-next-line no-await-in-loop -- one batch after the other
    const gone = await database.run((connection) =>
      connection.delete(table).where(sql`ctid in (${some})`).returning({ one: sql`1` }),
    )
    count += gone.length
    if (gone.length < BATCH) return count
  }
}
