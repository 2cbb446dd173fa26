// What is to come for many people at once, for lists: one SQL statement, whatever their number.
import { and, eq, gt, inArray } from 'drizzle-orm'
import type { UpcomingAppointments } from '../../platform/people/upcoming-appointments.js'
import type { AppointmentContent } from './appointment-content.js'
import { appointmentAssociatedData } from './associated-data.js'
import type { RecordingOptions } from './record-event.js'
import { sourceAppointments, sourceParticipations } from './tables.js'
import { selectUpcoming } from './upcoming.js'

const SOURCE = 'rdv-insertion'

/** By the ids of rdv-insertion; everybody who was asked for has an entry. */
export async function readUpcoming(
  { database, cipher }: Pick<RecordingOptions, 'database' | 'cipher'>,
  userIds: readonly number[],
  now: number,
): Promise<Map<number, UpcomingAppointments>> {
  const { appointmentId, source, status, userId } = sourceParticipations
  const rows = await database.run((connection) =>
    connection
      .select({ userId, status, id: sourceAppointments.id, details: sourceAppointments.details })
      .from(sourceParticipations)
      .innerJoin(
        sourceAppointments,
        and(eq(sourceAppointments.source, source), eq(sourceAppointments.id, appointmentId)),
      )
      .where(and(eq(source, SOURCE), inArray(userId, [...userIds]), gt(sourceAppointments.startsAt, new Date(now)))),
  )
  // Of a group, one appointment is decrypted once.
  const appointments = new Map<number, AppointmentContent['details']>()
  const byUser = new Map<number, { status: string; starts_at: string; rdv: AppointmentContent['details'] }[]>()
  for (const row of rows) {
    const rdv =
      appointments.get(row.id) ??
      (JSON.parse(
        cipher.decrypt(row.details, appointmentAssociatedData(SOURCE, row.id)),
      ) as AppointmentContent['details'])
    appointments.set(row.id, rdv)
    byUser.set(row.userId, [...(byUser.get(row.userId) ?? []), { status: row.status, starts_at: rdv.starts_at, rdv }])
  }
  return new Map(userIds.map((id) => [id, selectUpcoming(byUser.get(id) ?? [], now)]))
}
