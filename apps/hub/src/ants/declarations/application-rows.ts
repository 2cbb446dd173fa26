import { eq } from 'drizzle-orm'
import type { WantedAppointment } from '@hub/ants-client'
import type { Connection } from '../../platform/database.js'
import { wallClockAt, wallClockText } from '../agenda/wall-clock.js'
import { appointmentApplications, appointments } from '../appointments/tables.js'
import type { Application, ApplicationChange } from './applications.js'
import type { BegunAttempt } from './synchronize.js'

type Row = typeof appointmentApplications.$inferSelect

/** Everything that holds or held a number; without a sealed number when nothing does. */
export async function readApplications(
  connection: Connection,
  applicationKey: string,
  now: number,
): Promise<{ applications: Application[]; sealedNumber: BegunAttempt['sealedNumber'] | undefined }> {
  const { timeZone, endsAt } = appointments
  const rows = await connection
    .select({ row: appointmentApplications, timeZone, endsAt })
    .from(appointmentApplications)
    .innerJoin(appointments, eq(appointments.id, appointmentApplications.appointmentId))
    .where(eq(appointmentApplications.applicationKey, applicationKey))
    .orderBy(appointmentApplications.id)
  const first = rows[0]?.row
  return {
    applications: rows.map((each) => applicationOf(each.row, isOver(each, now))),
    sealedNumber: first && { applicationRowId: first.id, text: first.applicationId },
  }
}

export async function writeApplicationChange(
  transaction: Connection,
  { id, state, hasNewState, declared, told }: ApplicationChange,
): Promise<void> {
  await transaction
    .update(appointmentApplications)
    .set({
      // A state that stays is not written: what people changed meanwhile would be undone.
      ...(hasNewState ? { state } : {}),
      told,
      declaredMeetingPoint: declared?.meeting_point ?? null,
      declaredMeetingPointId: declared?.meeting_point_id ?? null,
      declaredAppointmentDate: declared?.appointment_date ?? null,
      declaredManagementUrl: declared?.management_url ?? null,
    })
    .where(eq(appointmentApplications.id, id))
}

export async function writeTold(transaction: Connection, id: string, told: Application['told']): Promise<void> {
  await transaction.update(appointmentApplications).set({ told }).where(eq(appointmentApplications.id, id))
}

function isOver({ timeZone, endsAt }: { timeZone: string; endsAt: string }, now: number): boolean {
  return endsAt <= wallClockText(wallClockAt(now, timeZone))
}

function applicationOf(row: Row, isPast: boolean): Application {
  const { id, appointmentId, isLive, state, told } = row
  const wanted = {
    meeting_point: row.meetingPoint,
    meeting_point_id: row.meetingPointId,
    appointment_date: row.appointmentDate,
    management_url: row.managementUrl,
  }
  return { id, appointmentId, isLive, isPast, state, wanted, declared: declaredOf(row), told }
}

function declaredOf(row: Row): WantedAppointment | null {
  const {
    declaredMeetingPoint: meeting_point,
    declaredMeetingPointId: meeting_point_id,
    declaredAppointmentDate: appointment_date,
    declaredManagementUrl: management_url,
  } = row
  if (meeting_point === null || meeting_point_id === null) return null
  if (appointment_date === null || management_url === null) return null
  return { meeting_point, meeting_point_id, appointment_date, management_url }
}
