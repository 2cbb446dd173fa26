import { and, desc, eq } from 'drizzle-orm'
import type { AppointmentContent, ParticipationContent } from './appointment-content.js'
import type { Invitation } from './invitation-content.js'
import type { RecordingOptions } from './record-event.js'
import { appointmentAssociatedData, invitationAssociatedData, participationAssociatedData } from './associated-data.js'
import type { Namespace } from './sources.js'
import { sourceAppointments, sourceInvitations, sourceParticipations } from './tables.js'

/** Far above what one person has; an answer must end somewhere. */
export const MAX_ENTRIES = 500

export interface UserParticipation extends ParticipationContent {
  /** As its place writes it: the offset is that of its clock. */
  starts_at: string
  rdv: AppointmentContent['details']
}

/** Latest first, by the time of the appointment. */
export async function readParticipations(
  { database, cipher }: RecordingOptions,
  source: Namespace,
  user: number,
): Promise<UserParticipation[]> {
  const { appointmentId, userId } = sourceParticipations
  const rows = await database.run((connection) =>
    connection
      .select({ participation: sourceParticipations, appointment: sourceAppointments })
      .from(sourceParticipations)
      .innerJoin(
        sourceAppointments,
        and(eq(sourceAppointments.source, sourceParticipations.source), eq(sourceAppointments.id, appointmentId)),
      )
      .where(and(eq(sourceParticipations.source, source), eq(userId, user)))
      .orderBy(desc(sourceAppointments.startsAt), desc(sourceAppointments.id))
      .limit(MAX_ENTRIES),
  )
  return rows.map(({ participation, appointment }) => {
    const associatedData = participationAssociatedData(source, appointment.id, user)
    // The hub itself encrypted this text: it need not be validated.
    const details = JSON.parse(cipher.decrypt(participation.details, associatedData)) as Omit<
      ParticipationContent,
      'id' | 'status'
    >
    const encrypted = cipher.decrypt(appointment.details, appointmentAssociatedData(source, appointment.id))
    const rdv = JSON.parse(encrypted) as AppointmentContent['details']
    const { created_by, created_at, user: person } = details
    const { id, status } = participation
    return { id, status, starts_at: rdv.starts_at, created_by, created_at, user: person, rdv }
  })
}

/** Latest first. */
export async function readInvitations({ database, cipher }: RecordingOptions, user: number): Promise<Invitation[]> {
  const rows = await database.run((connection) =>
    connection
      .select()
      .from(sourceInvitations)
      .where(eq(sourceInvitations.userId, user))
      .orderBy(desc(sourceInvitations.id))
      .limit(MAX_ENTRIES),
  )
  return rows.map(({ id, details }) => JSON.parse(cipher.decrypt(details, invitationAssociatedData(id))) as Invitation)
}
