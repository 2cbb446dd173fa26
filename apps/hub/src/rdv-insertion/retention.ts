// Erasing what is kept of people, once nobody needs it any more. The source stays who remembers.
import { lt, sql } from 'drizzle-orm'
import type { Database } from '../platform/database.js'
import type { Jobs } from '../platform/jobs.js'
import type { Logger } from '../platform/logging.js'
import { sourceAppointments, sourceInvitations, webhookDeliveries } from './tables.js'

const DAY = 86_400_000
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
  return database.transaction(async (transaction) => {
    const { id } = sourceAppointments
    const old = lt(sourceAppointments.startsAt, before)
    const appointments = await transaction.delete(sourceAppointments).where(old).returning({ id })
    const invitations = await transaction
      .delete(sourceInvitations)
      .where(lt(sourceInvitations.sentAt, before))
      .returning({ id: sourceInvitations.id })
    const deliveries = await transaction
      .delete(webhookDeliveries)
      .where(lt(webhookDeliveries.receivedAt, sql`now() - ${DELIVERIES_KEPT}`))
      .returning({ digest: webhookDeliveries.digest })
    return {
      source_appointments: appointments.length,
      source_invitations: invitations.length,
      deliveries: deliveries.length,
    }
  })
}
