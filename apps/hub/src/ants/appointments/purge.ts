// Erasing what is personal, once nobody needs it any more. What remains says that somebody came, when and where.
import { and, asc, eq, exists, inArray, isNotNull, lt, notExists, or, sql } from 'drizzle-orm'
import type { Connection, Database } from '../../platform/database.js'
import { forgetOldAnswers } from '../../platform/idempotency.js'
import type { Jobs } from '../../platform/jobs.js'
import type { Logger } from '../../platform/logging.js'
import { dayNumber, dayText } from '../agenda/calendar-day.js'
import { applicationSynchronizations } from '../declarations/tables.js'
import { todayIn } from '../today.js'
import { touch } from './change-clock.js'
import { appointmentApplications, appointmentHistory, appointments } from './tables.js'

/** Appointments erased in one transaction. */
const BATCH = 200
/** Where it is still the day before: a day that is over there is over everywhere. */
const LAST_TIME_ZONE = 'Etc/GMT+12'

export interface PurgeOptions {
  /** Days that contacts and numbers are kept after the appointment. */
  retentionDays: number
  /** Epoch milliseconds. */
  now: number
}

/** How much was erased. */
export type PurgeCounts = Readonly<Record<'appointments' | 'numbers' | 'answers', number>>

/** Has `jobs` purge every night, once for all processes. */
export function registerPurge(
  jobs: Jobs,
  { database, retentionDays, logger }: { database: Database; retentionDays: number; logger: Logger },
): void {
  const everyNight = { cron: '23 3 * * *', expiresAfter: 3_600 }
  const handler = async (): Promise<void> => {
    logger.info?.('purged', { ...(await purge(database, { retentionDays, now: Date.now() })) })
  }
  jobs.register('purge', handler, everyNight)
}

/** Erases contacts, numbers and their pages of old appointments, and stored answers. Safe to run at any time, by several at once. */
export async function purge(database: Database, { retentionDays, now }: PurgeOptions): Promise<PurgeCounts> {
  const answers = await forgetOldAnswers(database)
  const counts = { appointments: 0, numbers: 0, answers }
  const firstDayKept = dayText(dayNumber(todayIn(LAST_TIME_ZONE, now)) - retentionDays)
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop -- one batch after the other
    const erased = await database.transaction((transaction) => eraseBatch(transaction, `${firstDayKept}T00:00`))
    counts.appointments += erased.appointments
    counts.numbers += erased.numbers
    if (erased.appointments === 0) return counts
  }
}

async function eraseBatch(transaction: Connection, before: string): Promise<{ appointments: number; numbers: number }> {
  const { id, endsAt, contact } = appointments
  const numbersOf = transaction
    .select({ one: sql`1` })
    .from(appointmentApplications)
    .where(eq(appointmentApplications.appointmentId, id))
  const old = await transaction
    .select({ id })
    .from(appointments)
    .where(and(lt(endsAt, before), or(isNotNull(contact), exists(numbersOf))))
    .orderBy(asc(id))
    .limit(BATCH)
    .for('update')
  const ids = old.map((row) => row.id)
  if (ids.length === 0) return { appointments: 0, numbers: 0 }

  const numbers = await eraseNumbers(transaction, ids)
  await transaction.update(appointments).set({ contact: null }).where(inArray(id, ids))
  const erased = { kind: 'erased' as const, actor: 'job:purge', detail: {} }
  await transaction.insert(appointmentHistory).values(ids.map((appointmentId) => ({ appointmentId, ...erased })))
  await touch(transaction, ids)
  return { appointments: ids.length, numbers }
}

/** Another appointment may hold the same number: what is to be told of it then stays. */
async function eraseNumbers(transaction: Connection, appointmentIds: string[]): Promise<number> {
  const { appointmentId, applicationKey } = appointmentApplications
  const ofThese = inArray(appointmentId, appointmentIds)
  const keys = transaction.select({ applicationKey }).from(appointmentApplications).where(ofThese)
  const locked = await transaction
    .select({ key: applicationSynchronizations.applicationKey })
    .from(applicationSynchronizations)
    .where(inArray(applicationSynchronizations.applicationKey, keys))
    .orderBy(asc(applicationSynchronizations.applicationKey))
    .for('update')
  const gone = await transaction
    .delete(appointmentApplications)
    .where(ofThese)
    .returning({ id: appointmentApplications.id })
  const stillHeld = transaction
    .select({ one: sql`1` })
    .from(appointmentApplications)
    .where(eq(applicationKey, applicationSynchronizations.applicationKey))
  const lockedKeys = locked.map(({ key }) => key)
  await transaction
    .delete(applicationSynchronizations)
    .where(and(inArray(applicationSynchronizations.applicationKey, lockedKeys), notExists(stillHeld)))
  return gone.length
}
