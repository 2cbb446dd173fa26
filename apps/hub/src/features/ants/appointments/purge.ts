// Erases the personal data of old appointments. What remains: that there was an appointment, when and where.
import { and, asc, eq, exists, inArray, isNotNull, lt, notExists, or, sql } from 'drizzle-orm'
import type { Connection, Database } from '../../../platform/database/database.js'
import type { Retention } from '../../../platform/feature.js'
import { LENGTHY } from '../../../platform/database/time-limits.js'
import { dayNumber, dayText } from '../agenda/calendar-day.js'
import { LAST_TIME_ZONE } from '../agenda/wall-clock.js'
import { applicationSynchronizations } from '../declarations/tables.js'
import { formerContacts } from '../mails/tables.js'
import { todayIn } from '../today.js'
import { markChanged } from './change-clock.js'
import { deleteExpiredLinks } from './contact-links.js'
import { appointmentApplications, appointmentHistory, appointments, contactGrants, contactLinks } from './tables.js'

/** Appointments erased in one transaction. */
const BATCH = 200

/** Numbers of erased appointments and application numbers. */
export type PurgeCounts = Readonly<Record<'appointments' | 'numbers', number>>

/** Erases contacts, numbers and their pages of old appointments. Safe to run at any time, by several at once. */
export async function purge(database: Database, { retentionDays, now }: Retention): Promise<PurgeCounts> {
  await database.run(deleteExpiredLinks)
  const counts = { appointments: 0, numbers: 0 }
  const firstDayKept = dayText(dayNumber(todayIn(LAST_TIME_ZONE, now)) - retentionDays)
  for (;;) {
    const erased = await database.transaction(
      (transaction) => eraseBatch(transaction, `${firstDayKept}T00:00`),
      LENGTHY,
    )
    counts.appointments += erased.appointments
    counts.numbers += erased.numbers
    if (erased.appointments === 0) return counts
  }
}

async function eraseBatch(transaction: Connection, before: string): Promise<{ appointments: number; numbers: number }> {
  const { id, endsAt, contact } = appointments
  const numbersQuery = transaction
    .select({ one: sql`1` })
    .from(appointmentApplications)
    .where(eq(appointmentApplications.appointmentId, id))
  const old = await transaction
    .select({ id })
    .from(appointments)
    .where(and(lt(endsAt, before), or(isNotNull(contact), exists(numbersQuery))))
    .orderBy(asc(id))
    .limit(BATCH)
    .for('update')
  const ids = old.map((row) => row.id)
  if (ids.length === 0) return { appointments: 0, numbers: 0 }

  const numbers = await eraseNumbers(transaction, ids)
  await transaction
    .update(appointments)
    .set({ contact: null, confirmedContact: null, isAddressProven: false })
    .where(inArray(id, ids))
  await transaction.delete(contactLinks).where(inArray(contactLinks.appointmentId, ids))
  await transaction.delete(contactGrants).where(inArray(contactGrants.appointmentId, ids))
  await transaction.delete(formerContacts).where(inArray(formerContacts.appointmentId, ids))
  const erased = { kind: 'erased' as const, actor: 'job:purge', detail: {} }
  await transaction.insert(appointmentHistory).values(ids.map((appointmentId) => ({ appointmentId, ...erased })))
  await markChanged(transaction, ids)
  return { appointments: ids.length, numbers }
}

/** Another appointment may hold the same number: its synchronization row then stays. */
async function eraseNumbers(transaction: Connection, appointmentIds: string[]): Promise<number> {
  const { appointmentId, applicationKey } = appointmentApplications
  const inTheseAppointments = inArray(appointmentId, appointmentIds)
  const keys = transaction.select({ applicationKey }).from(appointmentApplications).where(inTheseAppointments)
  const locked = await transaction
    .select({ key: applicationSynchronizations.applicationKey })
    .from(applicationSynchronizations)
    .where(inArray(applicationSynchronizations.applicationKey, keys))
    .orderBy(asc(applicationSynchronizations.applicationKey))
    .for('update')
  const deleted = await transaction
    .delete(appointmentApplications)
    .where(inTheseAppointments)
    .returning({ id: appointmentApplications.id })
  const stillHeld = transaction
    .select({ one: sql`1` })
    .from(appointmentApplications)
    .where(eq(applicationKey, applicationSynchronizations.applicationKey))
  const lockedKeys = locked.map(({ key }) => key)
  await transaction
    .delete(applicationSynchronizations)
    .where(and(inArray(applicationSynchronizations.applicationKey, lockedKeys), notExists(stillHeld)))
  return deleted.length
}
