import { eq } from 'drizzle-orm'
import type { WantedAppointment } from '@hub/ants-client'
import type { Connection } from '../../../platform/database/database.js'
import { wallClockAt, formatWallClockMinute } from '../agenda/wall-clock.js'
import { appointmentApplications, appointments } from '../appointments/tables.js'
import type { Application, ApplicationChange } from './applications.js'
import type { BegunAttempt } from './synchronize.js'

type Row = typeof appointmentApplications.$inferSelect

/** Everything that holds or held a number; without an encrypted number when nothing does. */
export async function readApplications(
  connection: Connection,
  applicationKey: string,
  now: number,
): Promise<{ applications: Application[]; encryptedNumber: BegunAttempt['encryptedNumber'] | undefined }> {
  const { timeZone, endsAt } = appointments
  const rows = await connection
    .select({ row: appointmentApplications, timeZone, endsAt })
    .from(appointmentApplications)
    .innerJoin(appointments, eq(appointments.id, appointmentApplications.appointmentId))
    .where(eq(appointmentApplications.applicationKey, applicationKey))
    .orderBy(appointmentApplications.id)
  const first = rows[0]?.row
  return {
    applications: rows.map((each) => toApplication(each, now)),
    encryptedNumber: first && { applicationRowId: first.id, text: first.applicationId },
  }
}

export async function writeApplicationChange(
  transaction: Connection,
  { id, state, hasNewState, declared, published }: ApplicationChange,
): Promise<void> {
  await transaction
    .update(appointmentApplications)
    .set({
      // A state that stays is not written: what people changed meanwhile would be undone.
      ...(hasNewState ? { state } : {}),
      published,
      declaredMeetingPoint: declared?.meeting_point ?? null,
      declaredMeetingPointId: declared?.meeting_point_id ?? null,
      declaredAppointmentDate: declared?.appointment_date ?? null,
      declaredManagementUrl: declared?.management_url ?? null,
    })
    .where(eq(appointmentApplications.id, id))
}

export async function writeOutbox(
  transaction: Connection,
  id: string,
  published: Application['published'],
): Promise<void> {
  await transaction.update(appointmentApplications).set({ published }).where(eq(appointmentApplications.id, id))
}

function toApplication(
  { row, timeZone, endsAt }: { row: Row; timeZone: string; endsAt: string },
  now: number,
): Application {
  const { id, appointmentId, isLive, state, published } = row
  const wanted = {
    meeting_point: row.meetingPoint,
    meeting_point_id: row.meetingPointId,
    appointment_date: row.appointmentDate,
    management_url: row.managementUrl,
  }
  const declared = readDeclared(row)
  const present = formatWallClockMinute(wallClockAt(now, timeZone))
  const isPast = endsAt <= present
  const isOver =
    isPast && [...published, ...(declared ? [declared] : [])].every((each) => each.appointment_date <= present)
  return { id, appointmentId, isLive, isPast, isOver, state, wanted, declared, published }
}

function readDeclared(row: Row): WantedAppointment | null {
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
